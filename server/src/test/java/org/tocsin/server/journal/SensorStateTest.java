package org.tocsin.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.AirPicture;
import org.tocsin.core.AlertDesk;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.BuiltInAreas;

/** FEATURE UNDER TEST: a snapshot of the machines holds what sensors were heard, on disk and back. */
class SensorStateTest {
  private static final Areas AREAS = BuiltInAreas.load();
  private static final Instant START = Instant.parse("2026-01-10T20:00:00Z");

  @TempDir Path folder;
  private long number;

  /** Two drones that fly over a radar, a turn every five seconds, and the seconds between. */
  private List<Entry> entries(int from, int to) {
    List<Entry> out = new ArrayList<>();
    for (int t = from; t < to; t++) {
      Instant now = START.plusSeconds(t);
      if (t % 5 == 0) {
        List<Observation> plots = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          double range = 60_000 - 50.0 * t + 2_000 * i;
          plots.add(new Plot(new Source("radars", "R1", Trust.TRUSTED), now, range, 80 + i, 0.5, Double.NaN, Double.NaN, Double.NaN,
              Double.NaN, Double.NaN, -1, -1));
        }
        Datagram d = new Datagram("radars", "radars/" + t, now, "asterix", Bytes.utf8("turn " + t));
        out.add(new Entry.Observed(++number, now, d, plots));
      }
      out.add(new Entry.Tick(++number, now));
    }
    return out;
  }

  @Test
  void A01_theMachinesGoOnFromDiskAsThoseThatNeverStopped() throws Exception {
    AirPicture air = new AirPicture(AREAS);
    AlertDesk desk = new AlertDesk(AREAS, AlertPolicy.standard());
    List<Entry> first = entries(1, 90);
    first.addFirst(new Entry.Setting(++number, START, "sensor R1",
        "radar lat=50.4 lon=30.5 altitude=150 sigma=60,0.2,0.3,- period=5 range=120000 clutter=3"));
    for (Entry e : first) {
      desk.step(e, air.step(e));
    }
    assertThat(air.snapshotable()).isTrue();
    Snapshots snapshots = new Snapshots(folder, "test");
    snapshots.save(new Snapshots.Snapshot(number, 1, List.of(), air.state(), desk.state()));
    Snapshots.Snapshot found = snapshots.findNewest(Long.MAX_VALUE, Long.MAX_VALUE).orElseThrow();
    AirPicture again = new AirPicture(AREAS);
    again.restore(found.air());
    int tracks = 0;
    for (Entry e : entries(90, 130)) {
      Picture whole = air.step(e);
      Picture restored = again.step(e);
      tracks = restored.tracks().size();
      assertThat(restored.threats()).isEqualTo(whole.threats());
      assertThat(restored.approaches()).isEqualTo(whole.approaches());
      assertThat(restored.coverage()).isEqualTo(whole.coverage());
    }
    assertThat(tracks).isEqualTo(2);
    assertThat(again.intake()).isEqualTo(air.intake());
  }
}
