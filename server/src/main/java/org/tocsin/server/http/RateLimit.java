package org.tocsin.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many requests a minute for each client, saved up to one minute's worth. Remembers the {@value #CLIENTS} clients
 * seen last; one that was forgotten starts afresh. Safe for all threads.
 */
final class RateLimit {
  static final int CLIENTS = 10_000;

  private final double perMinute;
  private final LongSupplier nanos;
  private final LinkedHashMap<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CLIENTS;
        }
      };

  private static final class Bucket {
    double left;
    long at;
  }

  /** @param nanos a clock that never goes back */
  RateLimit(int perMinute, LongSupplier nanos) {
    this.perMinute = perMinute;
    this.nanos = nanos;
  }

  /** Takes one request from a client's allowance; false when none is left. */
  synchronized boolean admits(String client) {
    long now = nanos.getAsLong();
    Bucket b = buckets.get(client);
    if (b == null) {
      b = new Bucket();
      b.left = perMinute;
      b.at = now;
      buckets.put(client, b);
    }
    b.left = Math.min(perMinute, b.left + (now - b.at) / 60e9 * perMinute);
    b.at = now;
    if (b.left < 1) {
      return false;
    }
    b.left--;
    return true;
  }
}
