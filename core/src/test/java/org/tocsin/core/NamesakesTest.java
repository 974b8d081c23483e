package org.tocsin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.PositionMixture.Component;
import org.tocsin.core.threat.Evidence;

/** FEATURE UNDER TEST: which group a name means that several places bear. */
class NamesakesTest {
  private final World w = new World();

  private PositionMixture either(String likely, double share, String other) {
    return new PositionMixture(
        List.of(new Component(w.centre(likely), 2_000, share), new Component(w.centre(other), 2_000, 1 - share)));
  }

  private List<List<String>> voices() {
    return w.picture.threats().stream().map(t -> t.evidence().stream().map(Evidence::source).toList()).toList();
  }

  @Test
  void A01_a_post_about_a_far_city_is_not_cited_for_a_village_of_the_same_name() {
    w.look().minutes(1);
    w.say(w.monitor("a").at("R00").build()).minutes(1);
    w.say(w.monitor("b").at(either("R99", 0.9, "R00")).build());
    assertThat(voices()).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void A02_where_the_namesakes_are_alike_the_one_that_is_flown_over_is_meant() {
    w.look().minutes(1);
    w.say(w.monitor("a").at("R00").build()).minutes(1);
    w.say(w.monitor("b").at(either("R99", 0.55, "R00")).build());
    assertThat(voices()).containsExactly(List.of("a", "b"));
  }
}
