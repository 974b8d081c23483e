package org.tocsin.ledger;

import java.util.List;
import java.util.TreeMap;

/** Classes of munition, as sources name them, and the families in which their figures can be compared. */
public final class Munition {
  public static final String MISSILES = "missiles";
  public static final String UAVS = "uavs";
  public static final String BOMBS = "bombs";
  public static final String ARTILLERY = "artillery";
  public static final String OTHER = "other_munitions";

  /** In the order in which tables list them. */
  public static final List<String> FAMILIES = List.of(UAVS, MISSILES, BOMBS, ARTILLERY, OTHER);

  private static final TreeMap<String, String> FAMILY = new TreeMap<>();

  static {
    for (String c :
        List.of(
            "cruise_missile", "ballistic_missile", "aeroballistic", "air_defence_missile_s300", "missile_unknown", "mixed")) {
      FAMILY.put(c, MISSILES);
    }
    for (String c : List.of("uav_strike", "uav_recon", "uav_decoy", "uav_unknown")) {
      FAMILY.put(c, UAVS);
    }
    FAMILY.put("glide_bomb", BOMBS);
    FAMILY.put("airstrike_unknown", BOMBS);
    FAMILY.put("artillery_rocket", ARTILLERY);
    FAMILY.put("artillery", ARTILLERY);
  }

  private Munition() {}

  public static String family(String munitionClass) {
    return FAMILY.getOrDefault(munitionClass, OTHER);
  }

  /** A class that says no more than the family; a figure of it may be the total of the others. */
  public static boolean isGeneral(String munitionClass) {
    return munitionClass.endsWith("_unknown");
  }
}
