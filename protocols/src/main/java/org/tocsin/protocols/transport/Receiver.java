package org.tocsin.protocols.transport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source of bytes. A thread of its own takes them from the network into a bounded queue; a second one hands them to the sink,
 * so that a slow sink costs the oldest messages, counted, and never the connection.
 */
public interface Receiver extends AutoCloseable {
  /**
   * One datagram, MQTT message, answer, or part of a stream.
   *
   * @param from sender's address or topic
   * @param kept to be run when the message is safe: a broker then forgets it
   */
  record Message(byte[] bytes, Instant receivedAt, String from, Runnable kept) {}

  /** Takes messages. Called from one thread. */
  interface Sink {
    void accept(Message m);

    /** Nothing came for a tenth of a second. */
    default void idle(Instant now) {}
  }

  /** Begins to receive; returns at once. What fails later is told by {@link #counters}. */
  void start(Sink sink);

  Counters counters();

  @Override
  void close();

  /**
   * Since the start.
   *
   * @param dropped lost to the full queue
   * @param duplicates received a second time and left out
   * @param refused from senders that are not listed, or too long
   * @param connections made, the first included
   * @param failures of the sink: messages that it threw on
   * @param lastReceived null before the first
   * @param problem what is wrong now, in one line; null when nothing is
   */
  record Counters(
      long received,
      long bytes,
      long dropped,
      long duplicates,
      long refused,
      long connections,
      long failures,
      @Nullable Instant lastReceived,
      @Nullable String problem) {}
}
