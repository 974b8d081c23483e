package org.tocsin.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;

/** A reform of areas must not leave anybody without warnings: people subscribe to places. */
class WatchedPlaceTest {
  /** Before the reform: one raion with the hromadas North and South. */
  private final Areas before =
      Square.areas(
          "before",
          Level.HROMADA,
          List.of(
              new Square("R1", "Красноградський район", null, 35, 49, 36, 51).area(Level.RAION),
              new Square("H1", "Північна громада", "R1", 35, 50, 36, 51).area(Level.HROMADA),
              new Square("H2", "Південна громада", "R1", 35, 49, 36, 50).area(Level.HROMADA)),
          Square.settlement("S1", "Вишневе", 50.5, 35.2, "H1"),
          Square.settlement("S2", "Лугове", 50.5, 35.8, "H1"));

  /** After it: the raion has another name and code, North is split in H3 and H4, Luhove has a new code. */
  private final Areas after =
      Square.areas(
          "after",
          Level.HROMADA,
          List.of(
              new Square("R9", "Берестинський район", null, 35, 49, 36, 51).area(Level.RAION),
              new Square("H3", "Західна громада", "R9", 35, 50, 35.5, 51).area(Level.HROMADA),
              new Square("H4", "Східна громада", "R9", 35.5, 50, 36, 51).area(Level.HROMADA),
              new Square("H2", "Південна громада", "R9", 35, 49, 36, 50).area(Level.HROMADA)),
          Square.settlement("S1", "Вишневе", 50.5, 35.2, "H3"),
          Square.settlement("S7", "Лугове", 50.5, 35.8, "H4"));

  @Test
  void A01_a_subscriber_in_a_hromada_that_was_split_gets_the_warnings_of_the_right_half() {
    WatchedPlace home = WatchedPlace.of(before.findSettlement("S1").orElseThrow());
    assertThat(code(home, before)).isEqualTo("H1");
    assertThat(code(home, after)).isEqualTo("H3");
  }

  @Test
  void A02_a_settlement_whose_code_is_gone_is_found_by_its_place() {
    WatchedPlace home = WatchedPlace.of(before.findSettlement("S2").orElseThrow());
    assertThat(code(home, after)).isEqualTo("H4");
  }

  @Test
  void A03_a_point_needs_no_code_at_all() {
    WatchedPlace field = WatchedPlace.of(new GeoPoint(49.5, 35.5));
    assertThat(code(field, before)).isEqualTo("H2");
    assertThat(code(field, after)).isEqualTo("H2");
  }

  @Test
  void A04_every_place_has_a_community_when_only_raions_are_loaded() {
    Areas raions =
        Square.areas(
            "raions", Level.RAION, List.of(new Square("R9", "Берестинський район", null, 35, 49, 36, 51).area(Level.RAION)));
    assertThat(code(WatchedPlace.of(before.findSettlement("S2").orElseThrow()), raions)).isEqualTo("R9");
  }

  @Test
  void A05_a_pier_just_outside_every_outline_counts_to_the_nearest_but_a_ship_far_out_to_none() {
    assertThat(code(WatchedPlace.of(new GeoPoint(48.95, 35.5)), before)).isEqualTo("H2");
    assertThat(WatchedPlace.of(new GeoPoint(48.5, 35.5)).communityIn(before)).isEmpty();
  }

  @Test
  void A06_the_stored_text_is_read_back() {
    WatchedPlace home = WatchedPlace.of(before.findSettlement("S2").orElseThrow());
    assertThat(WatchedPlace.parse(home.text())).isEqualTo(home);
    WatchedPlace field = WatchedPlace.of(new GeoPoint(-49.5, -35.25));
    assertThat(WatchedPlace.parse(field.text())).isEqualTo(field);
    for (String wrong : List.of("", "50.1", "x,y", "50.1,30.2,1", "@50,30", "91,30", "NaN,30")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> WatchedPlace.parse(wrong));
    }
  }

  private static String code(WatchedPlace place, Areas areas) {
    return place.communityIn(areas).map(Community::code).orElse("none");
  }
}
