package org.tocsin.language.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tocsin.core.observation.AttackSummary;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Sighting.Change;
import org.tocsin.core.observation.Sighting.Inferred;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.language.TestAreas;
import org.tocsin.language.gazetteer.Gazetteer;

/** A channel's posts in order: what was said a moment ago fills the gaps, marked and weighed less. */
class A02_ReadingAChannelTest {
  private static final Instant NIGHT = Instant.parse("2026-01-10T02:00:00Z");

  private final Areas areas = TestAreas.some();
  private PostReader reader = new PostReader(areas);

  private Reading say(int second, String id, String text, @Nullable String replyTo) {
    Post post = new Post("watch", id, NIGHT.plusSeconds(second), text, replyTo, null);
    return reader.read(post, "posts", Trust.MONITOR);
  }

  private static Sighting only(Reading r) {
    assertThat(r.observations()).hasSize(1);
    return (Sighting) r.observations().getFirst();
  }

  @Test
  void theWeaponIsTakenFromThePostBefore() {
    say(0, "1", "2 шахеди на Бориспіль", null);
    Sighting s = only(say(40, "2", "Українка", null));
    assertThat(s.subject().classes().main()).isEqualTo(ThreatClass.STRIKE_UAV);
    assertThat(s.basis().inferred()).contains(Inferred.CLASS);
    assertThat(s.basis().weight()).isLessThan(0.9);
  }

  @Test
  void aSpeedIsNotACount() {
    Sighting s = only(say(0, "1", "Кременчук ракета, йде швидко, 800+", null));
    assertThat(s.subject().count().stated()).isFalse();
    assertThat(s.subject().count().max()).isLessThan(20);
  }

  private static GeoPoint centre(Reading r) {
    return only(r).motion().at().main().centre();
  }

  @Test
  void northOfATownIsNotTheTown() {
    GeoPoint town = centre(say(0, "1", "шахед над Борисполем", null));
    GeoPoint beside = centre(say(1, "2", "шахед північніше Борисполя", null));
    assertThat(Sphere.distance(town, beside)).isBetween(6_000.0, 16_000.0);
    assertThat(beside.lat()).isGreaterThan(town.lat());
    GeoPoint far = centre(say(2, "3", "шахед 20 км на схід від Борисполя", null));
    assertThat(Sphere.distance(town, far)).isCloseTo(20_000, within(100.0));
    assertThat(Sphere.bearing(town, far)).isCloseTo(90, within(1.0));
  }

  @Test
  void inTheNorthOfARegionLiesInsideIt() {
    GeoPoint centre = centre(say(0, "1", "шахед на Сумщині", null));
    GeoPoint north = centre(say(1, "2", "шахед на півночі Сумщини", null));
    assertThat(north.lat()).isGreaterThan(centre.lat());
    Sighting from = only(say(2, "3", "шахед на Сумщині з півночі", null));
    assertThat(from.motion().at().main().centre()).isEqualTo(centre);
    assertThat(from.motion().course()).isEqualTo(180);
    Sighting course = only(say(3, "4", "шахед на Сумщині курс північний", null));
    assertThat(course.motion().at().main().centre()).isEqualTo(centre);
    assertThat(course.motion().course()).isEqualTo(0);
  }

  @Test
  void aSummaryIsARecordAndNoSighting() {
    Reading r = say(0, "1", "У ніч на 10 січня противник атакував 40 ударними БпЛА. Збито 31 БпЛА, 6 — локаційно втрачені", null);
    assertThat(r.observations()).hasSize(1);
    AttackSummary s = (AttackSummary) r.observations().getFirst();
    assertThat(s.figures()).contains(new AttackSummary.Figure(AttackSummary.Fact.LAUNCHED, "uav", 40), new AttackSummary.Figure(AttackSummary.Fact.DESTROYED, "uav", 31));
  }

  @Test
  void theMemoryIsShort() {
    say(0, "1", "2 шахеди на Бориспіль", null);
    Sighting s = only(say(600, "2", "Українка", null));
    assertThat(s.subject().classes().isUnknown()).isTrue();
    assertThat(s.basis().inferred()).isEmpty();
  }

  @Test
  void aReplySpeaksOfWhatItAnswers() {
    say(0, "1", "Ракета на Кременчук", null);
    say(20, "2", "3 шахеди на Конотоп", null);
    Sighting s = only(say(60, "3", "Зникла", "1"));
    assertThat(s.fate()).isEqualTo(Sighting.Fate.LOST);
    assertThat(s.subject().classes().main()).isEqualTo(ThreatClass.CRUISE_MISSILE);
    assertThat(s.motion().toward().main().centre().lat()).isEqualTo(49.07);
    assertThat(s.basis().inferred()).contains(Inferred.CLASS, Inferred.PLACE);
  }

