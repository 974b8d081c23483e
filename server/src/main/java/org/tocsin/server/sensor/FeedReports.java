package org.tocsin.server.sensor;

import java.util.concurrent.ConcurrentSkipListMap;

/** The latest report of every sensor feed, from the core thread to all others. */
public final class FeedReports {
  private final ConcurrentSkipListMap<String, FeedReport> byFeed = new ConcurrentSkipListMap<>();

  void put(String feed, FeedReport report) {
    byFeed.put(feed, report);
  }

  public FeedReport of(String feed) {
    return byFeed.getOrDefault(feed, FeedReport.NOTHING);
  }
}
