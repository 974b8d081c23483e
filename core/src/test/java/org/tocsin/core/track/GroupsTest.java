package org.tocsin.core.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: objects of groups that merge, cross and part keep their numbers. */
class GroupsTest {
  private static final int GROUP = 4;

  /** How many objects ended with the number they had first, how often a number changed, and how many numbers there were. */
  private record Outcome(int kept, int switches, int numbers, int missed) {}

  /** Two groups of four fly east side by side, 500 m between members, and close in on each other from 12 km apart. */
  private static Outcome fly(double closing, long seed) {
    Night night = new Night();
    night.stations.add(new Night.Station("A", -10_000, -40_000, true, 0));
    night.stations.add(new Night.Station("B", 20_000, -30_000, true, 2));
    for (int g = 0; g < 2; g++) {
      for (int i = 0; i < GROUP; i++) {
        double side = g == 0 ? 1 : -1;
        night.flyers.add(new Night.Flyer("g" + g + i, -20_000 - 500 * (i / 2), side * 6_000 + 500 * (i % 2), 700, 50,
            -side * closing, false));
      }
    }
    double end = 2 * 6_000 / closing;
    Tracker t = Night.tracker(night, false);
    TreeMap<String, Long> first = new TreeMap<>();
    TreeMap<String, Long> last = new TreeMap<>();
    TreeSet<Long> numbers = new TreeSet<>();
    int switches = 0;
    int missed = 0;
    double next = 60;
    for (Scan s : night.scans(end, seed)) {
      if (s.time() > next) {
        Picture p = t.picture(next);
        for (Night.Flyer f : night.flyers) {
          if (crowded(night, f, next)) {
            continue;
          }
          long here = nearest(p, f.at(next));
          missed += here == 0 ? 1 : 0;
          if (here > 0) {
            first.putIfAbsent(f.name(), here);
            Long before = last.put(f.name(), here);
            switches += before != null && before != here ? 1 : 0;
          }
        }
        p.tracks().forEach(k -> numbers.add(k.number()));
        next += 5;
      }
      t.push(s);
    }
    int kept = 0;
    for (String name : first.keySet()) {
      kept += first.get(name).equals(last.get(name)) ? 1 : 0;
    }
    return new Outcome(kept, switches, numbers.size(), missed);
  }

  /** Whether another object is so near that no track can be told to be the one's or the other's. */
  private static boolean crowded(Night night, Night.Flyer f, double t) {
    double[] x = f.at(t);
    return night.flyers.stream().filter(g -> g != f).anyMatch(g -> StrictMath.hypot(g.at(t)[0] - x[0], g.at(t)[1] - x[1]) < 400);
  }

  private static long nearest(Picture p, double[] x) {
    long best = 0;
    double least = 400;
    for (Track t : p.tracks()) {
      double d = StrictMath.hypot(t.state()[0] - x[0], t.state()[1] - x[1]);
      if (d < least) {
        least = d;
        best = t.number();
      }
    }
    return best;
  }

  @Test
  void G01_groups_that_merge_cross_and_part_keep_their_numbers() {
    int kept = 0;
    int numbers = 0;
    int switches = 0;
    int missed = 0;
    for (long seed = 1; seed <= 4; seed++) {
      Outcome o = fly(25, seed);
      kept += o.kept();
      numbers += o.numbers();
      switches += o.switches();
      missed += o.missed();
    }
    assertThat(kept).isGreaterThanOrEqualTo(28);
    assertThat(numbers).isLessThanOrEqualTo(40);
    assertThat(switches).isLessThanOrEqualTo(8);
    assertThat(missed).isLessThanOrEqualTo(20);
  }
}
