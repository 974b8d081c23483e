package org.tocsin.language.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.language.TestAreas;
import org.tocsin.language.text.Token;
import org.tocsin.language.text.Tokens;

class GazetteerTest {
  private final Gazetteer gazetteer = Gazetteer.of(TestAreas.some());

  private String find(String words) {
    List<Token> tokens = Tokens.of(words);
    return gazetteer.find(tokens, 0).map(m -> m.tokens() + " " + m.best().name().label()).orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "Києва,1 Київ", "Борисполем,1 Бориспіль", "Борисполі,1 Бориспіль", "Ізюмом,1 Ізюм", "Українкою,1 Українка",
    "Білою Церквою,2 Біла Церква", "Кропивницького,1 Кропивницький", "Кременчуці,1 Кременчук", "Запоріжжям,1 Запоріжжя",
    "Харківського району,2 Харківський район", "Харківському р-ні,4 Харківський район", "Сумської обл,2 Сумська область",
    "Чернігівщини,nothing", "Сумщиною,1 Сумська область", "Слобожанщині,1 Харківська область",
    "Светловодска,nothing", "Борисполю,1 Бориспіль", "Кременчугу,1 Кременчук", "Киеве,1 Київ",
    "Kremenchuk,1 Кременчук", "Приморсько-Ахтарська,3 Приморсько-Ахтарськ", "Трипільською ТЕС,2 Трипільська ТЕС"
  })
  void formsOfNamesAreFound(String words, String expected) {
    assertThat(find(words)).isEqualTo(expected);
  }

  @Test
  void oneSlipIsMendedOnlyWhereOneKnownTownFits() {
    assertThat(gazetteer.findSlip("кременчка").orElseThrow().best().name().label()).isEqualTo("Кременчук");
    assertThat(gazetteer.findSlip("миколаївка")).isEmpty();
    assertThat(gazetteer.findSlip("обік")).isEmpty();
  }

  @Test
  void namesakesStayTogether() {
    assertThat(gazetteer.listForms("миколаївці").getFirst().name().sites()).hasSize(3);
  }

  @Test
  void hashtagsOfOldNamesResolve() {
    assertThat(gazetteer.listByTag("Новомосковський_район").getFirst().sites().getFirst().code()).isEqualTo("UA1210");
    assertThat(gazetteer.listByTag("Харківська_територіальна_громада").getFirst().sites().getFirst().code()).isEqualTo("UA631201");
  }
}
