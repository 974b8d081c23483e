package org.tocsin.core.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;

class TangentPlaneTest {
  private final TangentPlane plane = new TangentPlane(new GeoPoint(48, 16), 0);

  @Property(tries = 300, seed = "7")
  void toThePlaneAndBackIsTheSamePoint(
      @ForAll @DoubleRange(min = -400_000, max = 400_000) double east,
      @ForAll @DoubleRange(min = -400_000, max = 400_000) double north,
      @ForAll @DoubleRange(min = -15_000, max = 100_000) double up) {
    double[] lla = plane.geodetic(east, north, up);
    assertThat(plane.enu(lla[0], lla[1], lla[2])).containsExactly(new double[] {east, north, up}, within(1e-5));
  }

  @Property(tries = 200, seed = "8")
  void shortDistancesAgreeWithGeodesics(
      @ForAll @DoubleRange(min = 0, max = 360) double azimuth, @ForAll @DoubleRange(min = 100, max = 20_000) double metres) {
    GeodesicData g = Geodesic.WGS84.Direct(48, 16, azimuth, metres);
    double[] x = plane.enu(g.lat2, g.lon2, 0);
    double chord = StrictMath.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
    // A chord is shorter than its arc by s³ / 24 R².
    double arc = chord + chord * chord * chord / (24 * plane.radius() * plane.radius());
    assertThat(arc).isCloseTo(metres, within(2e-4));
    assertThat(Sphere.separation(StrictMath.toDegrees(StrictMath.atan2(x[0], x[1])), azimuth)).isLessThan(1e-3);
  }

  @Test
  void knownEarthCentredVectorOfThePole() {
    TangentPlane pole = new TangentPlane(new GeoPoint(90, 0), 0);
    // The equator at 0 degrees lies a semi-major axis away sideways and a semi-minor axis below.
    double[] x = pole.enu(0, 0, 0);
    assertThat(x[1]).isCloseTo(-6378137.0, within(1e-6));
    assertThat(x[2]).isCloseTo(-6356752.314245, within(1e-6));
  }

  @Test
  void planesAHundredKilometresApartAreTiltedByAboutADegree() {
    double[] at = plane.geodetic(100_000, 0, 0);
    double[] r = plane.rotationTo(new TangentPlane(new GeoPoint(at[0], at[1]), 0));
    assertThat(StrictMath.toDegrees(StrictMath.acos(r[8]))).isCloseTo(0.9, within(0.02));
  }
}
