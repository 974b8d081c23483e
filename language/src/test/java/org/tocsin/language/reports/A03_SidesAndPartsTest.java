package org.tocsin.language.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tocsin.language.reports.ReportedAttack.Role;
import org.tocsin.language.reports.ReportedAttack.Side;

/** Whose attack it was, what belongs together and what must not be added up. */
class A03_SidesAndPartsTest {
  private static ReadReport read(String text) {
    return A01_ReadingAReportTest.read(text, "2024-05-16");
  }

  @Test
  void strikesOnRussiaAreNeverBookedOnTheOtherSide() {
    ReadReport r = read("Russian officials said 54 Ukrainian drones were shot down over the Bryansk region overnight. One man was injured in Belgorod, the governor said.");
    assertThat(r.attacks()).isNotEmpty().allMatch(a -> a.side() == Side.UKRAINE_ON_RUSSIA);
    assertThat(r.isAttackReport()).isFalse();
  }

  @Test
  void bothSidesInOneReportStayApart() {
    ReadReport r = read("A Russian missile strike on Kharkiv killed four people on Wednesday. Ukrainian drones hit an oil depot in the Kursk region, causing a fire.");
    assertThat(r.attacks()).extracting(ReportedAttack::side).containsExactly(Side.RUSSIA_ON_UKRAINE, Side.UKRAINE_ON_RUSSIA);
    assertThat(r.attacks().get(1).find(Fact.KILLED)).isEmpty();
    assertThat(r.attacks().getFirst().list(Fact.TARGET)).isEmpty();
  }

  @Test
  void theAirForcesTotalIsNotTheTownsAndNeverAddedToIt() {
    ReadReport r = read("A missile strike on Izium killed two people on Wednesday. The Ukrainian Air Force said Russia launched 40 drones and 6 missiles across Ukraine overnight, of which 35 drones were shot down.");
    assertThat(r.attacks()).hasSize(2);
    ReportedAttack town = r.attacks().getFirst();
    ReportedAttack wave = r.attacks().get(1);
    assertThat(town.list(Fact.LAUNCHED)).isEmpty();
    assertThat(wave.role()).isEqualTo(Role.WAVE);
    assertThat(wave.find(Fact.KILLED)).isEmpty();
    assertThat(wave.list(Fact.LAUNCHED)).extracting(c -> c.quantity().value()).containsExactlyInAnyOrder(40, 6);
  }

  @Test
  void aPlacesPartOfATotalIsAnAttackOfItsOwn() {
    ReadReport r = read("At least 12 people - including 5 in Kharkiv - were killed across Ukraine in Russian missile strikes on Wednesday.");
    assertThat(r.attacks()).hasSize(2);
    assertThat(r.attacks()).extracting(a -> a.find(Fact.KILLED).orElseThrow().quantity().value()).containsExactlyInAnyOrder(12, 5);
  }

  @Test
  void aSplitTotalIsAddedUpAndSaysSo() {
    ReadReport r = read("A 12-year-old girl was killed after a Russian guided bomb hit Kharkiv on Wednesday. At least four other people were killed.");
    Quantity q = r.attacks().getFirst().find(Fact.KILLED).orElseThrow().quantity();
    assertThat(q.value()).isEqualTo(5);
    assertThat(q.derived()).isTrue();
    assertThat(q.bound()).isEqualTo(Quantity.Bound.AT_LEAST);
    assertThat(r.attacks().getFirst().find(Fact.CHILDREN_KILLED).orElseThrow().quantity()).isEqualTo(Quantity.exact(1));
  }

  @Test
  void theEarlierFigureStaysAmongTheOthers() {
    ReadReport r = read("A Russian strike on Kharkiv killed two people on Wednesday. The death toll rose to 5, the mayor said.");
    ReportedAttack a = r.attacks().getFirst();
    assertThat(a.find(Fact.KILLED).orElseThrow().quantity()).isEqualTo(Quantity.exact(5));
    assertThat(a.others()).extracting(Claim::quantity).contains(Quantity.exact(2));
  }

  @Test
  void anotherWarIsBackground() {
    ReadReport r = read("Iran launched 120 ballistic missiles at Israel. Israeli forces said 99 of them were shot down.");
    assertThat(r.attacks()).isEmpty();
  }

  @Test
  void whatWasLostFromRadarIsNeitherStoppedNorLaunchedAgain() {
    ReadReport r = read("Russia launched 145 drones and 9 missiles at Ukraine overnight. Air defences downed 64 drones, while another 68 drones were lost from radars without causing damage.");
    ReportedAttack wave = r.attacks().getFirst();
    assertThat(wave.list(Fact.LAUNCHED)).extracting(c -> c.quantity().value()).containsExactlyInAnyOrder(145, 9);
    assertThat(wave.list(Fact.INTERCEPTED)).extracting(c -> c.quantity().value()).containsExactly(64);
    assertThat(wave.list(Fact.LOST)).extracting(c -> c.quantity().value()).containsExactly(68);
  }
}
