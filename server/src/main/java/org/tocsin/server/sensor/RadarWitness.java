package org.tocsin.server.sensor;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.place.TangentPlane;
import org.tocsin.core.track.Tracker;

/**
 * Holds what aircraft say of their place against what radar sees there. Where a radar that is at work would nearly always see an
 * aircraft and for several turns of it shows nothing near, the position is spoofed or jammed: it is marked suspect, so that
 * it explains no plot and makes nothing friendly. One plot near it takes the mark away again. Where no radar looks nothing is
 * marked. A function of the observations in their order.
 */
final class RadarWitness {
  /** Turns in a row without a plot, where at most one in five is expected to have none. */
  private static final int MISSES = 5;

  private static final double SURE = 0.8;
  /** Metres, and share of the range (azimuth errors), within which a plot supports a position. */
  private static final double NEAR = 2_000;

  private static final double NEAR_SHARE = 0.03;
  private static final double FORGOTTEN_S = 120;
  private static final int MOST_PLOTS = 20_000;
  private static final int MOST_AIRCRAFT = 8_192;

  private final TreeMap<String, Radar> radars = new TreeMap<>();
  private final TreeMap<String, Claim> claims = new TreeMap<>();
  private @Nullable Instant epoch;

  /** One radar and its plots of the last turns, as places in its own plane. */
  private static final class Radar {
    private final SensorSettings.Site site;
    private final TangentPlane plane;
    private final Deque<double[]> plots = new ArrayDeque<>();
    private double heard = Double.NEGATIVE_INFINITY;

    Radar(SensorSettings.Site site) {
      this.site = site;
      this.plane = new TangentPlane(site.point(), site.altitude());
    }
  }

  /** What one aircraft says, and since when radar has not seen it there. */
  private static final class Claim {
    private PositionReport last;
    private double judged;
    private int misses;

    Claim(PositionReport first, double now) {
      last = first;
      judged = now;
    }
  }

  RadarWitness(List<SensorSettings.Site> sites) {
    sites.forEach(s -> radars.put(s.name(), new Radar(s)));
  }

  /** The observation, or the same one marked. */
  Observation hear(Observation o) {
    return switch (o) {
      case Plot p -> {
        plot(p);
        yield o;
      }
      case SensorStatus s -> {
        Radar r = radars.get(s.source().name());
        if (r != null && s.health() != SensorStatus.Health.BLIND) {
          r.heard = seconds(s.time());
        }
        yield o;
      }
      case PositionReport p when !radars.isEmpty() -> judge(p);
      default -> o;
    };
  }

  private double seconds(Instant t) {
    Instant e = epoch;
    if (e == null) {
      e = t;
      epoch = t;
    }
    return t.getEpochSecond() - e.getEpochSecond() + (t.getNano() - e.getNano()) * 1e-9;
  }

  private void plot(Plot p) {
    Radar r = radars.get(p.source().name());
    if (r == null) {
      return;
    }
    double t = seconds(p.time());
    r.heard = Math.max(r.heard, t);
    double azimuth = Math.toRadians(p.azimuth());
    r.plots.addLast(new double[] {t, p.range() * Math.sin(azimuth), p.range() * Math.cos(azimuth)});
    while (r.plots.size() > MOST_PLOTS || r.plots.getFirst()[0] < t - 3 * r.site.period()) {
      r.plots.removeFirst();
    }
  }

  private PositionReport judge(PositionReport p) {
    double now = seconds(p.time());
    Claim c = claims.get(p.address());
    if (c == null || now - seconds(c.last.time()) > FORGOTTEN_S) {
      if (c == null && claims.size() >= MOST_AIRCRAFT && !forgetOld(now)) {
        return p;
      }
      claims.put(p.address(), new Claim(p, now));
      return p;
    }
    double turn = radars.values().stream().mapToDouble(r -> r.site.period()).max().orElse(0);
    if (now - c.judged >= turn + 1) {
      findSupport(c.last, p, c.judged, now).ifPresent(seen -> c.misses = seen ? 0 : c.misses + 1);
      c.judged = now;
    }
    c.last = p;
    return p.suspect() || c.misses < MISSES
        ? p
        : new PositionReport(
            p.source(), p.time(), p.address(), p.point(), p.altitude(), p.east(), p.north(), p.climb(), p.sigma(), true);
  }

  private boolean forgetOld(double now) {
    return claims.values().removeIf(c -> now - seconds(c.last.time()) > FORGOTTEN_S);
  }

  /**
   * Whether a radar saw the aircraft between two instants; nothing when none looked there. The aircraft is taken along the line
   * through its last two reports.
   */
  private Optional<Boolean> findSupport(PositionReport before, PositionReport p, double from, double now) {
    boolean looked = false;
    double apart = Math.max(0.1, now - seconds(before.time()));
    for (Radar r : radars.values()) {
      if (r.heard < from || !sees(r, p)) {
        continue;
      }
      looked = true;
      double altitude = Double.isNaN(p.altitude()) ? 0 : p.altitude();
      double[] at = r.plane.enu(p.point().lat(), p.point().lon(), altitude);
      double[] was = r.plane.enu(before.point().lat(), before.point().lon(), altitude);
      // Plots are drawn at their slant range: so is the aircraft.
      double ground = Math.hypot(at[0], at[1]);
      double slant = Math.hypot(ground, at[2]);
      double stretch = ground > 1 ? slant / ground : 1;
      double near = NEAR + NEAR_SHARE * slant + 3 * p.sigma();
      for (Iterator<double[]> it = r.plots.descendingIterator(); it.hasNext(); ) {
        double[] plot = it.next();
        if (plot[0] < from - r.site.period()) {
          break;
        }
        double back = (now - plot[0]) / apart;
        double east = (at[0] - back * (at[0] - was[0])) * stretch;
        double north = (at[1] - back * (at[1] - was[1])) * stretch;
        if (Math.hypot(plot[1] - east, plot[2] - north) < near) {
          return Optional.of(true);
        }
      }
    }
    return looked ? Optional.of(false) : Optional.empty();
  }

  private static boolean sees(Radar r, PositionReport p) {
    return !Double.isNaN(p.altitude()) && Tracker.visibility(r.site.model(), p.point(), p.altitude()) >= SURE;
  }

  /** Aircraft whose positions radar does not support now. */
  List<String> contradicted() {
    List<String> list = new ArrayList<>();
    claims.forEach((address, c) -> {
      if (c.misses >= MISSES) {
        list.add(address);
      }
    });
    return list;
  }
}
