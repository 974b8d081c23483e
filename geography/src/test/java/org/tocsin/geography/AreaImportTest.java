package org.tocsin.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;

/** What an operator's files may look like, and what is said when they are wrong. */
class AreaImportTest {
  private static final String OBLAST = "UA63000000000041885";
  private static final String RAION = "UA63120000000091135";
  private static final String WEST = "UA63120010000011111";
  private static final String EAST = "UA63120020000022222";
  private static final String KYIV = "UA80000000000093317";

  @TempDir Path folder;

  private final Square oblast = new Square(OBLAST, "Харківська область", "UA", 36, 49, 38, 50);
  private final Square kyiv = new Square(KYIV, "Київ", "UA", 30, 50, 31, 51);
  private final Square raion = new Square(RAION, "Харківський район", OBLAST, 36, 49, 38, 50);
  private final Square west = new Square(WEST, "Західна громада", RAION, 36, 49, 37, 50);
  private final Square east = new Square(EAST, "Східна громада", RAION, 37, 49, 38, 50);

  @Test
  void A01_oblasts_raions_hromadas_and_settlements_become_one_tree() throws IOException {
    Areas areas = store(run(squares(west, east), settlements(
        "S1,Вишневе,49.5,36.5," + WEST + ",120",
        "S2,Лугове,49.5,37.5," + EAST + ",",
        "S3,Київ,50.4,30.5," + KYIV + ",2952301")));
    assertThat(areas.communityLevel()).isEqualTo(Level.HROMADA);
    assertThat(areas.communities()).extracting(Community::code).containsExactly(WEST, EAST, KYIV);
    assertThat(areas.findCommunityAt(new GeoPoint(49.5, 37.9))).map(Community::code).contains(EAST);
    assertThat(areas.findArea("UA")).map(a -> a.nameUk()).contains("Україна");
    assertThat(areas.listCommunitiesOf(OBLAST)).extracting(Community::code).containsExactly(WEST, EAST);
    assertThat(areas.listSettlementsOf(WEST)).singleElement().satisfies(s -> {
      assertThat(s.nameEn()).isEqualTo("Vyshneve");
      assertThat(s.population()).isEqualTo(120);
    });
  }

  @Test
  void A02_a_city_that_is_a_unit_of_every_level_stands_once() throws IOException {
    Square asRaion = new Square(KYIV, "Київ", KYIV, 30, 50, 31, 51);
    AreaImport.Outcome outcome =
        AreaImport.run(
            new AreaImport.Sources(
                Square.file(folder, "o.geojson", kyiv, oblast), Square.file(folder, "r.geojson", asRaion, raion), null, null, null),
            _ -> {});
    Areas areas = store(outcome);
    assertThat(areas.findArea(KYIV)).map(a -> a.level()).contains(Level.OBLAST);
    assertThat(areas.communities()).extracting(Community::code).containsExactly(RAION, KYIV);
  }

  @Test
  void A03_ones_own_zones_need_a_code_and_a_name_only() throws IOException {
    Path file = Square.file(folder, "zones.geojson", new Square("Z1", "Порт", null, 30, 46, 31, 47));
    Areas areas = store(AreaImport.run(new AreaImport.Sources(null, null, null, file, null), _ -> {}));
    assertThat(areas.communities()).singleElement().satisfies(c -> {
      assertThat(c.area().nameEn()).isEqualTo("Port");
      assertThat(c.area().parent()).isNull();
    });
  }

  @Test
  void A04_zones_without_a_parent_find_the_area_around_them() throws IOException {
    Path zones = Square.file(folder, "zones.geojson", new Square("Z1", "Порт", null, 36, 49, 37, 50));
    Path oblasts = Square.file(folder, "o.geojson", oblast);
    Areas areas = store(AreaImport.run(new AreaImport.Sources(oblasts, null, null, zones, null), _ -> {}));
    assertThat(areas.findArea("Z1")).map(a -> a.parent()).contains(OBLAST);
  }

  @Test
  void A05_each_fault_of_an_outline_is_named_with_its_file_and_line() throws IOException {
    assertThat(errors(List.of(west.feature(), east.feature().replace(",[37.0,49.0]]]", "]]"))))
        .containsExactly("h.geojson:3: " + EAST + ": ring 1 is not closed: its last position must equal its first");
    assertThat(errors(List.of(west.feature().replace("[36.0,49.0]", "[360.0,49.0]"))))
        .containsExactly("h.geojson:2: " + WEST
            + ": ring 1: [360.0,49.0] is out of range; positions are longitude, latitude in degrees");
    String bowTie = west.feature().replace("[37.0,49.0],[37.0,50.0],[36.0,50.0]", "[37.0,50.0],[37.0,49.0],[36.0,50.0]");
    assertThat(errors(List.of(bowTie))).singleElement().asString()
        .startsWith("h.geojson:2: " + WEST + ": the outline is not valid: Self-intersection near 36.5, 49.5");
    assertThat(errors(List.of(west.feature().replace("Polygon", "Point"))))
        .containsExactly("h.geojson:2: " + WEST + ": the geometry is a Point; areas are Polygon or MultiPolygon");
    assertThat(errors(List.of(west.feature().replaceAll("\"geometry\":.*", "\"geometry\":null}"))))
        .containsExactly("h.geojson:2: " + WEST + ": there is no geometry");
    assertThat(errors(List.of(west.feature().replace("[36.0,49.0]", "[\"36\",49.0]")))).singleElement().asString()
        .contains("is no position");
  }

