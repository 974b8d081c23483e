package org.tocsin.server.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.observation.OfficialAlert;

/**
 * One change of the state's siren as a datagram: names as the source writes them, resolved to codes only by the decoder,
 * so that the journal keeps what was said.
 *
 * @param oblast name of the oblast
 * @param raion name, or null where the siren is for the whole oblast
 * @param hromada name, or null where it is for the whole raion
 */
public record SirenMessage(
    String oblast,
    @Nullable String raion,
    @Nullable String hromada,
    OfficialAlert.Signal signal,
    OfficialAlert.Kind kind,
    Instant at) {

  public Datagram datagram(String feed) {
    ObjectNode o = Messages.object();
    o.put("oblast", oblast);
    if (raion != null) {
      o.put("raion", raion);
    }
    if (hromada != null) {
      o.put("hromada", hromada);
    }
    o.put("signal", signal.name()).put("kind", kind.name()).put("at", at.toString());
    String place = oblast + '/' + (raion == null ? "" : raion) + '/' + (hromada == null ? "" : hromada);
    return new Datagram(feed, place + '/' + signal + '/' + kind + '/' + at, at, Forms.SIREN, Messages.bytes(o));
  }
}
