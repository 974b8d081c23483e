package org.tocsin.core.track;

import java.util.List;

/**
 * All objects believed in at one time. Immutable.
 *
 * @param time seconds since the tracker's epoch
 * @param tracks by number
 */
public record Picture(double time, List<Track> tracks) {
  public Picture {
    tracks = List.copyOf(tracks);
  }
}
