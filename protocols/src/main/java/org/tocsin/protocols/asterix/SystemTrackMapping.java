package org.tocsin.protocols.asterix;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.place.GeoPoint;

/** Category 062. */
final class SystemTrackMapping extends Mapping {
  /** Correlated with a flight plan: nearly always a civil or friendly aircraft, never proof of it. */
  private static final ClassMix PLANNED =
      new ClassMix.Builder().with(ThreatClass.CIVIL_AIRCRAFT, 0.9).with(ThreatClass.UNKNOWN, 0.1).build();

  private final @Nullable Field number;
  private final @Nullable Field lat;
  private final @Nullable Field lon;
  private final @Nullable Field smoothed;
  private final @Nullable Field measured;
  private final @Nullable Field geometric;
  private final @Nullable Field vx;
  private final @Nullable Field vy;
  private final @Nullable Field speed;
  private final @Nullable Field course;
  private final @Nullable Field climb;
  private final @Nullable Field sigmaX;
  private final @Nullable Field sigmaY;
  private final @Nullable Field ended;
  private final @Nullable Field simulated;
  private final @Nullable Field planned;

  SystemTrackMapping(Definition d) {
    super(d, "070");
    number = d.hasField("040") ? d.field("040") : find(d, "040/TRN");
    lat = find(d, "105/LAT");
    lon = find(d, "105/LON");
    smoothed = find(d, "135/CTB");
    measured = find(d, "136");
    geometric = find(d, "130");
    vx = find(d, "185/VX");
    vy = find(d, "185/VY");
    speed = find(d, "180/GSP");
    course = find(d, "180/HDG");
    climb = find(d, "220");
    sigmaX = find(d, "500/APC/X");
    sigmaY = find(d, "500/APC/Y");
    ended = find(d, "080/TSE");
    simulated = find(d, "080/SIM");
    planned = find(d, "080/FPC");
  }

  @Override
  Object map(Record r, Station station, Instant at, boolean acceptSimulated) {
    if (!acceptSimulated && integer(r, simulated, 0) == 1) {
      return "simulated or test target";
    }
    if (integer(r, ended, 0) == 1) {
      return "last message of a track";
    }
    double latitude = number(r, lat);
    double longitude = number(r, lon);
    if (!valid(latitude, longitude)) {
      return "no geographic position";
    }
    double level = orElse(number(r, smoothed), number(r, measured)) * FLIGHT_LEVEL;
    double east = number(r, vx);
    double north = number(r, vy);
    if (vx == null) {
      double metresASecond = number(r, speed) * NAUTICAL_MILE;
      double direction = Math.toRadians(number(r, course));
      east = metresASecond * Math.sin(direction);
      north = metresASecond * Math.cos(direction);
    }
    return new TrackReport(
        station.source(),
        at,
        integer(r, number, 0),
        new GeoPoint(latitude, longitude),
        orElse(level, number(r, geometric) * FOOT),
        east,
        north,
        number(r, climb) * FEET_A_MINUTE,
        Math.max(number(r, sigmaX), number(r, sigmaY)),
        integer(r, planned, 0) == 1 ? PLANNED : ClassMix.UNKNOWN);
  }
}
