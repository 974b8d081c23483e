package org.tocsin.simulator.sensing;

import java.io.ByteArrayOutputStream;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.protocols.adsb.SquitterEncoder;

/** What aircraft broadcast, as one receiver hands it on: positions and velocities twice a second in a Beast stream. */
public final class AdsbTraffic {
  private static final double PERIOD = 0.5;
  private static final double KNOT = 1852 / 3600.0;
  private static final int ACCURACY = 7;

  private long sent;

  /** The part of the stream from the last call to this one. */
  public byte[] send(Sky sky, double seconds) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (sent * PERIOD <= seconds) {
      double at = sent * PERIOD;
      long counter = StrictMath.round(at * 12e6) & 0xFFFF_FFFF_FFFFL;
      for (Sky.Flyer f : sky.flyers()) {
        if (f.drone()) {
          continue;
        }
        GeoPoint p = f.at(at);
        double course = StrictMath.toRadians(f.course());
        double knots = f.speed() / KNOT;
        out.writeBytes(
            SquitterEncoder.beast(
                SquitterEncoder.position(f.address(), p, f.altitude() / 0.3048, ACCURACY, sent % 2 == 1), counter, 100));
        out.writeBytes(
            SquitterEncoder.beast(
                SquitterEncoder.velocity(f.address(), knots * StrictMath.sin(course), knots * StrictMath.cos(course), 0), counter, 100));
      }
      sent++;
    }
    return out.toByteArray();
  }
}
