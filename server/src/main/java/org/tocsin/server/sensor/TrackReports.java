package org.tocsin.server.sensor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.Picture;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.track.Track;

/**
 * Our tracks as other systems take them. The velocity is that of the tracker's frame, whose north differs from the local one by up
 * to four degrees at 400 km from its middle.
 */
final class TrackReports {
  private static final double EXISTS = 0.5;
  private static final int MOST_NUMBERS = 0xFFFF;

  private TrackReports() {}

  static List<TrackReport> of(Picture picture) {
    Instant now = picture.time();
    List<TrackReport> out = new ArrayList<>();
    for (Track t : picture.tracks()) {
      if (t.existence() < EXISTS) {
        continue;
      }
      double[] x = t.state();
      double[] p = t.covariance();
      out.add(
          new TrackReport(
              new Source("tocsin", "tracker", Trust.TRUSTED),
              now,
              // Sixteen bits on the wire: a number returns after 65,535 others.
              1 + (int) ((t.number() - 1) % MOST_NUMBERS),
              t.point(),
              t.altitude(),
              x[3],
              x[4],
              x[5],
              Math.sqrt(Math.max(0, (p[0] + p[7]) / 2)),
              t.classes()));
    }
    return out;
  }
}
