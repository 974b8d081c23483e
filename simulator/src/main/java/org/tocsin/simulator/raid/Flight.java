package org.tocsin.simulator.raid;

import org.tocsin.core.place.GeoPoint;

/**
 * The truth of one object.
 *
 * @param formation index of the formation it flies in
 * @param path from launch to the end, in seconds since the raid's start
 * @param end how it ended
 * @param fallsAt where it, or what is left of it, comes down
 */
public record Flight(int formation, Weapon weapon, Trajectory path, End end, GeoPoint fallsAt) {
  /** How a flight ended. */
  public enum End {
    IMPACT,
    /** Shot down; debris falls. */
    STOPPED,
    /** Jammed, failed or out of fuel: nobody saw where. */
    LOST
  }

  /** Radius of danger about {@link #fallsAt}, metres. */
  public double fallRadius() {
    return end == End.IMPACT ? weapon.impactRadius() : StrictMath.min(weapon.impactRadius(), 500);
  }
}