  @Test
  void theSameWordsUnderTheSameIdAreNothingNewAndAnEditIs() {
    say(0, "1", "Шахед на Бориспіль", null);
    assertThat(say(30, "1", "Шахед на Бориспіль", null).repeated()).isTrue();
    Post edit = new Post("watch", "1", NIGHT, "Шахед на Українку", null, NIGHT.plusSeconds(90));
    Reading r = reader.read(edit, "posts", Trust.MONITOR);
    assertThat(r.repeated()).isFalse();
    assertThat(only(r).basis().replyTo()).isEqualTo("watch/1");
    assertThat(only(r).time()).isEqualTo(NIGHT.plusSeconds(90));
  }

  @Test
  void aNumberAloneSpeaksOfTheObjectJustNamedAndIsBelievedLess() {
    say(0, "1", "Балістика на Харків", null);
    Sighting s = only(say(10, "2", "2", null));
    assertThat(s.subject().count()).isEqualTo(Sighting.Count.of(2));
    assertThat(s.basis().weight()).isLessThan(0.5);
    reader = new PostReader(areas);
    assertThat(say(20, "3", "2", null).observations()).isEmpty();
  }

  @Test
  void additionsAndSnapshotsAreTold() {
    assertThat(only(say(0, "1", "Ще 2 шахеди на Бориспіль", null)).basis().change()).isEqualTo(Change.ADDITION);
    Reading r = say(10, "2", "Залишок по мопедам:\n2 на Бориспіль\n1 на Ізюм", null);
    assertThat(r.observations()).hasSize(2).allSatisfy(o -> assertThat(((Sighting) o).basis().change()).isEqualTo(Change.SNAPSHOT));
  }

  @Test
  void namesakesStayAsAlternativesUntilARegionDecides() {
    Sighting open = only(say(0, "1", "Шахед біля Миколаївки", null));
    assertThat(open.motion().at().components()).hasSize(3);
    Sighting named = only(say(400, "2", "Сумщина: шахед біля Миколаївки", null));
    assertThat(named.motion().at().main().weight()).isGreaterThan(0.95);
    assertThat(named.motion().at().main().centre().lat()).isEqualTo(51.3);
    PostReader home = new PostReader(areas, Gazetteer.of(areas), Map.of("watch", "UA53"));
    Sighting known = only(home.read(new Post("watch", "1", NIGHT, "Шахед біля Миколаївки", null, null), "posts", Trust.MONITOR));
    assertThat(known.motion().at().main().centre().lat()).isEqualTo(49.1);
  }

  @Test
  void theSirenOfTheStateBecomesAnOfficialAlert() {
    Post on = new Post("siren", "1", NIGHT, "🔴 02:00 Повітряна тривога в Ізюмський район\n#Ізюмський_район", null, null);
    OfficialAlert a = (OfficialAlert) reader.read(on, "posts", Trust.OFFICIAL).observations().getFirst();
    assertThat(a.signal()).isEqualTo(OfficialAlert.Signal.START);
    assertThat(a.areas()).containsExactly("UA6304");
    Post renamed = new Post("siren", "2", NIGHT, "🟢 02:30 Відбій тривоги\n#Новомосковський_район", null, null);
    OfficialAlert b = (OfficialAlert) reader.read(renamed, "posts", Trust.OFFICIAL).observations().getFirst();
    assertThat(b.signal()).isEqualTo(OfficialAlert.Signal.END);
    assertThat(b.areas()).containsExactly("UA1210");
    Post city = new Post("siren", "3", NIGHT, "🔴 Повітряна тривога в м. Харків та Харківська територіальна громада\n#м_Харків_та_Харківська_територіальна_громада", null, null);
    OfficialAlert c = (OfficialAlert) reader.read(city, "posts", Trust.OFFICIAL).observations().getFirst();
    assertThat(c.areas()).containsExactly("UA631201");
  }

  @Test
  void aMonitorRepeatingTheSirenIsNotTheState() {
    Reading r = say(0, "1", "Відбій тривоги Ізюмський район", null);
    assertThat(r.observations()).noneMatch(OfficialAlert.class::isInstance);
  }

  @Test
  void anExplosionIsAFactOfItsOwnKind() {
    assertThat(only(say(0, "1", "Вибухи в Харкові", null)).kind()).isEqualTo(Sighting.Kind.EXPLOSION);
  }

  @Test
  void theSamePostsGiveTheSameReadings() {
    List<String> texts = List.of("2 шахеди на Бориспіль", "Українка", "2", "Мінус", "КР на Кременчук", "Ще");
    PostReader again = new PostReader(areas);
    for (int i = 0; i < texts.size(); i++) {
      Post p = new Post("watch", "" + i, NIGHT.plusSeconds(i * 10L), texts.get(i), null, null);
      assertThat(again.read(p, "posts", Trust.MONITOR)).isEqualTo(reader.read(p, "posts", Trust.MONITOR));
    }
  }
}
