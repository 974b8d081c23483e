package org.tocsin.protocols.cot;

import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.ThreatClass;

/** Event types of air objects (MIL-STD-2525C battle dimensions as TAK clients draw them). */
public final class CotTypes {
  private CotTypes() {}

  /** The type of a hostile object of that class, as clients draw it. */
  public static String of(ThreatClass c) {
    return switch (c) {
      case STRIKE_UAV -> "a-h-A-M-F-Q-A";
      case RECON_UAV -> "a-h-A-M-F-Q";
      case DECOY_UAV -> "a-h-A-W-D";
      case CRUISE_MISSILE -> "a-h-A-W-M-C-M";
      case BALLISTIC_MISSILE -> "a-h-A-W-M-B";
      case AEROBALLISTIC_MISSILE -> "a-h-A-W-M-A-S";
      case GLIDE_BOMB -> "a-h-A-W-B";
      case SURFACE_TO_AIR_MISSILE, ROCKET_ARTILLERY -> "a-h-A-W-M-S-S";
      case CARRIER_AIRCRAFT -> "a-h-A-M-F";
      case CIVIL_AIRCRAFT -> "a-n-A-C-F";
      case UNKNOWN -> "a-u-A";
    };
  }

  /** What a type says about the class of an air object; unknown for what it leaves open. */
  static ClassMix classes(String type) {
    if (type.length() < 5) {
      return ClassMix.UNKNOWN;
    }
    char affiliation = type.charAt(2);
    String function = type.length() > 6 ? type.substring(6) : "";
    if (affiliation == 'f' || affiliation == 'n') {
      return ClassMix.of(ThreatClass.CIVIL_AIRCRAFT);
    }
    if (function.startsWith("M-F-Q-A")) {
      return ClassMix.of(ThreatClass.STRIKE_UAV);
    }
    if (function.startsWith("M-F-Q") || function.startsWith("M-H-Q") || function.startsWith("C-F-q")) {
      return ClassMix.UAV;
    }
    if (function.startsWith("W-M-C")) {
      return ClassMix.of(ThreatClass.CRUISE_MISSILE);
    }
    if (function.startsWith("W-M-B")) {
      return ClassMix.of(ThreatClass.BALLISTIC_MISSILE);
    }
    if (function.startsWith("W-M")) {
      return ClassMix.MISSILE;
    }
    if (function.startsWith("W-B")) {
      return ClassMix.of(ThreatClass.GLIDE_BOMB);
    }
    if (function.startsWith("W-D")) {
      return ClassMix.of(ThreatClass.DECOY_UAV);
    }
    return function.startsWith("M-F") ? ClassMix.of(ThreatClass.CARRIER_AIRCRAFT) : ClassMix.UNKNOWN;
  }
}
