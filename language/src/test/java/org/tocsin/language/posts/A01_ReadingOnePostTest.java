package org.tocsin.language.posts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.language.TestAreas;

/** One post, read by itself: what, how many, where, where to, and silence when nothing was seen. */
class A01_ReadingOnePostTest {
  private final PostParser parser = new PostParser(TestAreas.some());

  /** Kind, then items as threat/count/area/place/toward/heading/status without what is not stated. */
  private String read(String text) {
    JsonNode labels = Labels.of(parser.parse(text));
    List<String> out = new ArrayList<>();
    out.add(labels.get("kind").asText());
    for (JsonNode i : labels.get("items")) {
      StringBuilder s = new StringBuilder(i.get("threat").asText());
      for (String f : List.of("count", "place", "toward", "heading_deg")) {
        if (!i.get(f).isNull()) {
          s.append(' ').append(f.charAt(0)).append('=').append(i.get(f).asText());
        }
      }
      if (!i.get("area").isNull()) {
        s.append(" a=").append(i.path("area").path("name_uk").asText());
      }
      if (!i.get("status").asText().equals("active")) {
        s.append(' ').append(i.get("status").asText());
      }
      out.add(s.toString());
    }
    return String.join("; ", out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 шахеди на Бориспіль | sighting; uav_strike c=3 t=Бориспіль",
        "БпЛА повз Ізюм на Харків | sighting; uav_unknown p=Ізюм t=Харків",
        "🛵 БпЛА на Сумщині курсом на Конотоп | sighting; uav_strike t=Конотоп a=Сумська область",
        "Бориспіль два | sighting; unknown c=2 p=Бориспіль",
        "ХАРКІВ РАКЕТА | sighting; missile_unknown c=1 p=Харків",
        "до 10 крилатих через Полтавщину на Кременчук | sighting; cruise_missile c=10 t=Кременчук a=Полтавська область",
        "4 групи КР на Кременчук | sighting; cruise_missile t=Кременчук",
        "Конотоп, Ізюм увага | alert_on; unknown a=Конотоп; unknown a=Ізюм",
        "На Київ 2х балістики | sighting; ballistic_missile c=2 t=Київ",
        "Київ, вектор Троєщина — реактивний | sighting; uav_strike c=1 t=Троєщина a=Київ",
      })
  void itSaysWhatHowManyWhereAndWhereTo(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "БпЛА на північ від Ізюма | sighting; uav_unknown p=Ізюм",
        "БпЛА на півночі Харківщини | sighting; uav_unknown a=Харківська область",
        "БпЛА на Ізюм з півночі | sighting; uav_unknown t=Ізюм h=180",
        "БпЛА біля Ізюма, курс північний | sighting; uav_unknown p=Ізюм h=0",
        "БпЛА біля Ізюма курсом на південний захід | sighting; uav_unknown p=Ізюм h=225",
        "БпЛА південніше Ізюма | sighting; uav_unknown p=Ізюм",
      })
  void fourCompassPhrasesMeanFourThings(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @Test
  void theCaseTellsTheCityFromItsRegion() {
    assertThat(read("БпЛА на Запоріжжя")).isEqualTo("sighting; uav_unknown t=Запоріжжя");
    assertThat(read("БпЛА на Полтавщину")).isEqualTo("sighting; uav_unknown t=Полтавська область");
    assertThat(read("БпЛА на Полтавщині")).isEqualTo("sighting; uav_unknown a=Полтавська область");
  }

  @Test
  void aHeadingGovernsItsLinesAndEachClauseIsAnObject() {
    assertThat(read("Харківщина:\n2 шахеди на Ізюм\n1 шахед на Миколаївку\n\nСумщина: 3 на Конотоп, 1 біля Миколаївки"))
        .isEqualTo(
            "sighting; uav_strike c=2 t=Ізюм a=Харківська область; uav_strike c=1 t=Миколаївка a=Харківська область; "
                + "uav_strike c=3 t=Конотоп a=Сумська область; uav_strike c=1 p=Миколаївка a=Сумська область");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Втрачено | sighting; unknown lost",
        "Мінус шахед біля Ізюма | sighting; uav_strike c=1 p=Ізюм destroyed",
        "Дорозвідка по КР | sighting; cruise_missile lost",
        "По балістиці чисто | all_clear; ballistic_missile passed",
        "Відбій загрози балістики | all_clear; ballistic_missile passed",
        "Посадка МіГ-31К | all_clear; aircraft_carrier_takeoff passed",
        "Загроза балістики з Курська | alert_on; ballistic_missile p=Курськ",
        "Пуски КАБ на Сумщину | launch; glide_bomb t=Сумська область",
        "Зліт МіГ-31К з аеродрому Саваслейка | launch; aircraft_carrier_takeoff p=Саваслейка",
        "☄ Вихід на Харків | launch; ballistic_missile t=Харків",
        "Харків — спуск балістики! третя | sighting; ballistic_missile c=1 t=Харків",
      })
  void fateLaunchesAndWarningsAreToldApart(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Дякуємо всім за підтримку каналу, підписуйтесь та надсилайте донат на банку",
        "Міністр заявив учора в Харкові, що країна отримає нові дрони",
        "Наслідки удару по Харкову: пошкоджено будинок, постраждали двоє",
        "Коти, як ви там? З вами все добре?",
        "Скоро буде відбій",
        "Учора на Харків летіло 30 шахедів, збили 28",
        "Наші хлопці збили 3 шахеди за одну ніч над Сумщиною",
        "Рух метро на Харків відновлено",
        "У Харкові кількість поранених внаслідок атаки дронів зросла до семи",
        "Тиждень тому 2 ракети летіли на Харків",
        "У Курську пролунали вибухи, місцеві пишуть про атаку дронів",
        "40 % знищених шахедів - робота мобільних груп",
        "Остерігайтеся уламків і не підходьте до кабелю",
        "🤯 Приблизна ситуація в повітряному просторі України станом на 01:10",
        "5",
      })
  void chatterNewsAndFundraisingCreateNothing(String text) {
    assertThat(read(text)).isEqualTo("noise");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 мопеда восточнее Кременчука летят на Борисполь | sighting; uav_strike c=2 p=Кременчук t=Бориспіль",
        "ракета на Харьков с юга | sighting; missile_unknown c=1 t=Харків h=0",
        "баллистика на Киев! | sighting; ballistic_missile t=Київ",
        "2 drones heading to Kharkiv from the north | sighting; uav_unknown c=2 t=Харків h=180",
        "Cruise missile over Boryspil | sighting; cruise_missile c=1 p=Бориспіль",
        "мопеды на Бориспіль з півдня, летят | sighting; uav_strike t=Бориспіль h=0",
      })
  void russianEnglishAndMixedPostsShareOneGrammar(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Шахед на Борисплі | Бориспіль",
        "Шахед на Бориспль | Бориспіль",
        "Шахед на КРЕМЕНЧУКК | Кременчук",
        "Шахед на Камʼяні Потоки | Кам'яні Потоки",
        "Шахед на Білу Церкву | Біла Церква",
        "Шахед на БЦ | БЦ",
        "Шахед на Кіровоград | Кіровоград",
      })
  void namesAreFoundInEveryShape(String text, String expected) {
    assertThat(read(text)).endsWith("=" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Довертає на Конотоп | sighting; unknown c=1 t=Конотоп",
        "Шахеди обійшли Ізюм і просуваються на Харків | sighting; uav_strike p=Ізюм t=Харків",
        "3 шахеди пішли на Ізюм, решта на Харків | sighting; uav_strike c=3 t=Ізюм; uav_strike t=Харків",
        "Перший над Ізюмом, другий вже над Харковом | sighting; unknown c=1 p=Ізюм; unknown c=1 p=Харків",
        "Збили над Борисполем, ще один іде на Бровари | sighting; unknown p=Бориспіль destroyed; unknown c=1 t=Бровари",
        "На Конотоп йде група з 6 шахедів | sighting; uav_strike c=6 t=Конотоп",
        "Загроза балістики минула | all_clear; ballistic_missile passed",
        "МіГи сідають | all_clear; aircraft_carrier_takeoff passed",
        "БпЛА не Українку | sighting; uav_unknown t=Українка",
        "Дрон над Ізюмом, обережно | sighting; uav_unknown c=1 p=Ізюм",
        "З Курська запустили нову групу шахедів | launch; uav_strike p=Курськ",
        "3 шахеди на Сумщині північним та західним курсом | sighting; uav_strike c=3 h=0 a=Сумська область",
      })
  void oneSentenceMaySpeakOfSeveralAndVerbsOfEveryForm(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @Test
  void aSummaryGivesFiguresAndNothingInTheAir() {
    Parsed p =
        parser.parse(
            """
            ⚡ ЗБИТО/ПОДАВЛЕНО 40 ЦІЛЕЙ
            У ніч на 7 березня (з 19:30 6 березня) противник атакував 2 балістичними ракетами Іскандер-М, 48 ударними БпЛА типу Shahed (близько 30 із них – реактивні).
            Станом на 08:15 збито/подавлено 40 ворожих БпЛА, 5 БпЛА – локаційно втрачені.
            Зафіксовано влучання 3 ударних БпЛА на 2 локаціях, падіння збитих (уламки) на 6 локаціях.""");
    assertThat(p.kind()).isEqualTo(PostKind.SUMMARY);
    assertThat(p.statements()).isEmpty();
    Summary s = p.summary();
    assertThat(s.launched()).containsEntry("ballistic_missile", 2).containsEntry("uav", 48);
    assertThat(s.destroyed()).containsEntry("uav", 40);
    assertThat(s.lost()).containsEntry("uav", 5);
    assertThat(s.hits()).containsEntry("uav", 3);
    assertThat(s.hitLocations()).isEqualTo(2);
    assertThat(s.debrisLocations()).isEqualTo(6);
    assertThat(s.from()).isEqualTo("06.03 19:30");
    assertThat(s.to()).isEqualTo("07.03 08:15");
  }

  @Test
  void anEndOfTheSirenKeepsTheAreasWhereItGoesOn() {
    assertThat(read("🟢 Відбій тривоги\n#Ізюмський_район\nТривога ще триває у:\n- Харківський район"))
        .isEqualTo("alert_off; unknown a=Ізюмський район passed; unknown a=Харківський район");
  }

  @Test
  void whatGoesOnMayBeNamedBeforeTheWordsThatSaySo() {
    assertThat(read("Відбій тривоги в Ізюмському районі, у Харківському районі тривога триває"))
        .isEqualTo("alert_off; unknown a=Ізюмський район passed; unknown a=Харківський район");
  }

  @Test
  void whatIsCountedMustBeInTheAir() {
    assertThat(read("Зеленський: Україна отримає ще 10 систем Patriot")).startsWith("noise");
    assertThat(read("Збір на FPV для захисників Харкова")).startsWith("noise");
    assertThat(read("Як ви, Харків?")).startsWith("noise");
    assertThat(read("Збито 40 із 52 ворожих БпЛА")).startsWith("summary");
  }
}
