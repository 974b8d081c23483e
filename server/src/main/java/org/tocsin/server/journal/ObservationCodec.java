package org.tocsin.server.journal;

import static org.tocsin.server.journal.Json.instant;
import static org.tocsin.server.journal.Json.number;
import static org.tocsin.server.journal.Json.optional;
import static org.tocsin.server.journal.Json.put;
import static org.tocsin.server.journal.Json.real;
import static org.tocsin.server.journal.Json.required;
import static org.tocsin.server.journal.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.AttackSummary;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.PositionMixture;

/** Observations as JSON, with every field in the units of its record. */
final class ObservationCodec {
  private ObservationCodec() {}

  static ObjectNode encode(Observation observation) {
    ObjectNode o = Json.object();
    ObjectNode source = o.putObject("source");
    source.put("feed", observation.source().feed());
    source.put("name", observation.source().name());
    source.put("trust", observation.source().trust().name());
    switch (observation) {
      case Sighting s -> SightingCodec.encode(s, o.put("observation", "sighting"));
      case OfficialAlert a -> {
        o.put("observation", "official_alert").put("time", a.time().toString());
        strings(o.putArray("areas"), a.areas());
        o.put("signal", a.signal().name()).put("kind", a.kind().name()).put("words", a.words());
      }
      case SensorStatus s -> {
        o.put("observation", "sensor_status").put("time", s.time().toString()).put("health", s.health().name());
        strings(o.putArray("areas"), s.areas());
        o.put("detail", s.detail());
      }
      case AttackSummary a -> {
        o.put("observation", "attack_summary").put("time", a.time().toString()).put("from", a.from()).put("to", a.to());
        o.put("message", a.messageId());
        ArrayNode figures = o.putArray("figures");
        for (AttackSummary.Figure f : a.figures()) {
          figures.addObject().put("fact", f.fact().name()).put("what", f.what()).put("number", f.number());
        }
      }
      case Plot p -> {
        o.put("observation", "plot").put("time", p.time().toString());
        put(o, "range", p.range());
        put(o, "azimuth", p.azimuth());
        put(o, "elevation", p.elevation());
        put(o, "height", p.height());
        put(o, "range_rate", p.rangeRate());
        put(o, "sigma_range", p.sigmaRange());
        put(o, "sigma_azimuth", p.sigmaAzimuth());
        put(o, "sigma_elevation", p.sigmaElevation());
        o.put("mode_s", p.modeS()).put("mode_a", p.modeA());
      }
      case Bearing b -> {
        o.put("observation", "bearing").put("time", b.time().toString());
        o.set("from", point(b.from()));
        put(o, "azimuth", b.azimuth());
        put(o, "sigma", b.sigma());
        o.put("medium", b.medium().name());
        o.set("classes", classes(b.classes()));
      }
      case PositionReport p -> {
        o.put("observation", "position_report").put("time", p.time().toString()).put("address", p.address());
        o.set("point", point(p.point()));
        put(o, "altitude", p.altitude());
        velocity(o, p.east(), p.north(), p.climb());
        put(o, "sigma", p.sigma());
        o.put("suspect", p.suspect());
      }
      case TrackReport t -> {
        o.put("observation", "track_report").put("time", t.time().toString()).put("number", t.number());
        o.set("point", point(t.point()));
        put(o, "altitude", t.altitude());
        velocity(o, t.east(), t.north(), t.climb());
        put(o, "sigma", t.sigma());
        o.set("classes", classes(t.classes()));
      }
    }
    return o;
  }

