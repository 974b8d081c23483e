package org.tocsin.server.outlet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Level;
import org.tocsin.core.threat.Evidence;

/** An alert as JSON with the names of its community; fields always in the same order. */
public final class AlertJson {
  private AlertJson() {}

  public static ObjectNode of(Alert a, Areas areas) {
    ObjectNode o = JsonNodeFactory.instance.objectNode();
    o.put("id", a.id()).put("revision", a.revision()).put("sequence", a.sequence()).put("entry", a.entry());
    o.put("community", a.community());
    areas.findArea(a.community()).ifPresent(c -> names(o, c, areas));
    o.put("state", a.state().name()).put("at", a.at().toString()).put("since", a.since().toString());
    o.put("threat_class", a.threatClass() == null ? null : a.threatClass().name()).put("model", a.model());
    o.put("earliest", time(a.earliest())).put("likely", time(a.likely())).put("latest", time(a.latest()));
    o.put("probability", Double.isNaN(a.probability()) ? null : Double.valueOf(a.probability()));
    ObjectNode reason = o.putObject("reason");
    reason.put("rule", a.reason().rule().name()).put("text", a.reason().text());
    var threats = reason.putArray("threats");
    a.reason().threats().forEach(threats::add);
    var evidence = reason.putArray("evidence");
    for (Evidence e : a.reason().evidence()) {
      ObjectNode n = evidence.addObject();
      n.put("entry", e.entry()).put("time", e.time().toString()).put("source", e.source());
      n.put("trust", e.trust().name()).put("message_id", e.messageId()).put("words", e.words());
    }
    return o;
  }

  private static void names(ObjectNode o, Area community, Areas areas) {
    o.put("name_uk", community.nameUk()).put("name_en", community.nameEn());
    areas
        .findEnclosing(community.code(), Level.OBLAST)
        .ifPresent(oblast -> o.put("oblast_uk", oblast.nameUk()).put("oblast_en", oblast.nameEn()));
  }

  private static @Nullable String time(@Nullable Instant t) {
    return t == null ? null : t.toString();
  }
}
