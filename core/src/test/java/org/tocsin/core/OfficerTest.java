package org.tocsin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.alert.Rule;
import org.tocsin.core.journal.Entry.Order.Action;
import org.tocsin.core.observation.OfficialAlert;

/** FEATURE UNDER TEST: officers' orders, and what they may not do. */
class OfficerTest {
  private final World w = new World();

  private void dronesNear() {
    w.look().minutes(1);
    w.say(w.monitor("a").at("R00").course(90).build()).wait(Duration.ofSeconds(40));
    w.say(w.monitor("b").at("R00").course(90).build()).minutes(1);
    assertThat(w.state("R01")).isEqualTo(AlertState.ALARM);
  }

  @Test
  void B01_an_order_raises_and_lapses_through_hold() {
    w.look().minutes(1).order(Action.RAISE, "R42", null);
    assertThat(w.state("R42")).isEqualTo(AlertState.ALARM);
    assertThat(w.alert("R42").reason().rule()).isEqualTo(Rule.ORDER);
    assertThat(w.alert("R42").reason().evidence()).singleElement().extracting("source").isEqualTo("officer");
    for (int i = 0; i < 4; i++) {
      w.minutes(10).look();
    }
    assertThat(w.path("R42"))
        .containsExactly(AlertState.CLEAR, AlertState.ALARM, AlertState.HOLD, AlertState.CLEAR);
  }

  @Test
  void B02_hold_keeps_what_would_end() {
    w.look().minutes(1).order(Action.RAISE, "R42", null).minutes(1);
    w.order(Action.WITHDRAW, "R42", null).order(Action.HOLD, "R42", null);
    w.minutes(10).look().minutes(10);
    assertThat(w.state("R42")).isEqualTo(AlertState.ALARM);
  }

  @Test
  void B03_one_officer_cannot_end_while_a_threat_stands() {
    dronesNear();
    w.order(Action.END, "R01", null);
    assertThat(w.state("R01")).isEqualTo(AlertState.ALARM);
    w.order(Action.END, "R01", "officer");
    assertThat(w.state("R01")).as("his own second key").isEqualTo(AlertState.ALARM);
  }

  @Test
  void B04_two_officers_can_and_the_same_threat_does_not_raise_it_again() {
    dronesNear();
    w.order(Action.END, "R01", "colleague").minutes(2);
    assertThat(w.state("R01")).isEqualTo(AlertState.CLEAR);
    assertThat(w.alert("R01").reason().rule()).isEqualTo(Rule.ORDERED_END);
  }

  @Test
  void B05_nobody_ends_before_the_states_siren() {
    w.look().minutes(1).siren("R10", OfficialAlert.Signal.START);
    w.order(Action.END, "R10", "colleague").minutes(1);
    assertThat(w.state("R10")).isEqualTo(AlertState.ALARM);
  }

  @Test
  void B06_an_end_while_blind_is_unknown_and_not_clear() {
    w.order(Action.RAISE, "R42", null).minutes(1).order(Action.END, "R42", "colleague");
    assertThat(w.state("R42")).isEqualTo(AlertState.UNKNOWN);
  }
}
