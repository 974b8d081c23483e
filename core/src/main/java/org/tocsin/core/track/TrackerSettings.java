package org.tocsin.core.track;

import java.util.List;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.TangentPlane;

/**
 * Everything the tracker is told beside its sensors.
 *
 * @param frame tangent plane in which states are kept; within about 400 km of its origin
 * @param kinematics classes of motion
 * @param birthRate objects that appear per square metre and second, all classes together
 * @param undetected objects per square metre believed to be about before the first scan
 * @param lifetime mean time until an object lands, is shot down or hits, s
 * @param report existence probability from which a track is part of the picture
 * @param blur standard deviation of a horizontal coordinate, metres, from which a track is too vague to be shown
 * @param drop existence probability below which it is forgotten
 * @param hypotheses most global hypotheses kept for a cluster after a scan
 * @param beam most partial hypotheses followed while a scan is associated
 * @param maxTracks most tracks kept, unconfirmed ones included; the least likely go first
 * @param maxPlots most detections taken from one scan; those beyond are counted and left out
 * @param window seconds by which a scan may be late and still be put in its place
 * @param learnBirths whether places where tracks began raise the expectation of more
 * @param learnClutter whether false detections per sensor and cell are learnt
 * @param register whether offsets of radars and their clocks are estimated and taken off
 */
public record TrackerSettings(
    TangentPlane frame,
    List<Kinematics> kinematics,
    double birthRate,
    double undetected,
    double lifetime,
    double report,
    double blur,
    double drop,
    int hypotheses,
    int beam,
    int maxTracks,
    int maxPlots,
    double window,
    boolean learnBirths,
    boolean learnClutter,
    boolean register) {

  public TrackerSettings {
    kinematics = List.copyOf(kinematics);
    if (kinematics.isEmpty()) {
      throw new IllegalArgumentException("at least one class of motion is needed");
    }
  }

  /** Settings for an air attack: drones, cruise and ballistic missiles, aircraft. */
  public static TrackerSettings standard(TangentPlane frame) {
    return new TrackerSettings(
        frame, airThreats(), 1e-12, 1e-10, 1500, 0.45, 1000, 1e-4, 16, 32, 20_000, 5_000, 30, true, true, true);
  }

  /** The same with other classes of motion. */
  public TrackerSettings withKinematics(List<Kinematics> other) {
    return new TrackerSettings(frame, other, birthRate, undetected, lifetime, report, blur, drop, hypotheses, beam, maxTracks,
        maxPlots, window, learnBirths, learnClutter, register);
  }

  /** The same with other expectations of births. */
  public TrackerSettings withBirths(double rate, double already, double life) {
    return new TrackerSettings(frame, kinematics, rate, already, life, report, blur, drop, hypotheses, beam, maxTracks,
        maxPlots, window, learnBirths, learnClutter, register);
  }

  /** The same with another width of association: the setting that an overload changes. */
  public TrackerSettings withHypotheses(int kept, int followed) {
    return new TrackerSettings(frame, kinematics, birthRate, undetected, lifetime, report, blur, drop, kept, followed,
        maxTracks, maxPlots, window, learnBirths, learnClutter, register);
  }

  /** The same with learning of births and clutter on or off. */
  public TrackerSettings withLearning(boolean births, boolean clutter) {
    return new TrackerSettings(frame, kinematics, birthRate, undetected, lifetime, report, blur, drop, hypotheses, beam,
        maxTracks, maxPlots, window, births, clutter, register);
  }

  /** The same with registration on or off. */
  public TrackerSettings withRegistration(boolean on) {
    return new TrackerSettings(frame, kinematics, birthRate, undetected, lifetime, report, blur, drop, hypotheses, beam,
        maxTracks, maxPlots, window, learnBirths, learnClutter, on);
  }

  /**
   * Drones at 30 to 70 m/s that turn at standard rate (3 degrees a second), cruise missiles that turn with 2 g,
   * aircraft that bank at 25 degrees, ballistic missiles under thrust, gravity and drag.
   */
  public static List<Kinematics> airThreats() {
    ClassMix cruise = ClassMix.of(ThreatClass.CRUISE_MISSILE);
    ClassMix civil = new ClassMix.Builder()
        .with(ThreatClass.CIVIL_AIRCRAFT, 0.9).with(ThreatClass.CARRIER_AIRCRAFT, 0.1).build();
    ClassMix ballistic = new ClassMix.Builder()
        .with(ThreatClass.BALLISTIC_MISSILE, 0.85).with(ThreatClass.AEROBALLISTIC_MISSILE, 0.15).build();
    return List.of(
        new Kinematics("drone", ClassMix.UAV, "drone", 0.5, 38, 2, 450, 350, 0.002, 0.02, 2.6, 0.06, 1, 600, 25, 0),
        new Kinematics("cruise", cruise, "cruise", 0.15, 170, 6, 200, 150, 0.2, 0.5, 15, 0.09, 100, 120, 15, 0),
        new Kinematics("aircraft", civil, "civil", 0.3, 150, 8, 8000, 3500, 0.1, 0.1, 4.5, 0.03, 4, 240, 60, 0),
        new Kinematics("ballistic", ballistic, "ballistic", 0.05, 400, 400, 10000, 12000, 5, 5, 0, 0, 1500, 90, 60,
            8000));
  }
}
