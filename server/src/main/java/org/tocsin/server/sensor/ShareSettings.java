package org.tocsin.server.sensor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tocsin.protocols.transport.Tls;

/**
 * One authorised receiver of our tracks. Tracks are not public: a receiver gets them because the operator names it.
 *
 * @param every pause between two pictures
 */
public record ShareSettings(String name, String host, int port, Duration every, Form form) {
  /** In which form. */
  public sealed interface Form {
    /**
     * Cursor on Target to a TAK server: tracks, threatened areas and alarms.
     *
     * @param tls null only for a server on this machine
     * @param prefix of our identities, by which what comes back is recognised
     */
    record Cot(@Nullable Tls tls, String prefix) implements Form {}

    /** Tracks as ASTERIX category 062 in UDP datagrams, under a source code of ours. */
    record Asterix(int sac, int sic) implements Form {}
  }
}
