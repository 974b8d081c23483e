package org.tocsin.core.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** FEATURE UNDER TEST: a tracker made of the state of another goes on as that one does, to the last bit. */
class TrackerStateTest {
  private static Night night() {
    Night night = new Night();
    night.stations.add(new Night.Station("A", -30_000, 0, true, 0));
    night.stations.add(new Night.Station("B", 35_000, 5_000, false, 2));
    night.stations.getFirst().azimuth = 0.3;
    for (int i = 0; i < 4; i++) {
      night.flyers.add(new Night.Flyer("d" + i, -50_000 - 900 * i, 700 * (i % 3), 700, 50, 3, i == 3));
    }
    return night;
  }

  /** Scans of a night, some of them late and some doubled, and bearings of a few microphones. */
  private static List<Scan> scans(Night night, long seed) {
    List<Scan> out = new ArrayList<>(night.scans(150, seed));
    Random random = new Random(seed);
    for (int i = 0; i + 6 < out.size(); i += 3) {
      out.add(i + random.nextInt(6), out.remove(i));
    }
    for (int i = 20; i < out.size(); i += 20) {
      out.add(i, out.get(i - 5));
    }
    for (int i = 30; i < out.size(); i += 4) {
      out.add(i, new Scan("M" + random.nextInt(3), out.get(i - 1).time(), new double[] {360 * random.nextDouble()}));
    }
    return out;
  }

  private static Tracker tracker(Night night) {
    List<SensorModel> sensors = new ArrayList<>(night.sensors());
    for (int i = 0; i < 3; i++) {
      double[] lla = Night.FRAME.geodetic(-40_000 + 3_000 * i, 2_000 * (i % 2), 0);
      sensors.add(SensorText.parse("M" + i, "bearing lat=" + lla[0] + " lon=" + lla[1] + " sigma=3 period=2 range=9000 clutter=0.3"));
    }
    return new Tracker(TrackerSettings.standard(Night.FRAME).withHypotheses(8, 24), sensors);
  }

  @Property(tries = 8, seed = "5", shrinking = ShrinkingMode.OFF)
  void restored_anywhere_it_goes_on_to_the_same_bytes(@ForAll @IntRange(min = 0, max = 3) int seed, @ForAll @IntRange(max = 230) int cut) {
    Night night = night();
    List<Scan> scans = scans(night, seed);
    Tracker whole = tracker(night);
    scans.subList(0, cut).forEach(whole::push);
    Tracker restored = Tracker.restored(TrackerSettings.standard(Night.FRAME), whole.state());
    assertThat(Arrays.equals(restored.state(), whole.state())).isTrue();
    for (Scan s : scans.subList(cut, scans.size())) {
      whole.push(s);
      restored.push(s);
    }
    assertThat(whole.intake().late()).isPositive();
    assertThat(whole.picture(151).tracks()).isNotEmpty();
    assertThat(restored.intake()).isEqualTo(whole.intake());
    assertThat(restored.offsets()).isEqualTo(whole.offsets());
    assertThat(Arrays.equals(restored.state(), whole.state())).isTrue();
  }

  @Example
  void bytes_that_are_no_state_are_refused_in_one_line() {
    byte[] state = tracker(night()).state();
    for (byte[] bad : List.of(new byte[0], Arrays.copyOf(state, state.length / 2), new byte[] {1, 2, 3})) {
      assertThatThrownBy(() -> Tracker.restored(TrackerSettings.standard(Night.FRAME), bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
