package org.tocsin.simulator.raid;

import java.util.List;
import org.tocsin.core.place.GeoPoint;

/**
 * Objects that fly together and are spoken of as one group.
 *
 * @param apart seconds since the raid's start from which it is apart from the one it split from; its own start otherwise
 * @param lead the path its members follow
 * @param origin name of the launch area
 */
public record Formation(
    int index, Weapon weapon, String origin, double apart, Trajectory lead, GeoPoint aim, List<Flight> flights) {
  public Formation {
    flights = List.copyOf(flights);
  }

  /** How many still fly at a time. */
  public int flying(double t) {
    int n = 0;
    for (Flight f : flights) {
      n += t >= f.path().start() && t < f.path().end() ? 1 : 0;
    }
    return n;
  }

  /** When the last member came down. */
  public double end() {
    return flights.stream().mapToDouble(f -> f.path().end()).max().orElse(lead.end());
  }
}
