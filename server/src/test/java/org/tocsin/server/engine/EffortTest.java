package org.tocsin.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: a full queue makes association cheaper at once, and calm brings it back step by step. */
class EffortTest {
  private final Effort effort = new Effort();

  @Test
  void A01_a_queue_that_fills_makes_association_cheaper() {
    assertThat(effort.choose(Effort.WHOLE, 50, 1_000)).isEqualTo(Effort.WHOLE);
    assertThat(effort.choose(Effort.WHOLE, 150, 1_000)).isEqualTo(Effort.LESS);
    assertThat(effort.choose(Effort.LESS, 150, 1_000)).isEqualTo(Effort.LESS);
    assertThat(effort.choose(Effort.LESS, 600, 1_000)).isEqualTo(Effort.LEAST);
  }

  @Test
  void A02_half_a_minute_of_calm_brings_back_a_step() {
    String now = Effort.LEAST;
    int seconds = 0;
    while (!now.equals(Effort.WHOLE) && seconds < 100) {
      now = effort.choose(now, 0, 1_000);
      seconds++;
      if (seconds == 30) {
        assertThat(now).isEqualTo(Effort.LESS);
      }
    }
    assertThat(seconds).isEqualTo(60);
  }

  @Test
  void A03_a_second_that_is_not_calm_starts_the_wait_anew() {
    for (int i = 0; i < 29; i++) {
      effort.choose(Effort.LESS, 0, 1_000);
    }
    effort.choose(Effort.LESS, 20, 1_000);
    assertThat(effort.choose(Effort.LESS, 0, 1_000)).isEqualTo(Effort.LESS);
  }
}
