package org.tocsin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.ledger.Told.hit;
import static org.tocsin.ledger.Told.proposed;
import static org.tocsin.ledger.Told.report;
import static org.tocsin.ledger.Told.said;
import static org.tocsin.ledger.Told.strike;
import static org.tocsin.ledger.Told.table;
import static org.tocsin.ledger.Told.wave;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.Decision.Kind;
import org.tocsin.ledger.publish.Comparison;
import org.tocsin.ledger.publish.Comparison.Verdict;
import org.tocsin.ledger.publish.Publication;
import org.tocsin.ledger.publish.Publication.AttackFile;
import org.tocsin.ledger.store.Database;

/** FEATURE UNDER TEST: reports of one event join into one attack; disagreement, history and editors' words stay on view. */
class A01_JoiningReportsTest {
  private static final Instant MORNING = Instant.parse("2026-03-03T06:00:00Z");
  private static final Instant LATER = MORNING.plus(Duration.ofDays(30));
  @TempDir Path folder;

  private static List<Attack> all(Ledger l) {
    return l.publication(LATER).list(Selection.ALL).attacks();
  }

  private static Figure figure(Attack a, Fact fact, String subject) {
    return a.figures().stream().filter(f -> f.fact() == fact && f.subject().equals(subject)).findFirst().orElseThrow();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("org.tocsin.ledger.Stores#all")
  void A01_twoReportsOfOneStrikeAreOneAttackAndTheLaterFigureLeads(String name, Stores.Opener store) throws IOException {
    try (Ledger l = Stores.ledger(store, folder)) {
      l.file(report("Morning News", "2026-03-02", strike("a1", "2026-03-01", "2026-03-02", "Poltava", said(Fact.INJURED, "", 4, "at_least", "At least four people were hurt."))), MORNING);
      l.file(report("Evening News", "2026-03-03", strike("a1", "2026-03-02", "2026-03-02", "Poltava", said(Fact.INJURED, "", 9, "exact", "Nine people were injured."))), MORNING);

      assertThat(all(l)).singleElement().satisfies(a -> {
        assertThat(a.sources()).isEqualTo(2);
        assertThat(a.window().from()).as("the narrower days").isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(figure(a, Fact.INJURED, "").text()).isEqualTo("9");
        assertThat(figure(a, Fact.INJURED, "").conflict()).as("at least four may be nine").isFalse();
        assertThat(l.publication(LATER).find(a.id()).orElseThrow().history()).extracting(r -> String.join("; ", r.changes()))
            .containsExactly("first known", "days 2026-03-01–2026-03-02 → 2026-03-02–2026-03-02; injured: ≥ 4 → 9");
      });
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("org.tocsin.ledger.Stores#all")
  void A02_figuresThatCannotBothBeTrueStandSideBySideWithTheirSentences(String name, Stores.Opener store) throws IOException {
    try (Ledger l = Stores.ledger(store, folder)) {
      l.file(report("One", "2026-03-02", strike("a1", "2026-03-02", "2026-03-02", "Sumy", said(Fact.KILLED, "", 3, "exact", "Three were killed."))), MORNING);
      l.file(report("Two", "2026-03-02", strike("a1", "2026-03-02", "2026-03-02", "Sumy", said(Fact.KILLED, "", 5, "at_least", "At least five died."))), MORNING);

      Attack a = all(l).getFirst();
      assertThat(a.conflicts()).isEqualTo(1);
      AttackFile f = l.publication(LATER).find(a.id()).orElseThrow();
      assertThat(Comparison.of(f)).singleElement().satisfies(c -> {
        assertThat(c.verdict()).isEqualTo(Verdict.DISAGREE);
        assertThat(c.cells()).extracting(x -> x.amount().text()).containsExactly("3", "≥ 5");
      });
      assertThat(f.accounts()).extracting(x -> x.claims().getFirst().passage()).containsExactly("Three were killed.", "At least five died.");
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("org.tocsin.ledger.Stores#all")
  void A03_otherPlacesOtherDaysAndTheOtherSideStayApart(String name, Stores.Opener store) throws IOException {
    try (Ledger l = Stores.ledger(store, folder)) {
      l.file(report("One", "2026-03-02", strike("a1", "2026-03-02", "2026-03-02", "Sumy", said(Fact.KILLED, "", 3, "exact", "x"))), MORNING);
      l.file(report("Two", "2026-03-02", strike("a1", "2026-03-02", "2026-03-02", "Poltava", said(Fact.KILLED, "", 3, "exact", "x"))), MORNING);
      l.file(report("Three", "2026-03-09", strike("a1", "2026-03-08", "2026-03-08", "Sumy", said(Fact.KILLED, "", 3, "exact", "x"))), MORNING);
      Filing.Account ours = strike("a1", "2026-03-02", "2026-03-02", "Sumy", said(Fact.KILLED, "", 3, "exact", "x"));
      Filing.Account theirs = new Filing.Account("a2", null, "strike", "ukraine_on_russia", ours.window(), ours.places(), ours.statements());
      l.file(report("Four", "2026-03-02", theirs), MORNING);

      assertThat(all(l)).hasSize(4);
      assertThat(all(l)).filteredOn(a -> a.side().equals("ukraine_on_russia")).singleElement().satisfies(a -> assertThat(a.sources()).isEqualTo(1));
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("org.tocsin.ledger.Stores#all")
  void A04_aStrikeIsAPartOfTheTablesWaveAndTheTablesTypesMeetTheReportsTotals(String name, Stores.Opener store) throws IOException {
    try (Ledger l = Stores.ledger(store, folder)) {
      l.file(table("raids", wave("r1", "2026-03-01", "2026-03-02", "Ukraine",
          said(Fact.LAUNCHED, "cruise_missile", 6, "exact", "row 1"), said(Fact.LAUNCHED, "ballistic_missile", 4, "exact", "row 2"), said(Fact.LAUNCHED, "uav_strike", 40, "exact", "row 3"),
          said(Fact.INTERCEPTED, "uav_strike", 31, "exact", "row 3"))), MORNING);
      l.file(report("One", "2026-03-02",
          wave("a1", "2026-03-01", "2026-03-02", "Ukraine", said(Fact.LAUNCHED, "missile_unknown", 10, "exact", "Ten missiles."), said(Fact.LAUNCHED, "uav_unknown", 38, "exact", "38 drones.")),
          strike("a2", "2026-03-01", "2026-03-02", "Dnipro", said(Fact.INJURED, "", 2, "exact", "Two injured."))), MORNING);

      Attack wave = all(l).stream().filter(a -> a.role().equals("wave")).findFirst().orElseThrow();
      Attack strike = all(l).stream().filter(a -> a.role().equals("strike")).findFirst().orElseThrow();
      AttackFile f = l.publication(LATER).find(wave.id()).orElseThrow();
      assertThat(f.parts()).containsExactly(strike.id());
      assertThat(figure(wave, Fact.LAUNCHED, Munition.MISSILES).text()).isEqualTo("10");
      assertThat(figure(wave, Fact.LAUNCHED, "cruise_missile").text()).as("the detail is the table's").isEqualTo("6");
      assertThat(Comparison.of(f)).filteredOn(c -> c.fact() == Fact.LAUNCHED).extracting(Comparison::subject, Comparison::verdict)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("uavs", Verdict.DISAGREE), org.assertj.core.groups.Tuple.tuple("missiles", Verdict.AGREE));
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("org.tocsin.ledger.Stores#all")
  void A05_anEditorConfirmsCorrectsAndTakesItBackAndTheChainHolds(String name, Stores.Opener store) throws IOException {
    try (Ledger l = Stores.ledger(store, folder)) {
      l.file(report("One", "2026-03-02", strike("a1", "2026-03-02", "2026-03-02", "Sumy", proposed(Fact.KILLED, 3, "It may be that three died."))), MORNING);
      Attack a = all(l).getFirst();
      long claim = l.publication(LATER).find(a.id()).orElseThrow().accounts().getFirst().claims().getFirst().id();
      assertThat(a.proposed()).isEqualTo(1);

      Decision d = l.decide("olena", Kind.CORRECT, "claim:" + claim, "4 at_least", "the original says at least four", MORNING.plusSeconds(60));
      assertThat(figure(all(l).getFirst(), Fact.KILLED, "").text()).isEqualTo("≥ 4");
      assertThat(all(l).getFirst().proposed()).isZero();

      Decision undo = l.decide("petro", Kind.REVERT, "decision:" + d.id(), "", "wrong text", MORNING.plusSeconds(90));
      assertThat(figure(all(l).getFirst(), Fact.KILLED, "").text()).isEqualTo("3");
      l.decide("olena", Kind.REVERT, "decision:" + undo.id(), "", "it was the right text", MORNING.plusSeconds(95));
      assertThat(figure(all(l).getFirst(), Fact.KILLED, "").text()).isEqualTo("≥ 4");
      l.decide("olena", Kind.REJECT, "claim:" + claim, "", "of another day", MORNING.plusSeconds(99));
      assertThat(all(l).getFirst().figures()).isEmpty();

      assertThat(l.verify()).isEmpty();
      assertThat(l.publication(LATER).find(a.id()).orElseThrow().decisions()).extracting(Decision::editor).containsExactly("olena", "petro", "olena", "olena");
      assertThatThrownBy(() -> l.decide("olena", Kind.CORRECT, "claim:" + claim, "many", "x", MORNING)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("47 at_least");
      assertThatThrownBy(() -> l.decide("olena", Kind.CONFIRM, "claim:999", "", "x", MORNING)).hasMessageContaining("no claim 999");
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("org.tocsin.ledger.Stores#all")
  void A06_anAccountIsMovedAndMovedBackAndARebuildKeepsWhatWasDecided(String name, Stores.Opener store) throws IOException {
    try (Ledger l = Stores.ledger(store, folder)) {
      l.file(report("One", "2026-03-02", strike("a1", "2026-03-02", "2026-03-02", "Sumy", said(Fact.INJURED, "", 3, "exact", "Noon."))), MORNING);
      l.file(report("Two", "2026-03-02", strike("a1", "2026-03-02", "2026-03-02", "Sumy", said(Fact.INJURED, "", 8, "exact", "Evening."))), MORNING);
      assertThat(all(l)).hasSize(1);

      Decision d = l.decide("olena", Kind.MOVE, "account:2", "2", "another strike, in the evening", MORNING.plusSeconds(1));
      assertThat(all(l)).extracting(Attack::id).containsExactlyInAnyOrder(1L, 2L);
      l.rebuild(MORNING.plusSeconds(2));
      assertThat(all(l)).extracting(Attack::id).containsExactlyInAnyOrder(1L, 2L);
      l.decide("olena", Kind.REVERT, "decision:" + d.id(), "", "it was one", MORNING.plusSeconds(3));
      assertThat(all(l)).singleElement().satisfies(a -> assertThat(a.conflicts()).isEqualTo(1));
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("org.tocsin.ledger.Stores#all")
  void A07_untilReleasedAnAttackIsItsOblastOnlyInEveryWayOfAsking(String name, Stores.Opener store) throws IOException {
    try (Ledger l = Stores.ledger(store, folder)) {
      // An hour after that day ended in Kyiv; a power station counts as critical: twelve hours after the day.
      Instant soon = Instant.parse("2026-03-02T23:00:00Z");
      l.file(report("One", "2026-03-02", strike("a1", "2026-03-02", "2026-03-02", "Sumy", hit("power", "Sumy substation", "The substation in Sumy was hit."),
          said(Fact.INJURED, "", 3, "exact", "Three people in Sumy were hurt."))), soon);
      String sumy = l.places().find("Sumy").orElseThrow().code();
      String oblast = l.places().find("Sumy Oblast").orElseThrow().code();
      Publication before = l.publication(soon.plus(Duration.ofMinutes(10 * 60 + 59)));
      Publication after = l.publication(soon.plus(Duration.ofHours(11)));

      assertThat(before.list(Selection.ALL.at(sumy)).attacks()).isEmpty();
      assertThat(after.list(Selection.ALL.at(sumy)).attacks()).hasSize(1);
      Attack a = before.list(Selection.ALL.at(oblast)).attacks().getFirst();
      assertThat(a.places()).extracting(Attack.Place::name).containsExactly("Sumy Oblast");
      AttackFile held = before.find(a.id()).orElseThrow();
      assertThat(held.heldBack()).isTrue();
      assertThat(held.toString()).doesNotContain("substation").doesNotContain("in Sumy").contains(Publication.HELD_BACK);
      assertThat(held.accounts().getFirst().claims()).extracting(FiledClaim::fact).containsExactly(Fact.INJURED);
      assertThat(before.claims(List.of(1L, 2L)).toString()).doesNotContain("Sumy");
      assertThat(after.find(a.id()).orElseThrow().toString()).contains("The substation in Sumy was hit.");

      l.decide("olena", Kind.RELEASE, "account:1", String.valueOf(soon.plusSeconds(5).getEpochSecond()), "cleared", soon);
      assertThat(l.publication(soon.plusSeconds(6)).list(Selection.ALL.at(sumy)).attacks()).hasSize(1);
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("org.tocsin.ledger.Stores#all")
  void A08_whatWasFiledCannotBeChangedEvenByHand(String name, Stores.Opener store) throws IOException {
    try (Database d = store.open(folder); Ledger l = new Ledger(d, Stores.AREAS, new Editors(folder), org.tocsin.ledger.publish.EmbargoRule.STANDARD)) {
      l.file(report("One", "2026-03-02", strike("a1", "2026-03-02", "2026-03-02", "Sumy", said(Fact.INJURED, "", 3, "exact", "x"))), MORNING);
      for (String sql : List.of("UPDATE claim SET amount = 0", "DELETE FROM claim", "UPDATE source SET title = ''", "DELETE FROM account_place")) {
        assertThatThrownBy(() -> d.execute(sql)).as(sql).hasMessageContaining("never changed");
      }
      assertThat(l.file(report("One", "2026-03-02"), MORNING)).as("the same words again").isEqualTo(Ledger.Receipt.DUPLICATE);
    }
  }
}
