package org.tocsin.server.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shapes of the scenario page's JSON. Times are seconds since the scenario's start, lengths metres, speeds m/s, angles
 * degrees; a point is longitude and latitude of WGS-84, as in GeoJSON.
 */
final class ScenarioViews {
  private ScenarioViews() {}

  /**
   * Everything that holds for the whole scenario.
   *
   * @param runs how many runs over the same truth the scenario has, 0 when they are not numbered
   * @param framesAtOnce most frames that one request may ask for
   * @param truth whether the scenario says what was really there; without it nothing can be scored
   * @param evalStart first instant whose errors count in the means
   * @param gospaMean mean over the instants that count, null without truth
   */
  record Summary(
      String name, int run, int runs, int framesAtOnce, boolean truth, double evalStart, double cutoff, long detections,
      double cpuSeconds, @Nullable Double gospaMean, @Nullable Double missedMean, @Nullable Double falseMean,
      List<Sensor> sensors, Series series) {}

  /** @param kind RADAR, BEARING or POSITION */
  record Sensor(String id, String kind, boolean elevation, double[] at, double range, double period) {}

  /** One value for each frame; without truth only times and tracks. */
  record Series(
      double[] t, int[] tracks, int @Nullable [] truths, double @Nullable [] gospa, int @Nullable [] missed,
      int @Nullable [] falses) {}

  /** @param total frames of the scenario */
  record Frames(int from, int to, int total, List<Frame> frames) {}

  /**
   * One evaluation time.
   *
   * @param plotsLeftOut plots of the last scans that are not listed, because there were too many
   */
  record Frame(int step, double t, List<Track> tracks, List<Truth> truths, List<Look> looks, int plotsLeftOut) {}

  /**
   * A track as it is written to tracks.jsonl, with where that is on the map.
   *
   * @param enu in the scenario's frame
   * @param cov horizontal position covariance: east variance, covariance, north variance
   * @param target truth that it is paired with, or null
   * @param error horizontal distance to that truth, or null
   */
  record Track(
      String id, double[] at, double alt, double[] enu, double[] vel, double[] cov, double existence, String threatClass,
      double seen, @Nullable String target, @Nullable Double error) {}

  /** @param found whether a track is paired with it */
  record Truth(String id, String type, double[] at, double alt, boolean covered, boolean found) {}

  /** A sensor's last scan. @param points plots, for a bearing the end of its ray at the sensor's range */
  record Look(String sensor, double t, List<double[]> points) {}
}
