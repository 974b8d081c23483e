package org.tocsin.simulator.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.core.track.Picture;
import org.tocsin.core.track.Track;

/**
 * The figures of one run: pictures against truth at the same instants.
 *
 * @param gospaMean mean over instants, metres
 * @param gospaRms root of the mean square, metres
 * @param missed mean number of covered truths without a track
 * @param falses mean number of tracks without a truth
 * @param switches how often a truth was matched by another track than the last time
 * @param idf1 share of instants explained by the best one-to-one pairing of whole truths with whole tracks
 * @param latencyMedian seconds from first coverage to first match, over those ever matched
 * @param anees mean squared Mahalanobis distance of horizontal errors; 2 is ideal
 * @param tracked share of covered instants with a track, by type
 * @param rmse horizontal root mean square error of pairs, metres
 */
public record Score(
    double gospaMean,
    double gospaRms,
    double missed,
    double falses,
    int switches,
    double idf1,
    double latencyMedian,
    double anees,
    Map<String, Double> tracked,
    double rmse) {

  /**
   * Scores pictures.
   *
   * @param truths all truths by instant, the same instants as the pictures
   * @param from first instant whose errors count; identity and latency are followed from the first picture on
   * @param firstCovered time of first coverage by truth
   */
  public static Score of(
      List<Picture> pictures,
      Map<Double, List<Truth>> truths,
      double from,
      double cutoff,
      Map<String, Double> firstCovered) {
    Tally t = new Tally(cutoff);
    for (Picture p : pictures) {
      t.add(p, truths.getOrDefault(key(p.time()), List.of()), p.time() >= from - 1e-6);
    }
    return t.score(firstCovered);
  }

  /** Instants are compared to the millisecond. */
  public static double key(double time) {
    return StrictMath.rint(time * 1000) / 1000;
  }

  private static final class Tally {
    private final double cutoff;
    private int instants;
    private double sum;
    private double squares;
    private int missed;
    private int falses;
    private int switches;
    private double error;
    private double nees;
    private int pairs;
    private int truthInstants;
    private int trackInstants;
    private Map<String, Long> before = new TreeMap<>();
    private final Map<String, Long> last = new TreeMap<>();
    private final Map<String, Double> firstMatch = new TreeMap<>();
    private final Map<String, int[]> byType = new TreeMap<>();
    private final Map<String, Map<Long, Integer>> overlap = new TreeMap<>();
    private final TreeSet<String> required = new TreeSet<>();

    Tally(double cutoff) {
      this.cutoff = cutoff;
    }

    void add(Picture picture, List<Truth> truth, boolean counts) {
      List<Track> tracks = picture.tracks();
      double[][] d = Gospa.distances(truth, tracks);
      boolean[] optional = new boolean[truth.size()];
      for (int i = 0; i < d.length; i++) {
        optional[i] = !truth.get(i).covered();
      }
      Gospa g = Gospa.of(d, tracks.size(), cutoff, optional);
      identity(picture.time(), truth, tracks, d, optional, counts);
      if (!counts) {
        return;
      }
      instants++;
      sum += g.value();
      squares += g.power();
      missed += g.missed();
      falses += g.falses();
      int excused = 0;
      for (int[] p : g.pairs()) {
        if (optional[p[0]]) {
          excused++;
          continue;
        }
        errors(truth.get(p[0]), tracks.get(p[1]));
      }
      trackInstants += tracks.size() - excused;
      for (int i = 0; i < d.length; i++) {
        if (optional[i]) {
          continue;
        }
        truthInstants++;
        for (int j = 0; j < tracks.size(); j++) {
          if (d[i][j] < cutoff) {
            overlap.computeIfAbsent(truth.get(i).id(), k -> new TreeMap<>())
                .merge(tracks.get(j).number(), 1, Integer::sum);
          }
        }
      }
    }

    private void errors(Truth x, Track y) {
      double[] s = y.state();
      double[] c = y.covariance();
      double e = s[0] - x.east();
      double n = s[1] - x.north();
      double det = c[0] * c[7] - c[1] * c[1];
      error += e * e + n * n;
      nees += (e * e * c[7] - 2 * e * n * c[1] + n * n * c[0]) / det;
      pairs++;
    }

    /** A pair of the instant before stays while below the cutoff; the rest is paired at least cost. */
    private void identity(
        double time, List<Truth> truth, List<Track> tracks, double[][] d, boolean[] optional, boolean counts) {
      Map<String, Long> now = new TreeMap<>();
      TreeSet<Long> taken = new TreeSet<>();
      List<Integer> freeTruths = new ArrayList<>();
      for (int i = 0; i < truth.size(); i++) {
        Long number = before.get(truth.get(i).id());
        int j = number == null ? -1 : indexOf(tracks, number);
        if (number != null && j >= 0 && d[i][j] < cutoff) {
          now.put(truth.get(i).id(), number);
          taken.add(number);
        } else {
          freeTruths.add(i);
        }
      }
      List<Integer> freeTracks = new ArrayList<>();
      for (int j = 0; j < tracks.size(); j++) {
        if (!taken.contains(tracks.get(j).number())) {
          freeTracks.add(j);
        }
      }
      double[][] rest = new double[freeTruths.size()][freeTracks.size()];
      for (int a = 0; a < rest.length; a++) {
        for (int b = 0; b < freeTracks.size(); b++) {
          rest[a][b] = d[freeTruths.get(a)][freeTracks.get(b)];
        }
      }
      for (int[] p : Gospa.of(rest, freeTracks.size(), cutoff, new boolean[rest.length]).pairs()) {
        now.put(truth.get(freeTruths.get(p[0])).id(), tracks.get(freeTracks.get(p[1])).number());
      }
      before = now;
      for (int i = 0; i < truth.size(); i++) {
        note(time, truth.get(i), now.get(truth.get(i).id()), optional[i], counts);
      }
    }

    private void note(double time, Truth x, @org.jspecify.annotations.Nullable Long number, boolean optional,
        boolean counts) {
      if (number != null) {
        Long earlier = last.put(x.id(), number);
        if (counts && earlier != null && !earlier.equals(number)) {
          switches++;
        }
        firstMatch.putIfAbsent(x.id(), time);
      }
      if (!optional && counts) {
        required.add(x.id());
        int[] k = byType.computeIfAbsent(x.type(), a -> new int[2]);
        k[0]++;
        k[1] += number != null ? 1 : 0;
      }
    }

    private static int indexOf(List<Track> tracks, long number) {
      for (int j = 0; j < tracks.size(); j++) {
        if (tracks.get(j).number() == number) {
          return j;
        }
      }
      return -1;
    }

    Score score(Map<String, Double> firstCovered) {
      Map<String, Double> tracked = new TreeMap<>();
      byType.forEach((k, v) -> tracked.put(k, v[1] / (double) v[0]));
      double[] latency = required.stream()
          .filter(id -> firstMatch.containsKey(id) && firstCovered.containsKey(id))
          .mapToDouble(id -> firstMatch.get(id) - firstCovered.get(id))
          .sorted()
          .toArray();
      int n = latency.length;
      double median = n == 0 ? Double.NaN : (latency[(n - 1) / 2] + latency[n / 2]) / 2;
      double k = StrictMath.max(1, instants);
      return new Score(sum / k, StrictMath.sqrt(squares / k), missed / k, falses / k, switches, idf1(), median,
          nees / StrictMath.max(1, pairs), tracked, StrictMath.sqrt(error / StrictMath.max(1, pairs)));
    }

    private double idf1() {
      TreeSet<Long> numbers = new TreeSet<>();
      overlap.values().forEach(m -> numbers.addAll(m.keySet()));
      Long[] column = numbers.toArray(Long[]::new);
      double[][] cost = new double[overlap.size()][column.length];
      int row = 0;
      for (Map<Long, Integer> m : overlap.values()) {
        for (Map.Entry<Long, Integer> e : m.entrySet()) {
          cost[row][Arrays.binarySearch(column, e.getKey())] = -e.getValue();
        }
        row++;
      }
      int[] to = Assignment.solve(cost);
      double together = 0;
      for (int i = 0; i < to.length; i++) {
        together += to[i] >= 0 ? -cost[i][to[i]] : 0;
      }
      return 2 * together / StrictMath.max(1, truthInstants + trackInstants);
    }
  }
}