  @Test
  void A06_codes_levels_and_parents_must_fit() throws IOException {
    assertThat(errors(List.of(west.feature(), west.feature())))
        .containsExactly("h.geojson:3: " + WEST + " occurs twice, first in line 2");
    assertThat(errors(List.of(west.feature().replace("\"parent\":\"" + RAION, "\"parent\":\"UA6399"))))
        .containsExactly("h.geojson:2: " + WEST + " has the parent UA6399, which no file has");
    assertThat(errors(List.of(west.feature(), new Square("X1", "Частина", WEST, 37, 49, 38, 50).feature())))
        .containsExactly("h.geojson:3: X1 has the parent " + WEST + ", which is not of a higher level");
    assertThat(errors(List.of(west.feature().replace("\"code\"", "\"level\":2,\"code\""))))
        .containsExactly("h.geojson:2: " + WEST + ": level 2 in a file of level 3");
    assertThat(errors(List.of(west.feature().replace("\"code\":\"" + WEST + "\"", "\"kod\":\"1\""))))
        .singleElement().asString().startsWith("h.geojson:2: a feature needs a property \"code\"");
    assertThat(errors(List.of(west.feature().replace("name_uk", "title"))))
        .containsExactly("h.geojson:2: " + WEST + ": a property \"name_uk\" or \"name\" is needed");
    assertThat(errors(List.of(west.feature().replace("\"code\"", "\"population\":-5,\"code\""))))
        .containsExactly("h.geojson:2: " + WEST + ": the population is -5");
  }

  @Test
  void A07_neighbours_may_differ_a_little_but_not_overlap() throws IOException {
    assertThat(errors(List.of(west.feature(), east.feature().replace("37.0", "36.8")))).singleElement().asString()
        .startsWith("h.geojson:2: " + WEST + " Західна громада overlaps " + EAST + " Східна громада on ")
        .endsWith("(20.0 % of the smaller)");
    AreaImport.Outcome little = run(List.of(west.feature(), east.feature().replace("37.0", "36.98")), null);
    assertThat(little.problems().errors()).isEmpty();
    assertThat(warnings(little)).anyMatch(w -> w.contains("overlaps " + EAST) && w.contains("(2.0 % of the smaller)"));
    AreaImport.Outcome gap = run(squares(west), null);
    assertThat(warnings(gap)).anyMatch(w -> w.contains(RAION) && w.contains("its parts have 50.0 % of its surface"));
  }

  @Test
  void A08_what_a_newer_register_may_bring_is_a_warning_only() throws IOException {
    Square unknown = new Square("UA63990000000012345", "Новий район", OBLAST, 36, 49, 38, 50);
    AreaImport.Outcome outcome =
        AreaImport.run(
            new AreaImport.Sources(
                Square.file(folder, "o.geojson", oblast), Square.file(folder, "r.geojson", unknown), null, null, null),
            _ -> {});
    assertThat(outcome.problems().errors()).isEmpty();
    assertThat(warnings(outcome))
        .contains("r.geojson:2: UA63990000000012345 Новий район is not in the register of this build")
        .contains("r.geojson: 136 units of the register are missing: Бахчисарайський район, Білогірський район, Джанкойський район, …");
    assertThat(warnings(run(List.of(west.feature().replace(WEST, "UA64120010000011111")), null)))
        .contains("h.geojson:2: UA64120010000011111 does not begin as its parent " + RAION + " does");
  }

  @Test
  void A09_files_that_are_no_geojson_are_refused_in_one_line() throws IOException {
    assertThat(errorsOf("")).containsExactly("h.geojson: not GeoJSON: the file must hold one FeatureCollection");
    assertThat(errorsOf("[1,2]")).containsExactly("h.geojson: not GeoJSON: the file must hold one FeatureCollection");
    assertThat(errorsOf("{\"type\":\"Topology\"}"))
        .containsExactly("h.geojson: not a FeatureCollection: it has no list \"features\"");
    assertThat(errorsOf("{\"features\":[]}")).containsExactly("h.geojson: there are no features in it");
    assertThat(errorsOf("{\"features\":[\n{\"a\":1},\n{\"b\":]")).anyMatch(e -> e.startsWith("h.geojson:3: not well-formed JSON"));
    assertThat(errorsOf("{\"features\":" + "[".repeat(5000))).singleElement().asString().contains("not well-formed JSON");
  }

