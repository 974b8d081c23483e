package org.tocsin.server.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;

/** Reads {@link StatusMessage}s; an area that does not exist is an error, for nobody would look at it. */
public final class StatusDecoder implements Decoder {
  private final Areas areas;

  public StatusDecoder(Areas areas) {
    this.areas = areas;
  }

  @Override
  public Decoded decode(Datagram datagram) {
    try {
      JsonNode o = Messages.parse(datagram.body());
      List<String> codes = new ArrayList<>();
      for (JsonNode code : o.path("areas")) {
        if (areas.listCommunitiesOf(code.asText()).isEmpty()) {
          throw new Messages.Unusable("no area has the code " + Messages.quoted(code.asText()));
        }
        codes.add(code.asText());
      }
      Source source = new Source(datagram.feed(), datagram.feed(), Trust.TRUSTED);
      SensorStatus.Health health = Messages.choice(SensorStatus.Health.class, o, "health");
      String detail = Messages.findText(o, "detail");
      return new Decoded.Observations(
          List.of(new SensorStatus(source, Messages.time(o, "at"), health, codes, detail == null ? "" : detail)));
    } catch (Messages.Unusable e) {
      return new Decoded.Refused(e.reason());
    }
  }
}
