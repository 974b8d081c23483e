package org.tocsin.core.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: late, doubled, wrong and far too many scans; and that the same input gives the same pictures. */
class TrackerInputTest {
  private final Night night = new Night();

  @BeforeEach
  void two_radars_and_a_stream() {
    night.stations.add(new Night.Station("A", -30_000, 0, true, 0));
    night.stations.add(new Night.Station("B", 35_000, 5_000, false, 2));
    for (int i = 0; i < 6; i++) {
      night.flyers.add(new Night.Flyer("d" + i, -50_000 - 900 * i, 700 * (i % 3), 700, 50, 3, false));
    }
  }

  private List<String> pictures(List<Scan> scans) {
    Tracker t = Night.tracker(night, true);
    List<String> out = new ArrayList<>();
    for (Scan s : scans) {
      t.push(s);
      if (out.size() < s.time() / 20) {
        out.add(show(t.picture(s.time())));
      }
    }
    out.add(show(t.picture(301)));
    return out;
  }

  private static String show(Picture p) {
    StringBuilder s = new StringBuilder();
    for (Track t : p.tracks()) {
      s.append(t.number()).append(java.util.Arrays.toString(t.state())).append(java.util.Arrays.toString(t.covariance()))
          .append(t.existence()).append(t.classes()).append('\n');
    }
    return s.toString();
  }

  @Test
  void L01_the_same_scans_give_the_same_pictures_to_the_last_bit() {
    List<Scan> scans = night.scans(300, 3);
    assertThat(pictures(scans)).isEqualTo(pictures(scans)).last().asString().isNotEmpty();
  }

  @Test
  void L02_scans_that_come_late_within_the_window_give_the_picture_of_those_in_order() {
    List<Scan> inOrder = night.scans(300, 3);
    List<Scan> late = new ArrayList<>(inOrder);
    Random random = new Random(11);
    for (int i = 0; i + 6 < late.size(); i++) {
      if (random.nextDouble() < 0.2) {
        Collections.swap(late, i, i + 1 + random.nextInt(5));
      }
    }
    Tracker a = Night.tracker(night, true);
    Tracker b = Night.tracker(night, true);
    inOrder.forEach(a::push);
    late.forEach(b::push);
    assertThat(b.intake().late()).isGreaterThan(10);
    assertThat(b.intake().tooLate()).isZero();
    assertThat(show(b.picture(301))).isEqualTo(show(a.picture(301))).isNotEmpty();
  }

  @Test
  void L02_late_scans_that_come_together_give_the_picture_of_those_in_order() {
    List<Scan> inOrder = night.scans(300, 3);
    // Every second batch holds scans older than the newest of the batch before.
    List<List<Scan>> batches = new ArrayList<>();
    for (int i = 0; i < inOrder.size(); i += 8) {
      List<Scan> eight = inOrder.subList(i, Math.min(inOrder.size(), i + 8));
      List<Scan> odd = new ArrayList<>();
      List<Scan> even = new ArrayList<>();
      for (int k = 0; k < eight.size(); k++) {
        (k % 2 == 0 ? even : odd).add(eight.get(k));
      }
      batches.add(even);
      batches.add(odd);
    }
    Tracker a = Night.tracker(night, true);
    Tracker b = Night.tracker(night, true);
    inOrder.forEach(a::push);
    batches.forEach(b::push);
    assertThat(b.intake().late()).isGreaterThan(inOrder.size() / 4);
    assertThat(b.intake().scans()).isEqualTo(a.intake().scans());
    assertThat(show(b.picture(301))).isEqualTo(show(a.picture(301))).isNotEmpty();
  }

  @Test
  void L03_doubled_scans_are_counted_and_change_nothing() {
    List<Scan> once = night.scans(120, 3);
    Tracker a = Night.tracker(night, true);
    Tracker b = Night.tracker(night, true);
    for (Scan s : once) {
      a.push(s);
      b.push(s);
      b.push(s);
    }
    assertThat(b.intake().duplicates()).isEqualTo(once.size());
    assertThat(show(b.picture(121))).isEqualTo(show(a.picture(121)));
  }

