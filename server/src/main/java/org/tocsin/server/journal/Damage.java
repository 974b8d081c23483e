package org.tocsin.server.journal;

import java.io.IOException;

/** A journal file does not hold what was written. */
public final class Damage extends IOException {
  private final long offset;
  private final boolean tail;

  /**
   * @param offset first byte that cannot be trusted
   * @param tail true when nothing valid follows, as after a write that was cut short
   */
  Damage(String file, long offset, boolean tail, String what) {
    super(file + ", byte " + offset + ": " + what);
    this.offset = offset;
    this.tail = tail;
  }

  long offset() {
    return offset;
  }

  boolean tail() {
    return tail;
  }
}
