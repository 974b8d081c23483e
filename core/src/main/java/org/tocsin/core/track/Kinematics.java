package org.tocsin.core.track;

import org.tocsin.core.observation.ClassMix;

/**
 * How one class of objects appears and moves, as data. A class never changes during flight; within it the object flies
 * straight, turns left or right, or (ballistic) is powered or falls freely.
 *
 * @param name such as {@code drone}; {@link SensorModel#reach} refers to it
 * @param classes what an object that moves like this may be
 * @param reach name under which sensors state their range for it
 * @param share of all births, any scale
 * @param sigmaSpeed standard deviation of each horizontal velocity component at birth, m/s
 * @param sigmaClimb of the vertical component at birth, m/s
 * @param height mean height above the ellipsoid at birth, metres
 * @param sigmaHeight its standard deviation, metres
 * @param noise spectral density of horizontal acceleration while flying straight (or falling), m²/s³
 * @param noiseUp the same vertically
 * @param turn lateral acceleration of a turn, m/s²; 0 when the class has no turning modes
 * @param turnRate upper limit of the rate of a turn, rad/s
 * @param turnNoise spectral density of acceleration while turning (ballistic: while powered), m²/s³
 * @param straightTime mean duration of straight flight, s
 * @param turnTime mean duration of a turn (ballistic: of powered flight), s
 * @param ballisticCoefficient mass over drag area in kg/m² of a body that falls under gravity and drag, or 0 for
 *     anything that carries itself
 */
public record Kinematics(
    String name,
    ClassMix classes,
    String reach,
    double share,
    double sigmaSpeed,
    double sigmaClimb,
    double height,
    double sigmaHeight,
    double noise,
    double noiseUp,
    double turn,
    double turnRate,
    double turnNoise,
    double straightTime,
    double turnTime,
    double ballisticCoefficient) {

  /**
   * How well speed over ground, height and climb fit the class, times its share of all births; what is NaN says nothing.
   *
   * @param speed m/s
   * @param altitude metres above the ellipsoid
   * @param climb m/s
   */
  public double likelihood(double speed, double altitude, double climb) {
    double v = sigmaSpeed * sigmaSpeed;
    double like = share;
    if (!Double.isNaN(speed)) {
      like *= speed / v * StrictMath.exp(-0.5 * speed * speed / v);
    }
    if (!Double.isNaN(altitude)) {
      double d = (altitude - height) / sigmaHeight;
      like *= StrictMath.exp(-0.5 * d * d) / sigmaHeight;
    }
    if (!Double.isNaN(climb)) {
      like *= StrictMath.exp(-0.5 * climb * climb / (sigmaClimb * sigmaClimb)) / sigmaClimb;
    }
    return like;
  }

  /** Whether it falls when it is not powered. */
  public boolean ballistic() {
    return ballisticCoefficient > 0;
  }
}
