package org.tocsin.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.tocsin.core.place.Areas;

/** Whatever the files hold, an import ends with areas that can be stored or with errors; it never throws. */
class ImportFuzzTest {
  private static final String GEOJSON =
      Square.collection(
          List.of(
              new Square("UA63120010000011111", "Західна", null, 36, 49, 37, 50).feature(),
              new Square("UA63120020000022222", "Східна", null, 37, 49, 38, 50).feature(),
              new Square("Z3", "Кам’янка", null, 36, 48, 38, 49).feature().replace("\"code\"", "\"level\":3,\"population\":7,\"code\"")));
  private static final String CSV =
      "code,name_uk,name_en,category,lat,lon,hromada_code,population\n"
          + "S1,Вишневе,Vyshneve,C,49.5,36.5,UA63120010000011111,120\n"
          + "S2,\"Лугове, нове\",,X,49.5,37.5,UA63120020000022222,\n"
          + "S3,Дальнє,,,48.5,37.5,,5\n";
  /** Pieces that parsers are known to stumble over. */
  private static final List<String> PIECES =
      List.of("null", "[]", "{}", "\"", "1e999", "-0", "NaN", "[[", "]]", ",", "\n", "\u0000", "\ufeff", "9".repeat(400),
          "[[[[1,1]]]]", "{\"type\":\"MultiPolygon\",\"coordinates\":[]}", "36.5", "37", "UA");

  private static Path folder = Path.of(".");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("tocsin-import");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path p : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    }
  }

  @Property(tries = 400, seed = "20241113")
  void A01_damaged_files_give_areas_or_errors(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int cuts)
      throws IOException {
    Random random = new Random(seed);
    Path areas = Files.write(folder.resolve("z.geojson"), damaged(GEOJSON, random, cuts));
    Path settlements = Files.write(folder.resolve("s.csv"), damaged(CSV, random, random.nextInt(cuts + 1)));
    boolean own = random.nextBoolean();
    AreaImport.Outcome outcome =
        AreaImport.run(
            new AreaImport.Sources(null, null, own ? null : areas, own ? areas : null, settlements), _ -> {});
    AreaCodec.Content content = outcome.content();
    Statistics.label("outcome")
        .collect(content == null ? "errors" : "areas")
        .coverage(c -> {
          c.check("errors").count(n -> n > 100);
          c.check("areas").count(n -> n > 20);
        });
    if (content == null) {
      assertThat(outcome.problems().errorCount()).isPositive();
      assertThat(outcome.problems().errors()).allSatisfy(p -> assertThat(p.toString().lines()).hasSize(1));
    } else {
      Areas stored = new AreaStore(folder).save(content);
      assertThat(stored.communities()).isNotEmpty();
      stored.settlements().forEach(s -> assertThat(stored.listCommunitiesOf(s.code())).hasSize(1));
    }
  }

  @Property(tries = 200, seed = "20241113")
  void A02_any_change_of_a_stored_edition_is_noticed(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] stored = edition();
    byte[] changed = stored.clone();
    changed[random.nextInt(stored.length)] ^= (byte) (1 << random.nextInt(8));
    byte[] cut = java.util.Arrays.copyOf(stored, random.nextInt(stored.length));
    assertThatIOException().isThrownBy(() -> AreaCodec.decode(cut));
    try {
      // A bit of the compression's own header may change and nothing else with it.
      assertThat(AreaCodec.decode(changed).edition()).isEqualTo(AreaCodec.decode(stored).edition());
    } catch (IOException noticed) {
      assertThat(noticed).message().isNotBlank();
    }
  }

  private static byte[] edition() {
    var areas = List.of(new Square("Z1", "Порт", null, 30, 46, 31, 47).area(org.tocsin.core.place.Level.HROMADA));
    return AreaCodec.encode(
        new AreaCodec.Content("imported", "", org.tocsin.core.place.Level.HROMADA, areas, List.of()));
  }

  private static byte[] damaged(String text, Random random, int cuts) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean digitsOnly = random.nextInt(4) > 0;
    for (int i = 0; i < cuts; i++) {
      int from = random.nextInt(bytes.length + 1);
      if (digitsOnly) {
        // Still GeoJSON, of another shape.
        if (from < bytes.length && bytes[from] >= '0' && bytes[from] <= '9') {
          bytes[from] = (byte) ('0' + random.nextInt(10));
        }
        continue;
      }
      int to = Math.min(bytes.length, from + random.nextInt(random.nextInt(5) == 0 ? 200 : 6));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, from);
      switch (random.nextInt(4)) {
        case 0 -> out.write(random.nextInt(256));
        case 1 -> out.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
        case 2 -> out.write('0' + random.nextInt(10));
        default -> { }
      }
      out.write(bytes, to, bytes.length - to);
      bytes = out.toByteArray();
    }
    return bytes;
  }
}
