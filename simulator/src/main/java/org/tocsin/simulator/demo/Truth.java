package org.tocsin.simulator.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;

/** What really flew in the demo night; the posts say less, later and sometimes wrongly. */
public record Truth(Instant from, Instant until, List<Group> groups) {
  public Truth {
    groups = List.copyOf(groups);
  }

  /**
   * Objects that fly one route together.
   *
   * @param model named model as in the weapons table
   * @param count number at the first waypoint
   * @param waypoints in order of time, at least two
   * @param fates when and how members dropped out; their counts add up to {@code count}
   */
  public record Group(
      String id,
      ThreatClass threatClass,
      String model,
      int count,
      String origin,
      List<Waypoint> waypoints,
      List<Fate> fates) {
    public Group {
      waypoints = List.copyOf(waypoints);
      fates = List.copyOf(fates);
    }

    /** Position at a time, at constant speed between waypoints; empty before the first and after the last one. */
    public Optional<GeoPoint> findPosition(Instant at) {
      for (int i = 1; i < waypoints.size(); i++) {
        Waypoint a = waypoints.get(i - 1);
        Waypoint b = waypoints.get(i);
        if (!at.isBefore(a.time()) && !at.isAfter(b.time())) {
          double share =
              (double) Duration.between(a.time(), at).toMillis() / Duration.between(a.time(), b.time()).toMillis();
          double metres = Sphere.distance(a.point(), b.point());
          return Optional.of(Sphere.destination(a.point(), Sphere.bearing(a.point(), b.point()), share * metres));
        }
      }
      return Optional.empty();
    }

    /** How many still fly at a time. */
    public int remaining(Instant at) {
      return count - fates.stream().filter(f -> !f.time().isAfter(at)).mapToInt(Fate::count).sum();
    }
  }

  /**
   * @param place settlement or region, in Ukrainian
   * @param oblast name in Ukrainian, or null outside any or for the capital
   */
  public record Waypoint(Instant time, GeoPoint point, String place, @Nullable String oblast) {}

  /** The end of some members of a group near a waypoint. */
  public record Fate(Instant time, int count, End end, String place) {}

  public enum End {
    DESTROYED,
    /** Jammed or fallen somewhere: no longer seen. */
    LOST,
    HIT,
    /** Left the country, or turned home. */
    LEFT
  }
}
