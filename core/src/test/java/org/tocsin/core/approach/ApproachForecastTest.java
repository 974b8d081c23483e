package org.tocsin.core.approach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.core.World;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;
import org.tocsin.core.threat.Threat;
import org.tocsin.core.threat.ThreatProfile;

/**
 * FEATURE UNDER TEST: the closed forms of the forecast against an independent reference, a simulation of fifteen
 * hundred straight flights that share nothing with them but the stated model.
 */
class ApproachForecastTest {
  private static final Instant NOW = World.START;
  private final Areas areas = World.country();
  private final ApproachForecast forecast = new ApproachForecast(areas, ThreatProfile.STANDARD);

  @ParameterizedTest(name = "from {0} course {1} ± {2}, position ± {3} km")
  @CsvSource({"R00, 90, 10, 3", "R00, 60, 25, 3", "R50, 90, 15, 10", "R44, 200, 20, 5", "R90, 135, 25, 8"})
  void A01_probabilities_agree_with_simulated_flights(String from, double course, double sigma, double km) {
    Threat t = drone(centre(from), km * 1000, course, sigma);
    double[] simulated = simulate(t, 1_500);
    double[] forecasted = new double[simulated.length];
    for (Approach a : forecast.project(t, NOW)) {
      forecasted[a.community()] = a.probability();
    }
    double error = 0;
    double worst = 0;
    for (int i = 0; i < simulated.length; i++) {
      double e = Math.abs(simulated[i] - forecasted[i]);
      error += e;
      worst = Math.max(worst, e);
    }
    assertThat(error / simulated.length).as("mean error").isLessThan(0.03);
    assertThat(worst).as("worst error").isLessThan(0.15);
  }

  @Test
  void A02_an_unknown_course_threatens_all_sides_alike_and_less_with_distance() {
    List<Approach> all = forecast.project(drone(centre("R45"), 3_000, Double.NaN, Double.NaN), NOW);
    double east = probability(all, "R47");
    double north = probability(all, "R65");
    assertThat(east).isCloseTo(north, within(0.02));
    assertThat(probability(all, "R45")).isGreaterThan(0.7);
    assertThat(probability(all, "R46")).isGreaterThan(east);
    assertThat(east).isGreaterThan(probability(all, "R49"));
  }

  @Test
  void A03_times_follow_distance_over_speed() {
    List<Approach> all = forecast.project(drone(centre("R40"), 2_000, 90, 10), NOW);
    Approach a = all.stream().filter(x -> code(x).equals("R44")).findFirst().orElseThrow();
    double way = Sphere.distance(centre("R40"), centre("R44"));
    double reach = Math.sqrt(areas.findCommunity("R44").orElseThrow().area().outline().getArea() / Math.PI) * 111_195
        * Math.sqrt(Math.cos(Math.toRadians(48.9))) + 2_000;
    double seconds = (way - reach) / ThreatProfile.STANDARD.get(ThreatClass.STRIKE_UAV).speedTypical();
    assertThat(a.likely().toEpochMilli() / 1000.0 - NOW.getEpochSecond()).isCloseTo(seconds, within(15.0));
    assertThat(a.earliest()).isBefore(a.likely());
    assertThat(a.latest()).isAfter(a.likely());
  }

  @Test
  void A04_what_lies_behind_a_known_course_is_left_alone() {
    List<Approach> all = forecast.project(drone(centre("R45"), 2_000, 90, 15), NOW);
    assertThat(probability(all, "R42")).isZero();
    assertThat(probability(all, "R47")).isGreaterThan(0.2);
  }

  @Test
  void A05_a_ballistic_weapon_threatens_the_area_that_was_named_and_no_other() {
    PositionMixture aim = PositionMixture.of(centre("R55"), 4_000);
    Threat t = threat(ClassMix.of(ThreatClass.BALLISTIC_MISSILE), aim, aim, Double.NaN, Double.NaN);
    List<Approach> all = forecast.project(t, NOW);
    assertThat(probability(all, "R55")).isGreaterThan(0.7);
    assertThat(probability(all, "R59")).isZero();
    assertThat(all.getFirst().likely()).isEqualTo(NOW.plusSeconds(270));
  }

