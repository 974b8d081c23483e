package org.tocsin.server.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.observation.SensorStatus;

/**
 * A feed's word on whether it is looking. Silence alone is never calm, so a feed that knows that its source answers says
 * so about once a minute, also when there is no news.
 *
 * @param areas codes of the areas it looks at; empty for the whole country
 * @param detail for the officer
 */
public record StatusMessage(SensorStatus.Health health, List<String> areas, String detail) {
  public StatusMessage {
    areas = List.copyOf(areas);
  }

  public Datagram datagram(String feed, Instant at) {
    ObjectNode o = Messages.object().put("health", health.name()).put("at", at.toString());
    ArrayNode codes = o.putArray("areas");
    areas.forEach(codes::add);
    o.put("detail", detail);
    return new Datagram(feed, "status " + at, at, Forms.STATUS, Messages.bytes(o));
  }
}
