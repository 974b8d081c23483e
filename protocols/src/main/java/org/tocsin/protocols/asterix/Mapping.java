package org.tocsin.protocols.asterix;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Observation;

/** From the records of one edition to observations in SI units. A result is an observation or, as text, why there is none. */
abstract class Mapping {
  static final double NAUTICAL_MILE = 1852;
  static final double FOOT = 0.3048;
  static final double FLIGHT_LEVEL = 100 * FOOT;
  static final double FEET_A_MINUTE = FOOT / 60;
  final @Nullable Field sac;
  final @Nullable Field sic;
  private final @Nullable Field time;

  Mapping(Definition d, String timePath) {
    sac = find(d, "010/SAC");
    sic = find(d, "010/SIC");
    time = find(d, timePath);
  }

  static @Nullable Field find(Definition d, String path) {
    return d.hasField(path) ? d.field(path) : null;
  }

  static double number(Record r, @Nullable Field f) {
    return f == null ? Double.NaN : r.number(f);
  }

  static int integer(Record r, @Nullable Field f, int otherwise) {
    return f == null ? otherwise : r.integer(f, otherwise);
  }

  /** Seconds since midnight, or NaN. */
  double timeOfDay(Record r) {
    return number(r, time);
  }

  /** @return an {@link Observation}, or a reason as {@link String} */
  abstract Object map(Record r, Station station, Instant at, boolean acceptSimulated);

  static double orElse(double value, double otherwise) {
    return Double.isNaN(value) ? otherwise : value;
  }

  static boolean valid(double lat, double lon) {
    return lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180;
  }

  static @Nullable Mapping of(Definition d) {
    return switch (d.category()) {
      case 1 -> new RadarMapping(d, "141", "090/HGT", "020/SIM", "020/TST", "020/RAB", NAUTICAL_MILE);
      case 48 -> new RadarMapping(d, "140", "090/FL", "020/SIM", "020/TST", "020/RAB", NAUTICAL_MILE);
      case 10 -> new RadarMapping(d, "140", "090/FL", "020/SIM", "020/TST", "020/RAB", 1);
      case 20 -> new RadarMapping(d, "140", "090/FL", "020/SIM", "020/TST", "020/RAB", 1);
      case 21 -> new SelfReportMapping(d);
      case 62 -> new SystemTrackMapping(d);
      default -> null;
    };
  }
}
