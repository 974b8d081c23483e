package org.tocsin.server.journal;

import static org.tocsin.server.journal.Json.instant;
import static org.tocsin.server.journal.Json.number;
import static org.tocsin.server.journal.Json.optional;
import static org.tocsin.server.journal.Json.put;
import static org.tocsin.server.journal.Json.required;
import static org.tocsin.server.journal.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;

/** The richest observation, apart from the others. */
final class SightingCodec {
  private SightingCodec() {}

  static void encode(Sighting s, ObjectNode o) {
    o.put("from", s.from().toString()).put("to", s.to().toString());
    o.put("kind", s.kind().name()).put("fate", s.fate().name());
    o.set("classes", ObservationCodec.classes(s.subject().classes()));
    if (s.subject().model() != null) {
      o.put("model", s.subject().model());
    }
    Sighting.Count count = s.subject().count();
    o.putObject("count").put("min", count.min()).put("max", count.max()).put("stated", count.stated());
    Sighting.Motion motion = s.motion();
    if (motion.at() != null) {
      ObservationCodec.mixture(motion.at(), o.putArray("at"));
    }
    if (motion.toward() != null) {
      ObservationCodec.mixture(motion.toward(), o.putArray("toward"));
    }
    put(o, "course", motion.course());
    put(o, "course_sigma", motion.courseSigma());
    ObservationCodec.strings(o.putArray("areas"), s.areas());
    Sighting.Basis basis = s.basis();
    o.put("message_id", basis.messageId()).put("words", basis.words());
    if (basis.replyTo() != null) {
      o.put("reply_to", basis.replyTo());
    }
    o.put("change", basis.change().name());
    var inferred = o.putArray("inferred");
    basis.inferred().forEach(i -> inferred.add(i.name()));
    o.put("weight", basis.weight());
  }

  static Sighting decode(Source source, JsonNode o) {
    JsonNode count = required(o, "count");
    EnumSet<Sighting.Inferred> inferred = EnumSet.noneOf(Sighting.Inferred.class);
    required(o, "inferred").forEach(n -> inferred.add(Sighting.Inferred.valueOf(n.asText())));
    return new Sighting(
        source,
        instant(o, "from"),
        instant(o, "to"),
        Sighting.Kind.valueOf(text(o, "kind")),
        Sighting.Fate.valueOf(text(o, "fate")),
        new Sighting.Subject(
            ObservationCodec.classes(required(o, "classes")),
            optional(o, "model"),
            new Sighting.Count(
                required(count, "min").intValue(),
                required(count, "max").intValue(),
                required(count, "stated").booleanValue())),
        new Sighting.Motion(
            ObservationCodec.mixture(o.get("at")),
            ObservationCodec.mixture(o.get("toward")),
            number(o, "course"),
            number(o, "course_sigma")),
        ObservationCodec.strings(required(o, "areas")),
        new Sighting.Basis(
            text(o, "message_id"),
            text(o, "words"),
            optional(o, "reply_to"),
            Sighting.Change.valueOf(text(o, "change")),
            inferred,
            required(o, "weight").doubleValue()));
  }
}
