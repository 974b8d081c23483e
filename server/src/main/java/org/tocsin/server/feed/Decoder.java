package org.tocsin.server.feed;

import java.util.List;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.observation.Observation;

/** Hop 2 for one form of datagram. Called in the order of the journal, from one thread. */
public interface Decoder {
  /** Never throws for bad data. */
  Decoded decode(Datagram datagram);

  /** What became of a datagram. */
  sealed interface Decoded {
    record Observations(List<Observation> observations) implements Decoded {}

    /** @param reason one line that says what is wrong with the data */
    record Refused(String reason) implements Decoded {}
  }
}
