package org.tocsin.protocols.asterix;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Plot;

/** Categories 001, 010, 020 and 048. */
final class RadarMapping extends Mapping {
  private final double length;
  private final @Nullable Field rho;
  private final @Nullable Field theta;
  private final @Nullable Field x;
  private final @Nullable Field y;
  private final @Nullable Field height3d;
  private final @Nullable Field level;
  private final @Nullable Field levelBad;
  private final @Nullable Field doppler;
  private final @Nullable Field dopplerDoubtful;
  private final @Nullable Field address;
  private final @Nullable Field code;
  private final @Nullable Field sigmaX;
  private final @Nullable Field sigmaY;
  private final @Nullable Field simulated;
  private final @Nullable Field test;
  private final @Nullable Field monitor;
  private final @Nullable Field beyond;

  RadarMapping(Definition d, String time, String level, String sim, String test, String monitor, double length) {
    super(d, time);
    this.length = length;
    rho = find(d, "040/RHO");
    theta = d.category() == 10 ? find(d, "040/TH") : find(d, "040/THETA");
    x = length == 1 ? find(d, "042/X") : null;
    y = length == 1 ? find(d, "042/Y") : null;
    height3d = d.category() == 48 ? find(d, "110/3DH") : null;
    this.level = find(d, level);
    levelBad = find(d, "090/V");
    doppler = d.category() == 48 ? find(d, "120/CAL/CAL") : null;
    dopplerDoubtful = d.category() == 48 ? find(d, "120/CAL/D") : null;
    address = find(d, "220");
    code = d.category() == 10 ? find(d, "060/MODE3A") : find(d, "070/MODE3A");
    sigmaX = find(d, d.category() == 20 ? "500/SDP/X" : "500/DEVX");
    sigmaY = find(d, d.category() == 20 ? "500/SDP/Y" : "500/DEVY");
    simulated = find(d, sim);
    this.test = find(d, test);
    this.monitor = find(d, monitor);
    beyond = d.category() == 48 ? find(d, "020/ERR") : null;
  }

  @Override
  Object map(Record r, Station station, Instant at, boolean acceptSimulated) {
    if (!acceptSimulated && (integer(r, simulated, 0) == 1 || integer(r, test, 0) == 1)) {
      return "simulated or test target";
    }
    if (integer(r, monitor, 0) == 1) {
      return "fixed transponder";
    }
    if (integer(r, beyond, 0) == 1) {
      return "range beyond what the record can say";
    }
    double range = number(r, rho) * length;
    double azimuth = number(r, theta);
    if (Double.isNaN(range) || Double.isNaN(azimuth)) {
      double east = number(r, x);
      double north = number(r, y);
      if (Double.isNaN(east) || Double.isNaN(north)) {
        return "no measured position";
      }
      range = Math.hypot(east, north);
      azimuth = (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }
    double fromTransponder = integer(r, levelBad, 0) == 1 ? Double.NaN : number(r, level) * FLIGHT_LEVEL;
    double height = orElse(number(r, height3d) * FOOT, fromTransponder);
    double rate = integer(r, dopplerDoubtful, 0) == 1 ? Double.NaN : number(r, doppler);
    double spread = Math.max(number(r, sigmaX), number(r, sigmaY));
    return new Plot(
        station.source(),
        at,
        range,
        azimuth,
        Double.NaN,
        height,
        rate,
        spread > 0 ? spread : Double.NaN,
        spread > 0 && range > 0 ? Math.toDegrees(Math.atan2(spread, range)) : Double.NaN,
        Double.NaN,
        integer(r, address, -1),
        integer(r, code, -1));
  }
}
