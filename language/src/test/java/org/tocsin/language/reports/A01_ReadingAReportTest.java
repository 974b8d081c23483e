package org.tocsin.language.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.language.TestAreas;
import org.tocsin.language.reports.Quantity.Bound;
import org.tocsin.language.reports.ReportedAttack.Role;
import org.tocsin.language.reports.ReportedAttack.Side;

/** A newspaper's story of a strike on a town is read into one attack, every figure with its sentence. */
class A01_ReadingAReportTest {
  private static final ReportReader READER = new ReportReader(TestAreas.some());

  private static final String STORY =
      """
      Eleven hurt as missiles hit a school in Izium

      Two Russian ballistic missiles hit a school and several apartment buildings in the town of Izium on Tuesday, killing at least three people and injuring 11 more, including two children, the mayor said. A fire broke out and 1,200 families were left without electricity. "Ukraine needs more air defence systems," President Volodymyr Zelensky said. More than 90 people have been killed in the region since the start of the year.
      """;

  static ReadReport read(String text, String day) {
    return READER.read(Report.of("r", text, LocalDate.parse(day)));
  }

  private static Quantity figure(ReportedAttack a, Fact kind) {
    return a.find(kind).orElseThrow().quantity();
  }

  @Test
  void oneAttackWithItsFigures() {
    ReadReport r = read(STORY, "2024-05-16");
    assertThat(r.attacks()).hasSize(1);
    assertThat(r.isAttackReport()).isTrue();
    ReportedAttack a = r.attacks().getFirst();
    assertThat(a.side()).isEqualTo(Side.RUSSIA_ON_UKRAINE);
    assertThat(a.role()).isEqualTo(Role.STRIKE);
    assertThat(a.places()).extracting(Claim.Place::name).contains("Izium");
    assertThat(a.window().orElseThrow().start()).isEqualTo(LocalDate.of(2024, 5, 14));
    assertThat(figure(a, Fact.KILLED)).isEqualTo(Quantity.of(3, Bound.AT_LEAST));
    assertThat(figure(a, Fact.INJURED)).isEqualTo(Quantity.exact(11));
    assertThat(figure(a, Fact.CHILDREN_INJURED)).isEqualTo(Quantity.exact(2));
    assertThat(figure(a, Fact.LAUNCHED)).isEqualTo(Quantity.exact(2));
    assertThat(a.list(Fact.TARGET)).extracting(c -> ((Claim.Target) c.value()).kind()).contains(Claim.TargetKind.SCHOOL, Claim.TargetKind.RESIDENTIAL);
    assertThat(a.list(Fact.EFFECT)).extracting(c -> ((Claim.Effect) c.value()).kind()).containsExactlyInAnyOrder(Claim.EffectKind.FIRE, Claim.EffectKind.POWER_OUTAGE);
  }

  @Test
  void everyFigureStandsInItsSentence() {
    ReadReport r = read(STORY, "2024-05-16");
    for (Claim c : r.attacks().getFirst().facts()) {
      assertThat(c.sentence().start()).isLessThanOrEqualTo(c.span().start());
      assertThat(c.sentence().end()).isGreaterThanOrEqualTo(c.span().end());
      Quantity q = c.quantity();
      if (q != null && q.value() != null) {
        assertThat(NumbersOf.in(c.sentence().of(STORY))).contains(q.value());
      }
    }
    Claim killed = r.attacks().getFirst().find(Fact.KILLED).orElseThrow();
    assertThat(killed.span().of(STORY)).isEqualTo("killing at least three people");
  }

  @Test
  void aYearsSumIsKeptApart() {
    ReadReport r = read(STORY, "2024-05-16");
    assertThat(r.background()).extracting(b -> b.claim().quantity()).contains(Quantity.of(90, Bound.AT_LEAST));
  }

  @Test
  void theNeedHasItsSpeaker() {
    List<Claim> needs = read(STORY, "2024-05-16").needs();
    assertThat(needs).hasSize(1);
    assertThat(needs.getFirst().by()).isEqualTo("Volodymyr Zelensky");
    assertThat(((Claim.Need) needs.getFirst().value()).what()).isEqualTo(Claim.NeedKind.AIR_DEFENCE_SYSTEMS);
  }

  @Test
  void aReportOfNoAttackGivesNone() {
    String text = "The mayor of Kharkiv opened a new tram line on Monday. About 300 people came. More than 40 trams will run in 2025.";
    ReadReport r = read(text, "2024-05-16");
    assertThat(r.attacks()).isEmpty();
    assertThat(r.isAttackReport()).isFalse();
  }

  @Test
  void anUndatedReportKeepsTheWordsOfItsTime() {
    ReadReport r = READER.read(Report.of("r", "A Russian drone hit a house in Kharkiv on Sunday, injuring a man.", null));
    Claim.Window w = r.attacks().getFirst().window().orElseThrow();
    assertThat(w.start()).isNull();
    assertThat(w.end()).isNull();
    assertThat(w.words()).isEqualTo("Sunday");
    assertThat(figure(r.attacks().getFirst(), Fact.INJURED)).isEqualTo(Quantity.exact(1));
  }
}