  @Test
  void L04_values_that_are_no_numbers_unknown_sensors_and_jumping_clocks_are_counted() {
    Tracker t = Night.tracker(night, true);
    List<Scan> scans = night.scans(120, 3);
    for (Scan s : scans) {
      t.push(s);
      t.push(new Scan("stranger", s.time(), new double[] {1, 2, 3, 4}));
      t.push(new Scan("A", Double.NaN, new double[0]));
      t.push(new Scan("A", s.time() + 1e6, new double[0]));
      t.push(new Scan("A", s.time() - 1e6, new double[0]));
    }
    double[] broken = {
      Double.NaN, 10, 1, 0, 5_000, Double.POSITIVE_INFINITY, 1, 0, -5, 10, 1, 0, 5_000, 10, 400, 0, 1e300, 10, 1, 0
    };
    t.push(new Scan("A", 120.5, broken));
    Intake i = t.intake();
    assertThat(i.unknownSensor()).isEqualTo(scans.size());
    assertThat(i.badTime()).isEqualTo(2L * scans.size());
    assertThat(i.tooLate()).isEqualTo(scans.size());
    assertThat(i.badRows()).isEqualTo(5);
    assertThat(t.picture(121).tracks()).hasSize(6).allSatisfy(x -> assertThat(x.state()).doesNotContain(Double.NaN));
  }

  @Test
  void L05_a_flood_of_a_hundred_thousand_plots_is_bounded_and_starts_no_tracks() {
    Tracker t = Night.tracker(night, true);
    Random random = new Random(1);
    List<Scan> scans = night.scans(120, 3);
    for (Scan s : scans) {
      t.push(s);
    }
    for (int k = 0; k < 3; k++) {
      double[] flood = new double[400_000];
      for (int i = 0; i < 100_000; i++) {
        flood[4 * i] = 200_000 * StrictMath.sqrt(random.nextDouble());
        flood[4 * i + 1] = 360 * random.nextDouble();
        flood[4 * i + 2] = 6 * random.nextDouble();
        flood[4 * i + 3] = Double.NaN;
      }
      long before = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      t.push(new Scan("A", 121 + 5 * k, flood));
      double seconds = (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) * 1e-9;
      assertThat(seconds).isLessThan(5);
    }
    assertThat(t.intake().overflow()).isEqualTo(3 * 95_000);
    assertThat(t.targets()).isLessThanOrEqualTo(20_000);
    assertThat(t.picture(132).tracks().size()).isLessThan(30);
  }

  @Test
  void L06_a_formation_that_parts_and_meets_again_keeps_its_numbers() {
    Night n = new Night();
    n.stations.add(new Night.Station("A", -30_000, -20_000, true, 0));
    n.stations.add(new Night.Station("C", 30_000, -20_000, true, 2));
    for (int i = 0; i < 4; i++) {
      n.flyers.add(new Night.Flyer("d" + i, -20_000, 1_500 * i, 700, 50, 4 * (i - 1.5), false));
    }
    Tracker t = Night.tracker(n, true);
    List<Scan> scans = n.scans(400, 9);
    List<Long> early = new ArrayList<>();
    for (Scan s : scans) {
      if (early.isEmpty() && s.time() > 60) {
        t.picture(s.time()).tracks().forEach(x -> early.add(x.number()));
      }
      t.push(s);
    }
    assertThat(early).hasSize(4);
    assertThat(t.picture(400).tracks()).extracting(Track::number).isEqualTo(early);
  }

  @Test
  void L07_a_radar_cut_into_sectors_counts_misses_only_where_it_looked() {
    Tracker t = Night.tracker(night, true);
    Random random = new Random(2);
    for (int k = 1; k < 300; k++) {
      Scan whole = night.stations.getFirst().scan(k, night.flyers, random);
      double from = 22.5 * (k % 16);
      double[] v = whole.values();
      List<double[]> in = new ArrayList<>();
      for (int i = 0; i < v.length; i += 4) {
        double a = v[i + 1] - 360 * StrictMath.floor(v[i + 1] / 360);
        if (a >= from && a < from + 22.5) {
          in.add(java.util.Arrays.copyOfRange(v, i, i + 4));
        }
      }
      double[] rows = new double[4 * in.size()];
      for (int i = 0; i < in.size(); i++) {
        System.arraycopy(in.get(i), 0, rows, 4 * i, 4);
      }
      t.push(new Scan("A", k, rows, List.of(), from, 22.5));
    }
    assertThat(t.picture(300).tracks().size()).isBetween(5, 8);
  }
}
