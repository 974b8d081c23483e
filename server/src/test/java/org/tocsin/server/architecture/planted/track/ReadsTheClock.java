package org.tocsin.server.architecture.planted.track;

import java.time.Instant;

public final class ReadsTheClock {
  public Instant age() {
    return Instant.now();
  }
}
