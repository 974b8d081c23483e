package org.tocsin.server.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;

/**
 * Reads a spotter's report: {@code {"lat","lon","accuracy_m"?,"bearing_deg"?,"sound"?,"kind"?,"count"?,"observed_at"?,
 * "note"?,"spotter"?}}. Gives a sighting near the spotter, and a bearing when a direction was given.
 */
public final class SightingDecoder implements Decoder {
  /** A moped-like engine is heard in a quiet night from about this far; eyes reach a little less in the dark. */
  private static final double REACH = 3000;

  /** A pointed phone is good to about this, degrees. */
  private static final double BEARING_SIGMA = 15;

  private static final Sighting.Count ONE_OR_FEW = Sighting.Count.UNSTATED;

  private final Map<String, Trust> spotters;

  /** @param spotters trust of those who are known by name; others are {@link Trust#PUBLIC} */
  public SightingDecoder(Map<String, Trust> spotters) {
    this.spotters = spotters;
  }

  @Override
  public Decoded decode(Datagram datagram) {
    try {
      return new Decoded.Observations(read(Messages.parse(datagram.body()), datagram));
    } catch (Messages.Unusable e) {
      return new Decoded.Refused(e.reason());
    }
  }

  private List<Observation> read(JsonNode o, Datagram d) throws Messages.Unusable {
    double lat = required("lat", Messages.number(o, "lat", -90, 90));
    double lon = required("lon", Messages.number(o, "lon", -180, 180));
    double accuracy = Messages.number(o, "accuracy_m", 0, 100_000);
    double azimuth = Messages.number(o, "bearing_deg", 0, 360);
    double count = Messages.number(o, "count", 1, 1000);
    boolean sound = o.path("sound").asBoolean(false);
    Instant at = time(o, d.receivedAt());
    String name = Messages.findText(o, "spotter");
    Source source = new Source(d.feed(), name == null ? "anonymous" : name, trust(name));
    String kind = Messages.findText(o, "kind");
    ClassMix classes = classes(kind);
    GeoPoint here = new GeoPoint(lat, lon);

    List<Observation> out = new ArrayList<>();
    boolean pointed = !Double.isNaN(azimuth);
    GeoPoint there = pointed ? Sphere.destination(here, azimuth, REACH / 2) : here;
    double sigma = StrictMath.max(pointed ? REACH / 2 : REACH / 1.5, Double.isNaN(accuracy) ? 0 : accuracy);
    out.add(
        new Sighting(
            source,
            at,
            at,
            "explosion".equals(kind) ? Sighting.Kind.EXPLOSION : Sighting.Kind.OBJECT,
            Sighting.Fate.ACTIVE,
            new Sighting.Subject(
                classes, null, Double.isNaN(count) ? ONE_OR_FEW : Sighting.Count.of((int) count)),
            new Sighting.Motion(PositionMixture.of(there, sigma), null, Double.NaN, Double.NaN),
            List.of(),
            new Sighting.Basis(
                source.name() + "/" + (d.key() == null ? at.toString() : d.key()),
                words(kind, sound, azimuth),
                null,
                Sighting.Change.REPORT,
                Set.of(),
                0.8)));
    if (pointed && !"explosion".equals(kind)) {
      Bearing.Medium medium = sound ? Bearing.Medium.SOUND : Bearing.Medium.LIGHT;
      out.add(new Bearing(source, at, here, azimuth == 360 ? 0 : azimuth, BEARING_SIGMA, medium, classes));
    }
    return out;
  }

  private Trust trust(@Nullable String spotter) {
    return spotter == null ? Trust.PUBLIC : spotters.getOrDefault(spotter, Trust.PUBLIC);
  }

  private static Instant time(JsonNode o, Instant receivedAt) throws Messages.Unusable {
    Instant at = Messages.findTime(o, "observed_at");
    if (at == null) {
      return receivedAt;
    }
    if (at.isAfter(receivedAt.plus(PostDecoder.AHEAD))) {
      throw new Messages.Unusable("observed_at " + at + " is ahead of its receipt at " + receivedAt);
    }
    return at.isAfter(receivedAt) ? receivedAt : at;
  }

  private static ClassMix classes(@Nullable String kind) throws Messages.Unusable {
    return switch (kind) {
      case "drone" -> ClassMix.UAV;
      case "missile" -> ClassMix.MISSILE;
      case "aircraft" ->
          new ClassMix.Builder()
              .with(ThreatClass.CIVIL_AIRCRAFT, 0.7)
              .with(ThreatClass.CARRIER_AIRCRAFT, 0.2)
              .with(ThreatClass.UNKNOWN, 0.1)
              .build();
      case "explosion", "unknown" -> ClassMix.UNKNOWN;
      case null -> ClassMix.UNKNOWN;
      default ->
          throw new Messages.Unusable(
              "field kind must be drone, missile, aircraft, explosion or unknown, not " + Messages.quoted(kind));
    };
  }

  /** Says nothing of where the spotter stands: these words are shown to everybody. */
  private static String words(@Nullable String kind, boolean sound, double azimuth) {
    String what = (kind == null ? "unknown" : kind) + (sound ? " heard" : " seen");
    return Double.isNaN(azimuth) ? what : what + ", bearing " + StrictMath.round(azimuth) + "°";
  }

  private static double required(String field, double value) throws Messages.Unusable {
    if (Double.isNaN(value)) {
      throw new Messages.Unusable("field " + field + " is missing");
    }
    return value;
  }
}
