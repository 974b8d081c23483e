package org.tocsin.protocols.capture;

/**
 * One recorded message.
 *
 * @param bytes holds it from {@code from} to {@code to}; not a copy, may be shared with other frames
 * @param nanos nanoseconds since 1970 (for FINAL: since the recording's day 0), or {@link #NO_TIME}
 * @param channel destination address and port, or the name of the framing
 */
public record Frame(byte[] bytes, int from, int to, long nanos, String channel) {
  public static final long NO_TIME = Long.MIN_VALUE;

  public int length() {
    return to - from;
  }
}
