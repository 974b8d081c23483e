package org.tocsin.language.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tocsin.geography.AreaStore;
import org.tocsin.language.reports.Quantity.Bound;

/** The same facts said in other words, of any place, with any numbers: the same claims. */
class ParaphraseProperties {
  private static final LocalDate PUBLISHED = LocalDate.of(2025, 3, 19);
  private static final ReportReader READER = reader();

  private static ReportReader reader() {
    try {
      return new ReportReader(new AreaStore(Files.createTempDirectory("areas")).load());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A town in English and in two cases of Ukrainian. */
  record Town(String english, String at, String on) {}

  record Blow(Town town, int killed, int injured, int frame) {}

  private static final List<Town> TOWNS =
      List.of(new Town("Kharkiv", "Харкові", "Харкову"), new Town("Odesa", "Одесі", "Одесі"), new Town("Sumy", "Сумах", "Сумах"), new Town("Kramatorsk", "Краматорську", "Краматорську"),
          new Town("Dnipro", "Дніпрі", "Дніпру"), new Town("Poltava", "Полтаві", "Полтаві"), new Town("Chernihiv", "Чернігові", "Чернігову"), new Town("Kryvyi Rih", "Кривому Розі", "Кривому Рогу"));

  private static final List<String> ENGLISH =
      List.of(
          "A Russian missile hit {town} on Tuesday, killing {k} people and injuring {i}.",
          "{K} people were killed and {i} wounded when Russian drones struck {town} on Tuesday, the mayor said.",
          "On Tuesday, Russian forces shelled {town}. {K} people died and {i} others were hurt.",
          "A Russian strike on {town} on Tuesday left {k} people dead and {i} injured, officials said.",
          "Russian guided bombs slammed into an apartment block in {town} on Tuesday: {k} people were killed and {i} were hospitalised.",
          "Officials in {town} said {k} residents had been killed and {i} more injured in a Russian attack on Tuesday.");

  private static final List<String> UKRAINIAN =
      List.of(
          "У вівторок російські війська вдарили по {on}. Загинули {k} людей, поранено {i} осіб.",
          "Унаслідок російського удару по {on} у вівторок загинуло {k} людей, ще {i} дістали поранення.",
          "У {at} через ракетний удар росіян у вівторок {k} загиблих та {i} поранених.");

  @Provide
  Arbitrary<Blow> english() {
    return blows(ENGLISH.size());
  }

  @Provide
  Arbitrary<Blow> ukrainian() {
    return blows(UKRAINIAN.size());
  }

  private static Arbitrary<Blow> blows(int frames) {
    return Combinators.combine(Arbitraries.of(TOWNS), Arbitraries.integers().between(2, 60), Arbitraries.integers().between(2, 300), Arbitraries.integers().between(0, frames - 1)).as(Blow::new);
  }

  private static String fill(String frame, Blow b) {
    return frame.replace("{town}", b.town().english()).replace("{at}", b.town().at()).replace("{on}", b.town().on())
        .replace("{k}", "" + b.killed()).replace("{K}", "" + b.killed()).replace("{i}", "" + b.injured());
  }

  @Property(tries = 150, seed = "20250319")
  void anEnglishBlowIsReadInAnyWords(@ForAll("english") Blow b) {
    check(fill(ENGLISH.get(b.frame()), b), b);
  }

  @Property(tries = 150, seed = "20250320")
  void aUkrainianBlowIsReadInAnyWords(@ForAll("ukrainian") Blow b) {
    check(fill(UKRAINIAN.get(b.frame()), b), b);
  }

  private static void check(String text, Blow b) {
    ReadReport r = READER.read(Report.of("p", text, PUBLISHED));
    assertThat(r.attacks()).as(text).hasSize(1);
    ReportedAttack a = r.attacks().getFirst();
    assertThat(a.side()).as(text).isEqualTo(ReportedAttack.Side.RUSSIA_ON_UKRAINE);
    assertThat(a.list(Fact.PLACE)).as(text).extracting(c -> ((Claim.Place) c.value()).name()).containsExactly(b.town().english());
    assertThat(a.find(Fact.KILLED).orElseThrow().quantity()).as(text).isEqualTo(Quantity.exact(b.killed()));
    assertThat(a.find(Fact.INJURED).orElseThrow().quantity().value()).as(text).isEqualTo(b.injured());
    assertThat(a.window().orElseThrow().end()).as(text).isEqualTo(PUBLISHED.minusDays(1));
  }

  record Salvo(int launched, int stopped, int missiles, int frame) {}

  private static final List<String> SALVOS =
      List.of(
          "Russia launched {l} drones and {m} missiles at Ukraine overnight; {s} drones were shot down, the air force said.",
          "Ukraine's air force said it had shot down {s} of {l} drones launched by Russia overnight. Russia also fired {m} missiles.",
          "Of the {l} drones and {m} missiles fired by Russia overnight, {s} drones were downed, the Ukrainian military said.",
          "Ukrainian air defences brought down {s} out of {l} Russian drones overnight. Russia also used {m} missiles in the attack on Ukraine.",
          "У ніч на 19 березня ворог випустив по Україні {l} дронів та {m} ракет. Збито {s} дронів.",
          "Уночі противник атакував Україну {l} ударними безпілотниками та {m} ракетами. Сили ППО знешкодили {s} безпілотників.");

  @Provide
  Arbitrary<Salvo> salvos() {
    return Combinators.combine(Arbitraries.integers().between(40, 600), Arbitraries.integers().between(5, 39), Arbitraries.integers().between(2, 39), Arbitraries.integers().between(0, SALVOS.size() - 1)).as(Salvo::new);
  }

  @Property(tries = 150, seed = "20250321")
  void aSalvoIsCountedInAnyWords(@ForAll("salvos") Salvo s) {
    String text = SALVOS.get(s.frame()).replace("{l}", "" + s.launched()).replace("{s}", "" + s.stopped()).replace("{m}", "" + s.missiles());
    ReadReport r = READER.read(Report.of("p", text, PUBLISHED));
    assertThat(r.attacks()).as(text).hasSize(1);
    ReportedAttack a = r.attacks().getFirst();
    assertThat(a.list(Fact.LAUNCHED)).as(text).extracting(c -> c.quantity().value()).containsExactlyInAnyOrder(s.launched(), s.missiles());
    assertThat(a.list(Fact.INTERCEPTED)).as(text).extracting(c -> c.quantity().value()).containsExactly(s.stopped());
    assertThat(a.window().orElseThrow().end()).as(text).isEqualTo(PUBLISHED);
  }

  record Bounded(String words, Bound bound) {}

  private static final List<Bounded> BOUNDS =
      List.of(new Bounded("at least", Bound.AT_LEAST), new Bounded("more than", Bound.AT_LEAST), new Bounded("about", Bound.APPROX), new Bounded("nearly", Bound.APPROX), new Bounded("up to", Bound.AT_MOST), new Bounded("no fewer than", Bound.AT_LEAST));

  @Provide
  Arbitrary<Bounded> bounds() {
    return Arbitraries.of(BOUNDS);
  }

  @Property(tries = 60, seed = "20250322")
  void aBoundStaysWithItsNumber(@ForAll("bounds") Bounded b, @ForAll @net.jqwik.api.constraints.IntRange(min = 2, max = 400) int n) {
    String text = "A Russian drone strike on Sumy on Tuesday injured " + b.words() + " " + n + " people.";
    Quantity q = READER.read(Report.of("p", text, PUBLISHED)).attacks().getFirst().find(Fact.INJURED).orElseThrow().quantity();
    assertThat(q).as(text).isEqualTo(Quantity.of(n, b.bound()));
  }
}