  @Test
  void A10_settlements_are_checked_line_by_line() throws IOException {
    List<String> hromadas = squares(west, east);
    assertThat(errors(run(hromadas, settlements("S1,А,49.5,36.5," + WEST + ",1", "S1,Б,49.5,36.6," + WEST + ",1"))))
        .containsExactly("s.csv:3: S1 occurs twice, first in line 2");
    assertThat(errors(run(hromadas, settlements("S1,А,north,36.5," + WEST + ",1"))))
        .containsExactly("s.csv:2: S1 А: lat is \"north\", not a number of degrees");
    assertThat(errors(run(hromadas, settlements("S1,А,49.5,236.5," + WEST + ",1"))))
        .containsExactly("s.csv:2: S1 А: longitude must be -180 to 180 degrees, not 236.5");
    assertThat(errors(run(hromadas, settlements("S1,А,49.5,36.5," + WEST + ",many"))))
        .containsExactly("s.csv:2: S1 А: population is \"many\", not a number of residents");
    assertThat(errors(run(hromadas, settlements("S1,А,10.0,10.0,UA99,1"))))
        .containsExactly("s.csv:2: S1 А: its area UA99 is in no file and it lies in no area");
    assertThat(errors(run(hromadas, settlements(",,49.5,36.5," + WEST + ",1"))))
        .containsExactly("s.csv:2: a settlement needs a code and a name_uk");
    Path noLat = Square.text(folder, "n.csv", "code;name_uk\nS1;А\n");
    assertThat(errors(run(hromadas, noLat))).singleElement().asString().startsWith("n.csv:1: there is no column \"code\"");
  }

  @Test
  void A11_a_settlement_outside_its_hromada_keeps_its_code_and_is_reported() throws IOException {
    AreaImport.Outcome outcome =
        run(squares(west, east), settlements(
            "S1,А,49.5,37.5," + WEST + ",1",
            "S2,Б,49.5,37.5,UA63120990000099999,1",
            "S3,В,49.5,37.5,,1"));
    assertThat(warnings(outcome)).contains(
        "s.csv:2: S1 lies outside its own area " + WEST + ", in " + EAST + " Східна громада",
        "s.csv:3: S2: its area UA63120990000099999 is in no file; placed in " + EAST);
    Areas areas = store(outcome);
    assertThat(areas.listSettlementsOf(WEST)).extracting(s -> s.code()).containsExactly("S1");
    assertThat(areas.listSettlementsOf(EAST)).extracting(s -> s.code()).containsExactly("S2", "S3");
  }

  @Test
  void A12_thousands_of_faults_are_counted_and_the_first_shown() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      rows.add("S" + i + ",А,north,36.5," + WEST + ",1");
    }
    AreaImport.Outcome outcome = run(squares(west), settlements(rows.toArray(String[]::new)));
    assertThat(outcome.content()).isNull();
    assertThat(outcome.problems().errorCount()).isEqualTo(3000);
    assertThat(outcome.problems().errors()).hasSize(Problems.KEPT);
    assertThat(outcome.problems().errors().getLast().line()).isEqualTo(51);
  }

  @Test
  void A13_hromadas_and_own_communities_together_or_nothing_at_all_are_refused() throws IOException {
    Path file = Square.file(folder, "h.geojson", west);
    assertThat(errors(AreaImport.run(new AreaImport.Sources(null, null, file, file, null), _ -> {})))
        .containsExactly("import: give hromadas or communities of your own, not both");
    assertThat(errors(AreaImport.run(new AreaImport.Sources(null, null, null, null, null), _ -> {})))
        .containsExactly("import: there are no areas: give oblasts, raions, hromadas or communities");
  }

  private Areas store(AreaImport.Outcome outcome) throws IOException {
    assertThat(outcome.problems().errors()).isEmpty();
    AreaCodec.Content content = outcome.content();
    assertThat(content).isNotNull();
    new AreaStore(folder.resolve("data")).save(content);
    return new AreaStore(folder.resolve("data")).load();
  }

  private List<String> errorsOf(String text) throws IOException {
    return errors(run(Square.text(folder, "h.geojson", text), null));
  }

  private List<String> errors(List<String> hromadas) throws IOException {
    return errors(run(hromadas, null));
  }

  private static List<String> errors(AreaImport.Outcome outcome) {
    assertThat(outcome.content() == null).isEqualTo(outcome.problems().errorCount() > 0);
    return outcome.problems().errors().stream().map(Problem::toString).toList();
  }

  private static List<String> warnings(AreaImport.Outcome outcome) {
    return outcome.problems().warnings().stream().map(Problem::toString).toList();
  }

  private static List<String> squares(Square... squares) {
    return List.of(squares).stream().map(Square::feature).toList();
  }

  private Path settlements(String... rows) throws IOException {
    return Square.text(folder, "s.csv", "code,name_uk,lat,lon,hromada_code,population\n" + String.join("\n", rows) + "\n");
  }

  private AreaImport.Outcome run(List<String> hromadas, @Nullable Path settlements) throws IOException {
    return run(Square.text(folder, "h.geojson", Square.collection(hromadas)), settlements);
  }

  private AreaImport.Outcome run(Path hromadas, @Nullable Path settlements) throws IOException {
    Path oblasts = Square.file(folder, "o.geojson", oblast, kyiv);
    Path raions = Square.file(folder, "r.geojson", raion);
    return AreaImport.run(new AreaImport.Sources(oblasts, raions, hromadas, null, settlements), _ -> {});
  }
}