  @Test
  void A06_two_namesakes_share_the_probability() {
    PositionMixture both =
        new PositionMixture(
            List.of(
                new PositionMixture.Component(centre("R11"), 3_000, 0.7),
                new PositionMixture.Component(centre("R88"), 3_000, 0.3)));
    List<Approach> all =
        forecast.project(threat(ClassMix.of(ThreatClass.STRIKE_UAV), both, null, Double.NaN, Double.NaN), NOW);
    assertThat(probability(all, "R11")).isCloseTo(0.7, within(0.1));
    assertThat(probability(all, "R88")).isCloseTo(0.3, within(0.1));
  }

  @Test
  void A07_the_normal_distribution_function_equals_its_table() {
    // Abramowitz and Stegun, table 26.1.
    assertThat(ApproachForecast.phi(0)).isCloseTo(0.5, within(1e-7));
    assertThat(ApproachForecast.phi(1)).isCloseTo(0.841344746068543, within(1e-7));
    assertThat(ApproachForecast.phi(-2)).isCloseTo(0.022750131948179, within(1e-7));
    assertThat(ApproachForecast.phi(3)).isCloseTo(0.998650101968370, within(1e-7));
  }

  /**
   * The model in words: position normal, course normal and drifting as a random walk, life exponential; three in ten
   * with errors two and a half times as large. A community is crossed over the mean width of its box. One report in
   * five speaks of nothing; of the others seven in ten stand for two objects on ways of their own.
   */
  private double[] simulate(Threat t, int flights) {
    SplittableRandom random = new SplittableRandom(42);
    ThreatProfile p = ThreatProfile.STANDARD.get(ThreatClass.STRIKE_UAV);
    int n = areas.communities().size();
    double[] radius = new double[n];
    for (var c : areas.communities()) {
      double km = 0.2 * 111.195 + 0.3 * 111.195 * Math.cos(Math.toRadians(c.centre().lat()));
      radius[c.index()] = km / Math.PI * 1000 + p.dangerRadius();
    }
    double[] hits = new double[n];
    for (int f = 0; f < flights; f++) {
      boolean[] hit = new boolean[n];
      boolean nothing = random.nextDouble() >= 0.79;
      for (int member = random.nextDouble() < 0.7 ? 2 : 1; member > 0 && !nothing; member--) {
        fly(t, random, radius, hit);
      }
      for (int i = 0; i < n; i++) {
        hits[i] += hit[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < n; i++) {
      hits[i] /= flights;
    }
    return hits;
  }

  private void fly(Threat t, SplittableRandom random, double[] radius, boolean[] hit) {
    ThreatProfile p = ThreatProfile.STANDARD.get(ThreatClass.STRIKE_UAV);
    PositionMixture.Component c = t.at().main();
    double wider = random.nextDouble() < 0.3 ? 2.5 : 1;
    GeoPoint at = Sphere.destination(c.centre(), 0, wider * c.sigma() * random.nextGaussian());
    at = Sphere.destination(at, 90, wider * c.sigma() * random.nextGaussian());
    double drift = random.nextGaussian();
    double course = t.course() + wider * t.courseSigma() * random.nextGaussian();
    double life = -Math.log(1 - random.nextDouble()) * p.flight().toSeconds();
    for (double s = 0; s < Math.min(life, 7200); s += 60) {
      double angle = course + drift * p.wander() * Math.sqrt(s / 60);
      GeoPoint here = Sphere.destination(at, angle, p.speedTypical() * s);
      for (var x : areas.communities()) {
        hit[x.index()] |= Sphere.distance(here, x.centre()) <= radius[x.index()];
      }
    }
  }

  private double probability(List<Approach> all, String code) {
    return all.stream().filter(a -> code(a).equals(code)).mapToDouble(Approach::probability).findFirst().orElse(0);
  }

  private String code(Approach a) {
    return areas.communities().get(a.community()).code();
  }

  private GeoPoint centre(String code) {
    return areas.findArea(code).orElseThrow().centre();
  }

  private static Threat drone(GeoPoint at, double sigma, double course, double courseSigma) {
    return threat(ClassMix.of(ThreatClass.STRIKE_UAV), PositionMixture.of(at, sigma), null, course, courseSigma);
  }

  private static Threat threat(
      ClassMix c, PositionMixture at, PositionMixture toward, double course, double courseSigma) {
    return new Threat(
        "g1.1", c, null, Sighting.Count.of(1), at, toward, course, courseSigma, 35, 60, NOW, NOW, Threat.Stage.ACTIVE,
        List.of(), List.of(), 2, null);
  }
}
