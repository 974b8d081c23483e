package org.tocsin.server.feed;

/** A body that cannot be read at all; nothing of it was taken. The message is one line that says where and why. */
public final class Malformed extends Exception {
  Malformed(String line) {
    super(line.replaceAll("\\p{Cntrl}+", " "), null, false, false);
  }

  public String line() {
    return String.valueOf(getMessage());
  }
}
