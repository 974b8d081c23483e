package org.tocsin.simulator.sensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;
import org.tocsin.protocols.asterix.AsterixEncoder;
import org.tocsin.protocols.asterix.Definitions;

/**
 * A surveillance radar that speaks ASTERIX: north and sector marks (034) and plots (048) as its antenna passes what flies. It
 * sees nine of ten objects above its horizon within its range, with an error of 50 m and 0.1 degrees; aircraft answer with
 * address and height.
 */
public final class RadarSet {
  private static final double DETECTS = 0.9;
  private static final double SIGMA_RANGE = 50;
  private static final double SIGMA_AZIMUTH = 0.1;
  private static final int SECTORS = 32;
  /** Geometric horizon in metres of a square root of metres of height: 4,120 by the standard atmosphere. */
  private static final double HORIZON = 4_120;

  private final AsterixEncoder encoder;
  private final TangentPlane plane;
  private final double mast;
  private final double period;
  private final double range;
  private final SplittableRandom random;
  private final Source source;
  private double before;

  /**
   * @param site where it stands
   * @param altitude metres above the ellipsoid
   * @param period seconds a turn
   * @param range metres; category 048 says up to 256 NM
   */
  public RadarSet(Definitions definitions, int sac, int sic, GeoPoint site, double altitude, double period, double range, long seed) {
    encoder = new AsterixEncoder(definitions, sac, sic);
    plane = new TangentPlane(site, altitude);
    mast = 30;
    this.period = period;
    this.range = range;
    this.random = new SplittableRandom(seed);
    this.source = new Source("simulated", sac + "/" + sic, Trust.TRUSTED);
  }

  /**
   * What it sends from the last call to this one.
   *
   * @param seconds of the sky, rising from call to call
   * @param start second 0
   */
  public List<byte[]> send(Sky sky, double seconds, Instant start) {
    List<byte[]> out = new ArrayList<>();
    for (long k = (long) StrictMath.floor(before / period * SECTORS) + 1; k <= StrictMath.floor(seconds / period * SECTORS); k++) {
      double at = k * period / SECTORS;
      Instant time = time(start, at);
      int sector = (int) StrictMath.floorMod(k, (long) SECTORS);
      if (sector == 0) {
        out.add(encoder.north(time, period));
      }
      out.add(encoder.sector(time, 360.0 / SECTORS * sector));
      List<Plot> plots = plots(sky, at, 360.0 / SECTORS * sector, start);
      if (!plots.isEmpty()) {
        out.add(encoder.plots(plots));
      }
    }
    before = seconds;
    return out;
  }

  private static Instant time(Instant start, double seconds) {
    return start.plusNanos(StrictMath.round(seconds * 1e9));
  }

  /** What lies in the sector that ends at an azimuth. */
  private List<Plot> plots(Sky sky, double at, double to, Instant start) {
    List<Plot> out = new ArrayList<>();
    for (Sky.Flyer f : sky.flyers()) {
      GeoPoint p = f.at(at);
      double[] enu = plane.enu(p.lat(), p.lon(), f.altitude());
      double slant = StrictMath.sqrt(enu[0] * enu[0] + enu[1] * enu[1] + enu[2] * enu[2]);
      double azimuth = (StrictMath.toDegrees(StrictMath.atan2(enu[0], enu[1])) + 360) % 360;
      double behind = StrictMath.floorMod((long) ((to - azimuth) * 1e6), 360_000_000L) / 1e6;
      double height = StrictMath.max(0, f.altitude() - plane.altitude());
      double horizon = HORIZON * (StrictMath.sqrt(height) + StrictMath.sqrt(mast));
      if (behind >= 360.0 / SECTORS || slant > StrictMath.min(range, horizon) || random.nextDouble() > DETECTS) {
        continue;
      }
      out.add(
          new Plot(
              source,
              time(start, at - behind / 360 * period),
              slant + SIGMA_RANGE * random.nextGaussian(),
              (azimuth + SIGMA_AZIMUTH * random.nextGaussian() + 360) % 360,
              Double.NaN,
              f.drone() ? Double.NaN : f.altitude(),
              Double.NaN,
              SIGMA_RANGE,
              SIGMA_AZIMUTH,
              Double.NaN,
              f.address(),
              f.drone() ? -1 : 0x200));
    }
    return out;
  }
}
