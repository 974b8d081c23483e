package org.tocsin.simulator.sensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.protocols.acoustic.AcousticMessage;
import org.tocsin.protocols.acoustic.AcousticMessage.TimeSource;

/**
 * A net of microphones on a grid about a place. One that hears a drone sends a bearing each second, to where the drone was
 * when the sound left it; one that hears nothing sends a sign of life every half minute.
 */
public final class Microphones {
  private static final double HEARS = 6_000;
  private static final double SOUND = 340;
  private static final double SIGMA = 4;
  private static final int LIFE = 30;

  private final List<GeoPoint> sites = new ArrayList<>();
  private final SplittableRandom random;

  /** One message. */
  public record Sent(String sensor, byte[] bytes) {}

  /** @param apart metres between neighbours */
  public Microphones(GeoPoint centre, int count, double apart, long seed) {
    random = new SplittableRandom(seed);
    int side = (int) StrictMath.ceil(StrictMath.sqrt(count));
    for (int i = 0; i < count; i++) {
      GeoPoint row = Sphere.destination(centre, 0, (i / side - side / 2.0) * apart);
      sites.add(Sphere.destination(row, 90, (i % side - side / 2.0) * apart));
    }
  }

  public int size() {
    return sites.size();
  }

  /**
   * What the net sends in one second.
   *
   * @param compact every other microphone hangs on a GSM link and sends the compact form
   */
  public List<Sent> send(Sky sky, long second, Instant start, boolean compact) {
    List<Sent> out = new ArrayList<>();
    Instant time = start.plusSeconds(second);
    for (int i = 0; i < sites.size(); i++) {
      Sky.Flyer loudest = loudest(sky, sites.get(i), second);
      if (loudest == null && (second + i) % LIFE != 0) {
        continue;
      }
      AcousticMessage m = message(i, loudest, second, time);
      out.add(new Sent(m.sensor(), compact && i % 2 == 1 ? m.toCompact() : m.toJson()));
    }
    return out;
  }

  private static Sky.@org.jspecify.annotations.Nullable Flyer loudest(Sky sky, GeoPoint at, double t) {
    Sky.Flyer best = null;
    double nearest = HEARS;
    for (Sky.Flyer f : sky.flyers()) {
      double d = f.drone() ? Sphere.distance(at, f.at(t)) : Double.POSITIVE_INFINITY;
      if (d < nearest) {
        nearest = d;
        best = f;
      }
    }
    return best;
  }

  private AcousticMessage message(int i, Sky.@org.jspecify.annotations.Nullable Flyer heard, double t, Instant time) {
    GeoPoint at = sites.get(i);
    double bearing = Double.NaN;
    if (heard != null) {
      double late = Sphere.distance(at, heard.at(t)) / SOUND;
      GeoPoint then = heard.at(t - Sphere.distance(at, heard.at(t - late)) / SOUND);
      bearing = Sphere.normalise(Sphere.bearing(at, then) + SIGMA * random.nextGaussian());
    }
    Map<ThreatClass, Double> classes =
        heard == null ? Map.of() : Map.of(ThreatClass.STRIKE_UAV, 0.8, ThreatClass.CIVIL_AIRCRAFT, 0.1);
    return new AcousticMessage(
        String.format(Locale.ROOT, "m-%04d", i), at.lat(), at.lon(), time, TimeSource.GNSS, bearing,
        heard == null ? Double.NaN : SIGMA, classes, heard == null ? 35 : 58, 60 + i % 40);
  }
}
