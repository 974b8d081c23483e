package org.tocsin.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;

/** What every build carries without any import. */
class BuiltInAreasTest {
  private final Areas areas = new AreaStore(Path.of("no-such-folder")).load();

  @Test
  void A01_the_country_has_27_oblast_level_units_and_136_raions() {
    assertThat(count(Level.COUNTRY)).isEqualTo(1);
    assertThat(count(Level.OBLAST)).isEqualTo(27);
    assertThat(count(Level.RAION)).isEqualTo(136);
    assertThat(areas.edition()).matches("builtin-[0-9a-f]{12}");
    assertThat(areas.approximation()).isNotBlank();
  }

  @Test
  void A02_the_communities_are_the_raions_and_the_two_cities_beside_the_oblasts() {
    assertThat(areas.communities()).hasSize(138);
    assertThat(areas.findCommunity("UA80000000000093317")).map(c -> c.area().nameUk()).contains("Київ");
    assertThat(areas.findCommunity("UA85000000000065278")).map(c -> c.area().nameUk()).contains("Севастополь");
  }

  @Test
  void A03_the_communities_cover_the_country_without_gap_or_overlap() {
    List<Geometry> outlines = new ArrayList<>();
    areas.communities().forEach(c -> outlines.add(c.area().outline()));
    assertThat(CoverageValidator.isValid(outlines.toArray(Geometry[]::new))).isTrue();
    double sum = outlines.stream().mapToDouble(Geometry::getArea).sum();
    assertThat(areas.findArea("UA").orElseThrow().outline().getArea()).isCloseTo(sum, offset(1e-6));
  }

  @Test
  void A04_a_point_is_found_in_its_community() {
    assertThat(nameAt(50.4501, 30.5234)).isEqualTo("Київ");
    assertThat(nameAt(49.9935, 36.2304)).isEqualTo("Харківський район");
    assertThat(nameAt(46.4825, 30.7233)).isEqualTo("Одеський район");
    assertThat(nameAt(51.8624, 33.4698)).isEqualTo("Шосткинський район");
    assertThat(areas.findCommunityAt(new GeoPoint(44.0, 33.0))).as("the Black Sea").isEmpty();
    assertThat(areas.findCommunityAt(new GeoPoint(50.5997, 36.5983))).as("Belgorod").isEmpty();
  }

  @Test
  void A05_every_label_point_lies_in_its_own_area() {
    for (Area a : areas.areas()) {
      assertThat(a.outline().contains(point(a, a.centre()))).as(a.nameEn()).isTrue();
    }
  }

  private static Geometry point(Area a, GeoPoint p) {
    return a.outline().getFactory().createPoint(new org.locationtech.jts.geom.Coordinate(p.lon(), p.lat()));
  }

  private static org.assertj.core.data.Offset<Double> offset(double d) {
    return org.assertj.core.data.Offset.offset(d);
  }

  private String nameAt(double lat, double lon) {
    return areas.findCommunityAt(new GeoPoint(lat, lon)).map(Community::area).map(Area::nameUk).orElse("none");
  }

  private long count(Level level) {
    long n = 0;
    for (Area a : areas.areas()) {
      n += a.level() == level ? 1 : 0;
    }
    return n;
  }
}
