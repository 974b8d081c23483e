package org.tocsin.protocols.asterix;

import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.protocols.adsb.Quality;

/** Category 021. */
final class SelfReportMapping extends Mapping {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final @Nullable Field address;
  private final @Nullable Field lat;
  private final @Nullable Field lon;
  private final @Nullable Field fineLat;
  private final @Nullable Field fineLon;
  private final @Nullable Field geometric;
  private final @Nullable Field level;
  private final @Nullable Field speed;
  private final @Nullable Field course;
  private final @Nullable Field climb;
  private final @Nullable Field pressureClimb;
  private final @Nullable Field nacp;
  private final @Nullable Field nucp;
  private final @Nullable Field simulated;
  private final @Nullable Field otherTime;
  private final @Nullable Field lastTime;

  SelfReportMapping(Definition d) {
    super(d, d.hasField("071") ? "071" : "030");
    otherTime = find(d, "073");
    lastTime = find(d, "077");
    address = find(d, "080");
    lat = find(d, "130/LAT");
    lon = find(d, "130/LON");
    fineLat = find(d, "131/LAT");
    fineLon = find(d, "131/LON");
    geometric = find(d, "140");
    level = find(d, "145");
    speed = find(d, "160/GS");
    course = find(d, "160/TA");
    climb = d.hasField("157/GVR") ? d.field("157/GVR") : find(d, "157");
    pressureClimb = d.hasField("155/BVR") ? d.field("155/BVR") : find(d, "155");
    nacp = find(d, "090/NACP");
    nucp = d.hasField("090/NUCPNIC") ? d.field("090/NUCPNIC") : find(d, "090/PA");
    simulated = find(d, "040/SIM");
  }

  @Override
  double timeOfDay(Record r) {
    return orElse(super.timeOfDay(r), orElse(number(r, otherTime), number(r, lastTime)));
  }

  @Override
  Object map(Record r, Station station, Instant at, boolean acceptSimulated) {
    if (!acceptSimulated && integer(r, simulated, 0) == 1) {
      return "simulated or test target";
    }
    double latitude = orElse(number(r, fineLat), number(r, lat));
    double longitude = orElse(number(r, fineLon), number(r, lon));
    if (!valid(latitude, longitude)) {
      return "no position";
    }
    double metresASecond = number(r, speed) * NAUTICAL_MILE;
    double direction = Math.toRadians(number(r, course));
    return new PositionReport(
        station.source(),
        at,
        HEX.toHexDigits(integer(r, address, 0), 6),
        new GeoPoint(latitude, longitude),
        orElse(number(r, geometric) * FOOT, number(r, level) * FLIGHT_LEVEL),
        metresASecond * Math.sin(direction),
        metresASecond * Math.cos(direction),
        orElse(number(r, climb), number(r, pressureClimb)) * FEET_A_MINUTE,
        sigma(r),
        false);
  }

  private double sigma(Record r) {
    int accuracy = integer(r, nacp, -1);
    return accuracy > 0 ? Quality.sigmaOfNacp(accuracy) : Quality.sigmaOfNucp(integer(r, nucp, 0));
  }
}
