package org.tocsin.core.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** A country of one oblast with two raions, one of them in two hromadas, and of a city that is an oblast of its own. */
class AreasTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final List<Area> list =
      List.of(
          area("UA", Level.COUNTRY, null, 30, 34),
          area("O1", Level.OBLAST, "UA", 30, 33),
          area("CITY", Level.OBLAST, "UA", 33, 34),
          area("R1", Level.RAION, "O1", 30, 32),
          area("R2", Level.RAION, "O1", 32, 33),
          area("H1", Level.HROMADA, "R1", 30, 31),
          area("H2", Level.HROMADA, "R1", 31, 32));
  private final Settlement village =
      new Settlement("S1", "Село", "Selo", null, 'C', new GeoPoint(50.5, 30.5), "H1", 0);
  private final Areas hromadas = new Areas("e", "", Level.HROMADA, list, List.of(village));
  private final Areas raions = new Areas("e", "rough", Level.RAION, list, List.of(village));

  @Test
  void A01_communities_are_the_areas_of_the_level_and_undivided_ones_above_it() {
    assertThat(codes(hromadas.communities())).containsExactly("CITY", "H1", "H2", "R2");
    assertThat(hromadas.communities()).extracting(Community::index).containsExactly(0, 1, 2, 3);
    assertThat(codes(raions.communities())).containsExactly("CITY", "R1", "R2");
  }

  @Test
  void A02_a_point_has_one_community_also_on_an_edge() {
    assertThat(at(30.5)).isEqualTo("H1");
    assertThat(at(32.5)).isEqualTo("R2");
    assertThat(at(31.0)).as("the edge of H1 and H2 belongs to the lower code").isEqualTo("H1");
    assertThat(at(35.0)).isEqualTo("none");
    assertThat(raions.findCommunityAt(new GeoPoint(50.5, 30.5))).map(Community::code).contains("R1");
  }

  @Test
  void A03_any_code_stands_for_its_communities() {
    assertThat(codes(hromadas.listCommunitiesOf("H1"))).containsExactly("H1");
    assertThat(codes(hromadas.listCommunitiesOf("R1"))).containsExactly("H1", "H2");
    assertThat(codes(hromadas.listCommunitiesOf("UA"))).containsExactly("CITY", "H1", "H2", "R2");
    assertThat(codes(hromadas.listCommunitiesOf("S1"))).containsExactly("H1");
    assertThat(codes(raions.listCommunitiesOf("H1"))).as("warned with its raion").containsExactly("R1");
    assertThat(codes(raions.listCommunitiesOf("S1"))).containsExactly("R1");
    assertThat(hromadas.listCommunitiesOf("X")).isEmpty();
  }

  @Test
  void A04_areas_nest_upwards_and_downwards() {
    assertThat(hromadas.findEnclosing("S1", Level.RAION)).map(Area::code).contains("R1");
    assertThat(hromadas.findEnclosing("H2", Level.OBLAST)).map(Area::code).contains("O1");
    assertThat(hromadas.findEnclosing("CITY", Level.RAION)).isEmpty();
    assertThat(hromadas.listChildren("O1")).extracting(Area::code).containsExactly("R1", "R2");
    assertThat(hromadas.listSettlementsOf("H1")).containsExactly(village);
    assertThat(hromadas.findSettlement("S1")).contains(village);
    assertThat(raions.approximation()).isEqualTo("rough");
    assertThat(raions.communityLevel()).isEqualTo(Level.RAION);
  }

  @Test
  void A05_a_code_twice_and_an_unknown_parent_are_refused() {
    Area orphan = area("R9", Level.RAION, "O9", 40, 41);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Areas("e", "", Level.RAION, List.of(list.get(0), list.get(0)), List.of()))
        .withMessage("area code UA occurs twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Areas("e", "", Level.RAION, List.of(orphan), List.of()))
        .withMessage("area R9 has the unknown parent O9");
  }

  private String at(double lon) {
    return hromadas.findCommunityAt(new GeoPoint(50.5, lon)).map(Community::code).orElse("none");
  }

  private static List<String> codes(List<Community> communities) {
    return communities.stream().map(Community::code).toList();
  }

  private static Area area(String code, Level level, @Nullable String parent, double west, double east) {
    GeoPoint centre = new GeoPoint(50.5, (west + east) / 2);
    return new Area(
        code, level, code, code, parent, 1, centre, FACTORY.toGeometry(new Envelope(west, east, 50, 51)));
  }
}
