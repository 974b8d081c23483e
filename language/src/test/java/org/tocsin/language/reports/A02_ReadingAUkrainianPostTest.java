package org.tocsin.language.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tocsin.language.TestAreas;
import org.tocsin.language.reports.Claim.WeaponType;
import org.tocsin.language.reports.ReportedAttack.Role;

/** Officials' posts: totals of a night, a staff's sum of blows, a town's casualties. */
class A02_ReadingAUkrainianPostTest {
  private static final ReportReader READER = new ReportReader(TestAreas.some());

  private static ReadReport read(String text) {
    return READER.read(Report.of("r", text, LocalDate.of(2024, 3, 12)));
  }

  @Test
  void theNightsTotalsAreAWave() {
    ReadReport r = read("У ніч на 12 березня ворог атакував Україну, застосувавши 25 ударних БпЛА типу «Shahed». Силами ППО знищено 18 з 25 шахедів.");
    assertThat(r.attacks()).hasSize(1);
    ReportedAttack a = r.attacks().getFirst();
    assertThat(a.role()).isEqualTo(Role.WAVE);
    assertThat(a.window().orElseThrow().start()).isEqualTo(LocalDate.of(2024, 3, 11));
    assertThat(a.window().orElseThrow().end()).isEqualTo(LocalDate.of(2024, 3, 12));
    assertThat(a.list(Fact.LAUNCHED)).extracting(Claim::quantity).containsExactly(Quantity.exact(25));
    assertThat(a.list(Fact.INTERCEPTED)).extracting(Claim::quantity).containsExactly(Quantity.exact(18));
    assertThat(((Claim.Munitions) a.list(Fact.LAUNCHED).getFirst().value()).type()).isEqualTo(WeaponType.UAV_STRIKE);
  }

  @Test
  void blowsAreNotMunitions() {
    ReadReport r = read("Протягом доби ворог завдав 4 ракетних та 31 авіаційний удар, здійснив 17 обстрілів з РСЗВ по населених пунктах.");
    ReportedAttack a = r.attacks().getFirst();
    assertThat(a.role()).isEqualTo(Role.DAILY_TOTAL);
    assertThat(a.list(Fact.LAUNCHED)).isEmpty();
    assertThat(a.list(Fact.STRIKES)).extracting(c -> c.quantity().value()).contains(4, 17);
  }

  @Test
  void aTownsCasualties() {
    ReadReport r = read("Окупанти вдарили ракетою по Ізюму. Загинули двоє людей, ще п'ятеро поранені. Пошкоджено лікарню, виникла пожежа.");
    ReportedAttack a = r.attacks().getFirst();
    assertThat(a.places()).extracting(Claim.Place::name).containsExactly("Izium");
    assertThat(a.find(Fact.KILLED).orElseThrow().quantity()).isEqualTo(Quantity.exact(2));
    assertThat(a.find(Fact.INJURED).orElseThrow().quantity()).isEqualTo(Quantity.exact(5));
    assertThat(a.list(Fact.TARGET)).extracting(c -> ((Claim.Target) c.value()).kind()).contains(Claim.TargetKind.HOSPITAL);
    assertThat(a.list(Fact.EFFECT)).hasSize(1);
  }

  @Test
  void nobodyHurtIsAFigure() {
    ReadReport r = read("Ворог атакував Конотоп дронами. Пошкоджено будинок. Інформації про постраждалих не надходило.");
    Quantity q = r.attacks().getFirst().find(Fact.INJURED).orElseThrow().quantity();
    assertThat(q.value()).isZero();
    assertThat(q.prelim()).isTrue();
  }

  @Test
  void lossesAtTheFrontAreNoAttack() {
    ReadReport r = read("На Куп'янському напрямку ворог вів штурмові дії, відбито 6 атак. Втрати ворога склали 428 окупантів.");
    assertThat(r.attacks()).isEmpty();
  }
}
