package org.tocsin.core.track;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.place.GeoPoint;

/**
 * One object of the picture.
 *
 * @param number stays the same while the tracker believes it follows the same object; counts from 1
 * @param time seconds since the tracker's epoch, to which the state is predicted
 * @param point horizontal position
 * @param altitude metres above the ellipsoid
 * @param state east, north, up (m) and their rates (m/s) in the tracker's frame
 * @param covariance of the state, 6 x 6 row by row, m², m²/s, m²/s²
 * @param existence probability that there is such an object
 * @param classes what it may be, by how it moves
 * @param powered probability that it is under thrust, of what is ballistic; 0 where nothing is
 * @param civil evidence that it is civil, or null
 * @param began time of its first detection, s
 * @param lastSeen time of its last detection, s
 * @param lastScan number of the scan of its last detection, counted from 1
 * @param seenBy ids of the sensors that saw it, at most the last six, oldest first
 */
public record Track(
    long number,
    double time,
    GeoPoint point,
    double altitude,
    double[] state,
    double[] covariance,
    double existence,
    ClassMix classes,
    double powered,
    @Nullable CivilEvidence civil,
    double began,
    double lastSeen,
    long lastScan,
    List<String> seenBy) {

  /**
   * Why a track counts as civil.
   *
   * @param address identity that the aircraft claims
   * @param reports how many of its position reports agreed with what radar saw of this track
   */
  public record CivilEvidence(String address, int reports) {}

  public Track {
    state = state.clone();
    covariance = covariance.clone();
    seenBy = List.copyOf(seenBy);
  }

  @Override
  public double[] state() {
    return state.clone();
  }

  @Override
  public double[] covariance() {
    return covariance.clone();
  }
}