  static Observation decode(JsonNode o) {
    JsonNode s = required(o, "source");
    Source source = new Source(text(s, "feed"), text(s, "name"), Trust.valueOf(text(s, "trust")));
    return switch (text(o, "observation")) {
      case "sighting" -> SightingCodec.decode(source, o);
      case "official_alert" ->
          new OfficialAlert(
              source,
              instant(o, "time"),
              strings(required(o, "areas")),
              OfficialAlert.Signal.valueOf(text(o, "signal")),
              OfficialAlert.Kind.valueOf(text(o, "kind")),
              text(o, "words"));
      case "sensor_status" ->
          new SensorStatus(
              source,
              instant(o, "time"),
              SensorStatus.Health.valueOf(text(o, "health")),
              strings(required(o, "areas")),
              text(o, "detail"));
      case "attack_summary" -> {
        List<AttackSummary.Figure> figures = new ArrayList<>();
        for (JsonNode f : required(o, "figures")) {
          Integer n = f.path("number").isIntegralNumber() ? Integer.valueOf(f.path("number").intValue()) : null;
          figures.add(new AttackSummary.Figure(AttackSummary.Fact.valueOf(text(f, "fact")), text(f, "what"), n));
        }
        yield new AttackSummary(
            source, instant(o, "time"), figures, o.path("from").textValue(), o.path("to").textValue(), text(o, "message"));
      }
      case "plot" ->
          new Plot(
              source,
              instant(o, "time"),
              number(o, "range"),
              number(o, "azimuth"),
              number(o, "elevation"),
              number(o, "height"),
              number(o, "range_rate"),
              number(o, "sigma_range"),
              number(o, "sigma_azimuth"),
              number(o, "sigma_elevation"),
              required(o, "mode_s").intValue(),
              required(o, "mode_a").intValue());
      case "bearing" ->
          new Bearing(
              source,
              instant(o, "time"),
              point(required(o, "from")),
              number(o, "azimuth"),
              number(o, "sigma"),
              Bearing.Medium.valueOf(text(o, "medium")),
              classes(required(o, "classes")));
      case "position_report" ->
          new PositionReport(
              source,
              instant(o, "time"),
              text(o, "address"),
              point(required(o, "point")),
              number(o, "altitude"),
              number(o, "east"),
              number(o, "north"),
              number(o, "climb"),
              number(o, "sigma"),
              required(o, "suspect").booleanValue());
      case "track_report" ->
          new TrackReport(
              source,
              instant(o, "time"),
              required(o, "number").intValue(),
              point(required(o, "point")),
              number(o, "altitude"),
              number(o, "east"),
              number(o, "north"),
              number(o, "climb"),
              number(o, "sigma"),
              classes(required(o, "classes")));
      case String other -> throw new IllegalArgumentException("unknown kind of observation: " + other);
    };
  }

  static ObjectNode classes(ClassMix mix) {
    ObjectNode o = Json.object();
    for (ThreatClass c : ThreatClass.values()) {
      if (mix.probability(c) > 0) {
        o.put(c.name(), mix.probability(c));
      }
    }
    return o;
  }

  static ClassMix classes(JsonNode o) {
    ClassMix.Builder b = new ClassMix.Builder();
    o.properties().forEach(e -> b.with(ThreatClass.valueOf(e.getKey()), e.getValue().doubleValue()));
    return b.build();
  }

  /** Each alternative as latitude, longitude, sigma in metres, weight. */
  static ArrayNode mixture(PositionMixture m, ArrayNode out) {
    for (PositionMixture.Component c : m.components()) {
      out.addArray().add(c.centre().lat()).add(c.centre().lon()).add(c.sigma()).add(c.weight());
    }
    return out;
  }

  static @Nullable PositionMixture mixture(@Nullable JsonNode list) {
    if (list == null || list.isNull()) {
      return null;
    }
    List<PositionMixture.Component> out = new ArrayList<>();
    for (JsonNode c : list) {
      GeoPoint centre = new GeoPoint(real(c.path(0)), real(c.path(1)));
      out.add(new PositionMixture.Component(centre, real(c.path(2)), real(c.path(3))));
    }
    return new PositionMixture(out);
  }

  static void strings(ArrayNode out, List<String> values) {
    values.forEach(out::add);
  }

  static List<String> strings(JsonNode list) {
    List<String> out = new ArrayList<>();
    list.forEach(n -> out.add(n.asText()));
    return out;
  }

  private static void velocity(ObjectNode o, double east, double north, double climb) {
    put(o, "east", east);
    put(o, "north", north);
    put(o, "climb", climb);
  }

  private static ArrayNode point(GeoPoint p) {
    return Json.object().arrayNode().add(p.lat()).add(p.lon());
  }

  private static GeoPoint point(JsonNode n) {
    return new GeoPoint(real(n.path(0)), real(n.path(1)));
  }
}
