package org.tocsin.server.feed;

import java.time.Duration;
import java.util.List;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.observation.Observation;

/** Hop 2 for one form of datagram. Called in the order of the journal, from one thread. */
public interface Decoder {
  /** Never throws for bad data. */
  Decoded decode(Datagram datagram);

  /** How far back it remembers: so much of the journal is read to it again after a restart. */
  default Duration memory() {
    return Duration.ofHours(2);
  }

  /** What of the datagram just decoded is recorded: all of it, unless the operator keeps no raw traffic. */
  default Datagram kept(Datagram datagram) {
    return datagram;
  }

  /** What became of a datagram. */
  sealed interface Decoded {
    record Observations(List<Observation> observations) implements Decoded {}

    /** @param reason one line that says what is wrong with the data */
    record Refused(String reason) implements Decoded {}
  }
}
