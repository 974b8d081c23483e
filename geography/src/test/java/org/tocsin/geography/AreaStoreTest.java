package org.tocsin.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Level;

/** Areas outlive restarts, crashes and their own successors. */
class AreaStoreTest {
  @TempDir Path data;

  @Test
  void A01_equal_areas_have_the_same_edition_everywhere_and_any_difference_another() throws IOException {
    String first = new AreaStore(data.resolve("one")).save(content("Порт")).edition();
    String again = new AreaStore(data.resolve("two")).save(content("Порт")).edition();
    String other = new AreaStore(data.resolve("two")).save(content("Порт Новий")).edition();
    assertThat(first).isEqualTo(again).isNotEqualTo(other).matches("imported-[0-9a-f]{12}");
  }

  @Test
  void A02_an_older_edition_is_still_there_for_the_journals_recorded_with_it() throws IOException {
    AreaStore store = new AreaStore(data);
    Areas old = store.save(content("Порт"));
    store.save(content("Порт Новий"));
    assertThat(store.load().findArea("Z1")).map(Area::nameUk).contains("Порт Новий");
    assertThat(store.load(old.edition())).flatMap(a -> a.findArea("Z1")).map(Area::nameUk).contains("Порт");
    assertThat(store.load(BuiltInAreas.load().edition())).isPresent();
    assertThat(store.load("imported-000000000000")).isEmpty();
    assertThatIOException().isThrownBy(() -> store.load("../../etc/passwd"));
  }

  @Test
  void A03_a_crash_in_the_middle_of_an_import_leaves_the_areas_that_were_in_use() throws IOException {
    AreaStore store = new AreaStore(data);
    Areas before = store.save(content("Порт"));
    // What is on disk when the power fails: half a file beside the place of the new one.
    Files.write(data.resolve("areas/imported-ffffffffffff.areas.new"), new byte[100]);
    Files.writeString(data.resolve("areas/current.new"), "imported-ffff");
    assertThat(store.load().edition()).isEqualTo(before.edition());
  }

  @Test
  void A04_areas_that_cannot_be_read_stop_the_start_instead_of_warning_other_people() throws IOException {
    AreaStore store = new AreaStore(data);
    Areas areas = store.save(content("Порт"));
    Files.delete(data.resolve("areas").resolve(areas.edition() + ".areas"));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(store::load)
        .withMessageContaining("missing")
        .withMessageContaining("import the areas again");
    store.useBuiltIn();
    assertThat(store.load().edition()).startsWith("builtin-");
  }

  @Test
  void A05_the_map_is_stored_with_the_edition_and_made_when_it_is_not_there() throws IOException {
    AreaStore store = new AreaStore(data);
    Areas areas = store.save(content("Порт"));
    Path file = data.resolve("areas").resolve(areas.edition() + ".geojson");
    assertThat(Files.readAllBytes(file)).isEqualTo(store.outlines(areas));
    Files.delete(file);
    assertThat(new String(store.outlines(areas), java.nio.charset.StandardCharsets.UTF_8)).contains("Порт");
  }

  private static AreaCodec.Content content(String name) {
    List<Area> areas = List.of(new Square("Z1", name, null, 30, 46, 31, 47).area(Level.HROMADA));
    return new AreaCodec.Content(
        "imported", "", Level.HROMADA, areas, List.of(Square.settlement("S1", "Село", 46.5, 30.5, "Z1")));
  }
}
