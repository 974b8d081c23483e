package org.tocsin.core.threat;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.ThreatClass;

/**
 * How a class moves and harms: the physics behind association, forecast and expiry.
 *
 * @param speedMin lowest usual ground speed, m/s
 * @param speedTypical m/s
 * @param speedMax highest usual ground speed, m/s
 * @param wander standard deviation that the course gains in one minute of flight by turns nobody reports, degrees
 * @param flight mean time that an object seen now goes on flying (until impact, interception or turning back)
 * @param dangerRadius distance from the ground path or impact within which people are in danger, metres
 * @param lostAfter silence after which it counts as lost
 * @param forgetAfter silence after which it has ended
 */
public record ThreatProfile(
    double speedMin,
    double speedTypical,
    double speedMax,
    double wander,
    Duration flight,
    double dangerRadius,
    Duration lostAfter,
    Duration forgetAfter) {

  /**
   * Standard values. Speeds: manufacturers' and Air Force figures as given in public references (Shahed-136 about 185
   * km/h, Kh-101 190 to 270 m/s, Iskander-M mean over its arc about 1.2 km/s, Kinzhal up to Mach 9). Durations are set
   * so that a group outlives the usual pause between two posts about it (a recorded night: 90 % under 12 minutes). A drone's
   * wander is a leg of half an hour between turns of 20 to 30 degrees.
   */
  public static final Map<ThreatClass, ThreatProfile> STANDARD = standard();

  private static Map<ThreatClass, ThreatProfile> standard() {
    EnumMap<ThreatClass, ThreatProfile> m = new EnumMap<>(ThreatClass.class);
    m.put(ThreatClass.STRIKE_UAV, of(35, 50, 60, 4, 60, 2_000, 12, 35));
    m.put(ThreatClass.RECON_UAV, of(20, 30, 45, 20, 60, 1_000, 15, 30));
    m.put(ThreatClass.DECOY_UAV, of(35, 50, 60, 4, 50, 1_000, 12, 35));
    m.put(ThreatClass.CRUISE_MISSILE, of(180, 220, 270, 6, 25, 2_000, 4, 12));
    m.put(ThreatClass.BALLISTIC_MISSILE, of(800, 1_200, 2_000, 0, 4, 3_000, 4, 7));
    m.put(ThreatClass.AEROBALLISTIC_MISSILE, of(1_200, 1_800, 3_000, 0, 5, 3_000, 4, 8));
    m.put(ThreatClass.GLIDE_BOMB, of(180, 240, 300, 0, 4, 1_500, 4, 7));
    m.put(ThreatClass.SURFACE_TO_AIR_MISSILE, of(700, 1_000, 1_500, 0, 3, 2_000, 3, 6));
    m.put(ThreatClass.ROCKET_ARTILLERY, of(400, 600, 1_000, 0, 2, 1_500, 5, 15));
    m.put(ThreatClass.CARRIER_AIRCRAFT, of(150, 230, 650, 20, 90, 0, 40, 90));
    m.put(ThreatClass.CIVIL_AIRCRAFT, of(60, 200, 260, 3, 120, 0, 5, 15));
    m.put(ThreatClass.UNKNOWN, of(35, 55, 250, 12, 40, 2_000, 8, 18));
    return Collections.unmodifiableMap(m);
  }

  private static ThreatProfile of(
      double min, double typical, double max, double wander, int flight, double radius, int lost, int forget) {
    return new ThreatProfile(
        min, typical, max, wander, Duration.ofMinutes(flight), radius, Duration.ofMinutes(lost), Duration.ofMinutes(forget));
  }

  /** The profile of the most likely class. */
  public static ThreatProfile of(ClassMix classes, Map<ThreatClass, ThreatProfile> profiles) {
    ThreatProfile p = profiles.get(classes.main());
    if (p == null) {
      throw new IllegalArgumentException("no profile for " + classes.main());
    }
    return p;
  }

  /** Weapons that reach their target minutes after launch, so that a second report would come too late. */
  public static boolean isBallistic(ThreatClass c) {
    return c == ThreatClass.BALLISTIC_MISSILE
        || c == ThreatClass.AEROBALLISTIC_MISSILE
        || c == ThreatClass.SURFACE_TO_AIR_MISSILE;
  }
}
