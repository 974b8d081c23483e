package org.tocsin.simulator.raid;

import org.tocsin.core.observation.ThreatClass;

/**
 * What flies in a simulated raid. Speeds are the makers' and the Air Force's published figures. The shares that were
 * shot down or lost are those of the Air Force's daily reports, June 2024 to June 2026: strike UAVs 75 % and 13 % of
 * 97,736 launched, cruise missiles 74 % and 3 % of 2,740, ballistic missiles 22 % and 2 % of 1,260, aeroballistic
 * missiles 27 % and 9 % of 145; glide bombs and anti-aircraft missiles against ground targets are almost never stopped.
 */
public enum Weapon {
  SHAHED(ThreatClass.STRIKE_UAV, "Shahed-136", 44, 56, 0.75, 0.13, 1_000, 700),
  DECOY(ThreatClass.DECOY_UAV, "Gerbera", 40, 52, 0.45, 0.55, 300, 0),
  KH101(ThreatClass.CRUISE_MISSILE, "Kh-101", 195, 235, 0.74, 0.03, 1_500, 700),
  KALIBR(ThreatClass.CRUISE_MISSILE, "Kalibr", 210, 250, 0.74, 0.03, 1_500, 700),
  ISKANDER(ThreatClass.BALLISTIC_MISSILE, "Iskander-M", 0, 0, 0.22, 0.02, 2_000, 0),
  KINZHAL(ThreatClass.AEROBALLISTIC_MISSILE, "Kinzhal", 0, 0, 0.27, 0.09, 2_000, 0),
  S300(ThreatClass.SURFACE_TO_AIR_MISSILE, "S-300", 0, 0, 0.02, 0.0, 1_200, 0),
  GLIDE_BOMB(ThreatClass.GLIDE_BOMB, "KAB-500", 200, 260, 0.02, 0.02, 1_200, 0);

  private final ThreatClass threatClass;
  private final String model;
  private final double speedMin;
  private final double speedMax;
  private final double stopped;
  private final double lost;
  private final double impactRadius;
  private final double overflightRadius;

  Weapon(
      ThreatClass threatClass,
      String model,
      double speedMin,
      double speedMax,
      double stopped,
      double lost,
      double impactRadius,
      double overflightRadius) {
    this.threatClass = threatClass;
    this.model = model;
    this.speedMin = speedMin;
    this.speedMax = speedMax;
    this.stopped = stopped;
    this.lost = lost;
    this.impactRadius = impactRadius;
    this.overflightRadius = overflightRadius;
  }

  public ThreatClass threatClass() {
    return threatClass;
  }

  public String model() {
    return model;
  }

  /** Lowest usual air speed in level flight, m/s; 0 for what flies an arc. */
  public double speedMin() {
    return speedMin;
  }

  public double speedMax() {
    return speedMax;
  }

  /** Share of those launched that are shot down over the country. */
  public double stopped() {
    return stopped;
  }

  /** Share that comes down somewhere by jamming or failure. */
  public double lost() {
    return lost;
  }

  /** People this near to an impact are in danger, metres: blast, fragments, broken glass. */
  public double impactRadius() {
    return impactRadius;
  }

  /** People this near to the path of a low flight are in danger (it may turn down or be shot at), metres. */
  public double overflightRadius() {
    return overflightRadius;
  }

  /** True for what comes down minutes after launch on an arc. */
  public boolean onArc() {
    return speedMin == 0;
  }
}
