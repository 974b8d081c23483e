package org.tocsin.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.threat.Evidence;
import org.tocsin.core.threat.Threat;

/**
 * FEATURE UNDER TEST: every state × every input. Inputs are what the rules call for (CLEAR, WATCH, ALARM), whether
 * somebody looks, whether the state's shortest duration is over, whether an order holds it and whether the state's
 * siren has just ended. A dash means that nothing is said.
 */
class StateTableTest {
  private static final Instant T0 = Instant.parse("2026-01-10T20:00:00Z");
  private static final Threat THREAT =
      new Threat(
          "g1.1", ClassMix.of(ThreatClass.STRIKE_UAV), null, Sighting.Count.of(1), null, null, Double.NaN, Double.NaN,
          35, 60, T0, T0, Threat.Stage.ACTIVE, List.of(), List.of(evidence()), 2, null);

  private final AlertPolicy policy = AlertPolicy.standard();
  private final CommunityMachine machine = new CommunityMachine("R", policy);
  private final Standing standing = new Standing();
  private long sequence;
  private Instant now = T0;

  @ParameterizedTest(name = "{0}, called for {1}, looking {2}, {3}, {4} -> {5}")
  @CsvSource({
    // state, called for, looking, time, officer or siren, next state, rule
    "UNKNOWN, CLEAR, no,  young, none, -,       -",
    "UNKNOWN, CLEAR, yes, young, none, CLEAR,   SIGHT_REGAINED",
    "UNKNOWN, WATCH, no,  young, none, WATCH,   ARRIVAL_POSSIBLE",
    "UNKNOWN, WATCH, yes, young, none, WATCH,   ARRIVAL_POSSIBLE",
    "UNKNOWN, ALARM, no,  young, none, ALARM,   ARRIVAL_NEAR",
    "UNKNOWN, ALARM, yes, young, none, ALARM,   ARRIVAL_NEAR",
    "CLEAR,   CLEAR, yes, old,   none, -,       -",
    "CLEAR,   CLEAR, no,  young, none, UNKNOWN, BLIND",
    "CLEAR,   WATCH, yes, young, none, WATCH,   ARRIVAL_POSSIBLE",
    "CLEAR,   WATCH, no,  young, none, WATCH,   ARRIVAL_POSSIBLE",
    "CLEAR,   ALARM, yes, young, none, ALARM,   ARRIVAL_NEAR",
    "CLEAR,   ALARM, no,  young, none, ALARM,   ARRIVAL_NEAR",
    "WATCH,   WATCH, yes, old,   none, -,       -",
    "WATCH,   ALARM, yes, young, none, ALARM,   ARRIVAL_NEAR",
    "WATCH,   ALARM, no,  young, none, ALARM,   ARRIVAL_NEAR",
    "WATCH,   ALARM, yes, young, hold, ALARM,   ARRIVAL_NEAR",
    "WATCH,   CLEAR, yes, young, none, -,       -",
    "WATCH,   CLEAR, yes, old,   none, CLEAR,   PASSED",
    "WATCH,   CLEAR, yes, old,   hold, -,       -",
    "WATCH,   CLEAR, no,  young, none, -,       -",
    "WATCH,   CLEAR, no,  old,   none, UNKNOWN, BLIND",
    "WATCH,   CLEAR, no,  old,   hold, -,       -",
    "ALARM,   ALARM, yes, old,   none, -,       -",
    "ALARM,   ALARM, no,  old,   none, -,       -",
    "ALARM,   WATCH, yes, young, none, -,       -",
    "ALARM,   WATCH, yes, old,   none, HOLD,    CONFIRMING",
    "ALARM,   WATCH, yes, old,   hold, -,       -",
    "ALARM,   WATCH, no,  old,   none, -,       -",
    "ALARM,   CLEAR, yes, young, none, -,       -",
    "ALARM,   CLEAR, yes, old,   none, HOLD,    CONFIRMING",
    "ALARM,   CLEAR, yes, old,   hold, -,       -",
    "ALARM,   CLEAR, no,  old,   none, -,       -",
    "HOLD,    ALARM, yes, young, none, ALARM,   ARRIVAL_NEAR",
    "HOLD,    ALARM, no,  young, none, ALARM,   ARRIVAL_NEAR",
    "HOLD,    WATCH, yes, young, none, -,       -",
    "HOLD,    WATCH, yes, old,   none, WATCH,   ARRIVAL_POSSIBLE",
    "HOLD,    WATCH, no,  old,   none, WATCH,   ARRIVAL_POSSIBLE",
    "HOLD,    CLEAR, yes, young, none, -,       -",
    "HOLD,    CLEAR, yes, old,   none, CLEAR,   PASSED",
    "HOLD,    CLEAR, yes, old,   hold, -,       -",
    "HOLD,    CLEAR, no,  old,   none, -,       -",
  })
  void B01_own_forecast(
      AlertState from, AlertState called, String looking, String age, String officer, String to, String rule) {
    bring(from);
    if (age.equals("old")) {
      now = now.plus(Duration.ofHours(1));
    }
    if (officer.equals("hold")) {
      standing.order(
          new Entry.Order(
              9, now, "o", null, Entry.Order.Action.HOLD, "R", Duration.ofHours(1), "wait"));
    }
    Alert next = step(called, looking.equals("yes"));
    if (to.equals("-")) {
      assertThat(next).isNull();
      assertThat(machine.state()).isEqualTo(from);
    } else {
      assertThat(next).isNotNull();
      assertThat(next.state()).isEqualTo(AlertState.valueOf(to));
      assertThat(next.reason().rule()).isEqualTo(Rule.valueOf(rule));
      assertThat(next.reason().text()).isNotBlank();
    }
  }

