package org.tocsin.protocols.cot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.PositionMixture;

/**
 * From events to observations. A person's air object is a sighting, a machine's a track report, an aircraft's own position a
 * position report; an acoustic detection with a direction is a bearing. Everything else on a TAK net is not about the air.
 */
public final class CotObserver {
  /** Phones' clocks are off; an event is old only when it is stale by more than this. */
  private static final Duration MARGIN = Duration.ofMinutes(2);
  /** Assumed where an event gives no error, metres. */
  private static final double PERSON_SIGMA = 2000;
  private static final double MACHINE_SIGMA = 500;

  private final Source source;
  private final String ownPrefix;
  private final boolean exercise;

  /**
   * @param ownPrefix of the identities that we publish under; such events are our own come back
   * @param exercise true to take events marked as exercise or simulation, which are refused otherwise
   */
  public CotObserver(Source source, String ownPrefix, boolean exercise) {
    this.source = source;
    this.ownPrefix = ownPrefix;
    this.exercise = exercise;
  }

  /** What became of an event. */
  public sealed interface Outcome {
    record Observed(Observation observation) implements Outcome {}

    /** @param reason one line */
    record Ignored(String reason) implements Outcome {}
  }

  public Outcome observe(CotEvent e, Instant receivedAt) {
    if (e.uid().startsWith(ownPrefix)) {
      return new Outcome.Ignored("our own event come back");
    }
    if (!exercise && (e.opex().startsWith("e") || e.opex().startsWith("s"))) {
      return new Outcome.Ignored("exercise or simulation");
    }
    Instant stale = e.stale();
    if (stale != null && stale.plus(MARGIN).isBefore(receivedAt)) {
      return new Outcome.Ignored("stale");
    }
    GeoPoint at = new GeoPoint(e.lat(), e.lon());
    Instant told = e.time();
    Instant time = told == null || told.isAfter(receivedAt) ? receivedAt : told;
    if (e.type().equals("b-d-a")) {
      return bearing(e, at, time);
    }
    if (!e.type().matches("a-.-A(-.*)?")) {
      return new Outcome.Ignored("not about the air");
    }
    ClassMix classes = CotTypes.classes(e.type());
    double speed = track(e, "speed");
    double course = track(e, "course");
    double east = speed * Math.sin(Math.toRadians(course));
    double north = speed * Math.cos(Math.toRadians(course));
    boolean friend = e.type().charAt(2) == 'f' || e.type().charAt(2) == 'n';
    if (e.how().startsWith("h")) {
      return new Outcome.Observed(sighting(e, at, time, classes, course));
    }
    double sigma = e.ce() > 0 ? e.ce() : MACHINE_SIGMA;
    if (friend) {
      return new Outcome.Observed(
          new PositionReport(source, time, e.uid(), at, e.hae(), east, north, Double.NaN, sigma, false));
    }
    int number = e.uid().hashCode() & Integer.MAX_VALUE;
    return new Outcome.Observed(
        new TrackReport(source, time, number, at, e.hae(), east, north, Double.NaN, sigma, classes));
  }

  private static double track(CotEvent e, String name) {
    return e.findDetail("track").map(t -> t.number(name)).orElse(Double.NaN);
  }

  private Sighting sighting(CotEvent e, GeoPoint at, Instant time, ClassMix classes, double course) {
    String words = e.findDetail("remarks").map(Element::text).orElse("");
    boolean heading = course >= 0 && course <= 360;
    return new Sighting(
        source,
        time,
        time,
        Sighting.Kind.OBJECT,
        Sighting.Fate.ACTIVE,
        new Sighting.Subject(classes, null, Sighting.Count.UNSTATED),
        new Sighting.Motion(
            PositionMixture.of(at, e.ce() > 0 ? e.ce() : PERSON_SIGMA),
            null,
            heading ? course : Double.NaN,
            heading ? 25 : Double.NaN),
        List.of(),
        new Sighting.Basis(e.uid(), words, null, Sighting.Change.REPORT, Set.of(), 1));
  }

  private Outcome bearing(CotEvent e, GeoPoint at, Instant time) {
    Element sensor = e.findDetail("sensor").orElse(null);
    double azimuth = sensor == null ? Double.NaN : sensor.number("azimuth");
    if (sensor == null || !(azimuth >= 0 && azimuth <= 360)) {
      return new Outcome.Ignored("acoustic detection without a direction");
    }
    double fov = sensor.number("fov");
    // A direction anywhere in a field of view: the deviation of an even spread is its width over the root of twelve.
    double sigma = fov > 0 && fov <= 360 ? fov / Math.sqrt(12) : 15;
    return new Outcome.Observed(
        new Bearing(source, time, at, azimuth % 360, sigma, Bearing.Medium.SOUND, ClassMix.UNKNOWN));
  }
}
