package org.tocsin.protocols.adsb;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;

/**
 * What one transponder has said of itself so far. Feet, knots and feet a minute as on the wire; NaN and empty for what it has
 * not said. Changed only by the decoder that owns it.
 */
public final class Aircraft {
  /** Seconds within which an even and an odd message may be joined. */
  private static final double PAIR = 10;
  /** Seconds for which a place serves to decode the next one alone. */
  private static final double ANCHOR = 120;
  /** Fastest that is believed of anything with a transponder, m/s. */
  private static final double MAX_SPEED = 700;

  private static final double SLACK = 500;
  /** Categories that mean a tenth of a nautical mile or better. */
  private static final int GOOD_NACP = 7;

  private static final int GOOD_NUCP = 6;

  private final int address;
  private final boolean icao;
  private String callSign = "";
  private int squawk = -1;
  private int emergency;
  private double pressureAltitude = Double.NaN;
  private double geometricDifference = Double.NaN;
  private double geometricAltitude = Double.NaN;
  private double east = Double.NaN;
  private double north = Double.NaN;
  private double climb = Double.NaN;
  private double velocityAt = Double.NEGATIVE_INFINITY;
  private boolean onGround;
  private int nacp = -1;
  private int nucp;
  private boolean knewWhere;
  private double seen;
  private long messages;
  private @Nullable GeoPoint point;
  private double pointAt = Double.NEGATIVE_INFINITY;
  private @Nullable GeoPoint trusted;
  private double trustedAt = Double.NEGATIVE_INFINITY;
  private boolean suspect;
  private final int[] coded = new int[4];
  private final double[] codedAt = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
  private final boolean[] codedSurface = new boolean[2];

  Aircraft(int address, boolean icao) {
    this.address = address;
    this.icao = icao;
  }

  void heard(double time) {
    seen = time;
    messages++;
  }

  void callSign(String s) {
    callSign = s;
  }

  void squawk(int code) {
    squawk = code;
  }

  void emergency(int state) {
    emergency = state;
  }

  void altitude(double feet) {
    pressureAltitude = feet;
  }

  void geometricAltitude(double feet) {
    geometricAltitude = feet;
  }

  void geometricDifference(double feet) {
    geometricDifference = feet;
  }

  void velocity(double eastKnots, double northKnots, double time) {
    east = eastKnots;
    north = northKnots;
    velocityAt = time;
  }

  void climb(double feetAMinute) {
    climb = feetAMinute;
  }

  void onGround(boolean ground) {
    onGround = ground;
  }

  void nacp(int category) {
    nacp = category;
    knewWhere |= category >= GOOD_NACP;
  }

  void nucp(int category) {
    nucp = category;
    knewWhere |= category >= GOOD_NUCP;
  }

  /** Takes a coded position; true when it gave a place. */
  boolean position(int lat, int lon, boolean odd, boolean surface, double time, @Nullable GeoPoint receiver) {
    int own = odd ? 1 : 0;
    coded[own * 2] = lat;
    coded[own * 2 + 1] = lon;
    codedAt[own] = time;
    codedSurface[own] = surface;
    GeoPoint near = time - pointAt < ANCHOR ? point : surface ? receiver : null;
    GeoPoint found = null;
    boolean pair = Math.abs(codedAt[0] - codedAt[1]) <= PAIR && codedSurface[0] == codedSurface[1];
    if (pair) {
      found = Cpr.global(coded[0], coded[1], coded[2], coded[3], odd, surface, near);
    }
    if (found == null && near != null) {
      found = Cpr.local(lat, lon, odd, surface, near);
    }
    if (found == null) {
      return false;
    }
    place(found, time);
    return true;
  }

  /** Takes a place given in clear. */
  void place(GeoPoint found, double time) {
    judge(found, time);
    point = found;
    pointAt = time;
  }

  /**
   * A place is suspect when the aircraft cannot have come there from the last place that was not, when its speed is impossible,
   * or when it knew its place well before and now says that it does not (as under jamming). What cannot be reached grows into reach with
   * time, so a wrong suspicion ends by itself.
   */
  private void judge(GeoPoint found, double time) {
    double speed = speed() * 0.514444;
    boolean impossible = speed > MAX_SPEED;
    boolean blind = knewWhere && (nacp == 0 || nacp < 0 && nucp == 0);
    GeoPoint from = trusted;
    boolean jump = false;
    if (from != null) {
      double dt = Math.max(0, time - trustedAt);
      double believed = Double.isNaN(speed) ? 350 : Math.max(150, speed * 1.3);
      jump = Sphere.distance(from, found) > Math.min(believed, MAX_SPEED) * dt + SLACK + 3 * sigma();
    }
    suspect = impossible || blind || jump;
    if (!jump && !impossible) {
      trusted = found;
      trustedAt = time;
    }
  }

  public int address() {
    return address;
  }

  /** Six hexadecimal digits, after a tilde when it is no ICAO address. */
  public String name() {
    String hex = HexFormat.of().withUpperCase().toHexDigits(address, 6);
    return icao ? hex : "~" + hex;
  }

  public String callSign() {
    return callSign;
  }

  /** Identity code as octal digits, or -1. */
  public int squawk() {
    return squawk;
  }

  /** 0 none, 1 general, 2 medical, 3 fuel, 4 no radio, 5 unlawful interference, 6 downed. */
  public int emergency() {
    return emergency;
  }

  /** Feet in the standard atmosphere. */
  public double pressureAltitude() {
    return pressureAltitude;
  }

  /** Feet above the ellipsoid, where it was said. */
  public double geometricAltitude() {
    return Double.isNaN(geometricDifference) ? geometricAltitude : pressureAltitude + geometricDifference;
  }

  /** Knots over ground. */
  public double speed() {
    return Math.hypot(east, north);
  }

  /** Degrees from true north. */
  public double course() {
    double d = Math.toDegrees(Math.atan2(east, north));
    return d < 0 ? d + 360 : d;
  }

  public double eastKnots() {
    return east;
  }

  public double northKnots() {
    return north;
  }

  /** Feet a minute. */
  public double climb() {
    return climb;
  }

  public boolean onGround() {
    return onGround;
  }

  /** Standard deviation of the place on each axis as it claims, metres. */
  public double sigma() {
    return nacp > 0 ? Quality.sigmaOfNacp(nacp) : Quality.sigmaOfNucp(nucp);
  }

  public @Nullable GeoPoint point() {
    return point;
  }

  /** Seconds of the decoder's clock. */
  public double seen() {
    return seen;
  }

  public long messages() {
    return messages;
  }

  public boolean suspect() {
    return suspect;
  }

  /** True when the velocity is young enough to go with a position at {@code time}. */
  boolean hasVelocity(double time) {
    return time - velocityAt < 15;
  }
}