  @ParameterizedTest(name = "siren over, called for {0}, looking {1} -> {2}")
  @CsvSource({
    "CLEAR, yes, CLEAR, OFFICIAL_END",
    "WATCH, yes, WATCH, ARRIVAL_POSSIBLE",
    "CLEAR, no,  -,     -",
    "WATCH, no,  -,     -",
  })
  void B02_after_the_states_siren(AlertState called, String looking, String to, String rule) {
    siren(OfficialAlert.Signal.START);
    step(new Demand(AlertState.ALARM, Rule.OFFICIAL_ALARM, null, null, List.of(), List.of(evidence())), true);
    siren(OfficialAlert.Signal.END);
    now = now.plusSeconds(1);
    Alert next = step(called, looking.equals("yes"));
    if (to.equals("-")) {
      assertThat(next).isNull();
      assertThat(machine.state()).isEqualTo(AlertState.ALARM);
    } else {
      assertThat(next).isNotNull();
      assertThat(next.state()).isEqualTo(AlertState.valueOf(to));
      assertThat(next.reason().rule()).isEqualTo(Rule.valueOf(rule));
    }
  }

  @Test
  void B03_an_id_lasts_from_leaving_rest_to_returning_and_revisions_count_up() {
    bring(AlertState.CLEAR);
    List<Alert> life = new ArrayList<>();
    life.add(step(AlertState.WATCH, true));
    life.add(step(AlertState.ALARM, true));
    now = now.plus(Duration.ofHours(1));
    life.add(step(AlertState.CLEAR, true));
    now = now.plus(Duration.ofHours(1));
    life.add(step(AlertState.CLEAR, true));
    assertThat(life).extracting(Alert::id).containsOnly(life.getFirst().id());
    assertThat(life).extracting(Alert::revision).containsExactly(1, 2, 3, 4);
    assertThat(step(AlertState.WATCH, true).id()).isNotEqualTo(life.getFirst().id());
  }

  private void bring(AlertState to) {
    switch (to) {
      case UNKNOWN -> {}
      case CLEAR -> step(AlertState.CLEAR, true);
      case WATCH -> step(AlertState.WATCH, true);
      case ALARM -> step(AlertState.ALARM, true);
      case HOLD -> {
        step(AlertState.ALARM, true);
        now = now.plus(Duration.ofHours(1));
        step(AlertState.CLEAR, true);
      }
    }
    assertThat(machine.state()).isEqualTo(to);
  }

  private Alert step(AlertState called, boolean looking) {
    Demand d =
        switch (called) {
          case WATCH -> demand(AlertState.WATCH, Rule.ARRIVAL_POSSIBLE);
          case ALARM -> demand(AlertState.ALARM, Rule.ARRIVAL_NEAR);
          default -> Demand.NONE;
        };
    return step(d, looking);
  }

  private Alert step(Demand d, boolean looking) {
    Alert a =
        machine.step(
            d, new CommunityMachine.Context(++sequence, now, looking, Map.of(THREAT.id(), THREAT), standing), sequence);
    if (a != null) {
      assertThat(a).isEqualTo(machine.alert());
    }
    return a;
  }

  private static Demand demand(AlertState s, Rule r) {
    return new Demand(s, r, THREAT, null, List.of(THREAT.id()), List.of(evidence()));
  }

  private void siren(OfficialAlert.Signal signal) {
    Source s = new Source("f", "siren", Trust.OFFICIAL);
    standing.siren(new OfficialAlert(s, now, List.of("R"), signal, OfficialAlert.Kind.AIR, ""), evidence());
  }

  private static Evidence evidence() {
    return new Evidence(1, T0, "a", Trust.MONITOR, "a/1", "words");
  }
}
