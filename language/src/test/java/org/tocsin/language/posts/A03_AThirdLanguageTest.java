package org.tocsin.language.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;
import org.tocsin.language.gazetteer.Gazetteer;

/** Another country's posts need a table of words and areas, no code: the grammar knows roles and signs alone. */
class A03_AThirdLanguageTest {
  private final PostParser parser = new PostParser(Gazetteer.of(areas()), List.of("pl"));

  private static Areas areas() {
    Area country = new Area("PL", Level.COUNTRY, "Polska", "Poland", null, 0, new GeoPoint(52, 19), new GeometryFactory().toGeometry(new Envelope(14, 24, 49, 55)));
    List<Settlement> towns = new ArrayList<>();
    for (String name : List.of("Lublin", "Rzeszow", "Chelm")) {
      towns.add(new Settlement("PL-" + name, name, name, null, 'M', new GeoPoint(51, 22 + towns.size()), "PL", 100_000));
    }
    return new Areas("third", "", Level.COUNTRY, List.of(country), towns);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 drony na Lublin | sighting uav_unknown 2 - Lublin active",
        "Dron nad Chelm, leci w kierunku Lublin | sighting uav_unknown 1 Chelm Lublin active",
        "Dwie rakiety z północy na Rzeszow | sighting missile_unknown 2 - Rzeszow active",
        "Trzy drony na północ od Chelm lecą na zachód | sighting uav_unknown 3 Chelm - active",
        "Dron zniknął koło Chelm | sighting uav_unknown 1 Chelm - lost",
        "Zestrzelono rakietę nad Rzeszow | sighting missile_unknown 1 Rzeszow - destroyed",
      })
  void aTableOfWordsIsEnough(String text, String expected) {
    Parsed p = parser.parse(text);
    Statement s = p.statements().getFirst();
    String place = s.places().isEmpty() ? "-" : s.places().getFirst().label();
    String toward = s.toward().isEmpty() ? "-" : s.toward().getFirst().label();
    assertThat(p.statements()).hasSize(1);
    assertThat(p.kind().label() + " " + s.weapon().kind().label() + " " + s.count() + " " + place + " " + toward + " " + s.status().label()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wczoraj 3 drony nad Lublin", "Dwa budynki Lublin uszkodzony, 5 rannych"})
  void itsNewsIsSilentToo(String text) {
    assertThat(parser.parse(text).kind()).isEqualTo(PostKind.NOISE);
  }

  /** Words would stand in the classes as text: there is none of any language that posts are written in. */
  @ParameterizedTest
  @ValueSource(classes = {Grammar.class, Clause.class, Headings.class, Objects.class, Places.class, Compass.class, Names.class, Statements.class, Draft.class, Verdict.class, Mark.class, Memory.class, Resolver.class})
  void theGrammarKnowsNoWords(Class<?> part) throws IOException {
    try (InputStream in = part.getResourceAsStream(part.getSimpleName() + ".class")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).doesNotContainPattern("\\p{IsCyrillic}{2}");
    }
  }
}
