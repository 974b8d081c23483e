package org.tocsin.server.feed;

import org.tocsin.server.engine.Intake;

/** A source of datagrams: one virtual thread of its own from {@link #start} to {@link #close}. */
public interface Feed extends AutoCloseable {
  /** As configured; unique. */
  String name();

  /** Begins to receive; returns at once. Failures after this are health, not exceptions. */
  void start(Intake intake);

  FeedHealth health();

  @Override
  void close();
}
