package org.tocsin.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator types and sees. */
class AreasCommandTest {
  private static final String TWO_ZONES =
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"code":"W","name_uk":"Захід"},"geometry":{"type":"Polygon","coordinates":[[[30,50],[31,50],[31,51],[30,51],[30,50]]]}},
      {"type":"Feature","properties":{"code":"E","name_uk":"Схід"},"geometry":{"type":"Polygon","coordinates":[[[31,50],[32,50],[32,51],[31,51],[31,50]]]}}
      ]}
      """;

  @TempDir Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = new CommandLine(new AreasCommand());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  @Test
  void A01_without_an_import_the_built_in_areas_are_shown_with_their_approximation() {
    assertThat(run("--data", data.toString())).isZero();
    assertThat(out.toString()).contains("builtin-").contains("raion        136").contains("Approximate");
  }

  @Test
  void A02_zones_of_ones_own_are_imported_and_used_until_reset() throws IOException {
    Path zones = Files.writeString(data.resolve("zones.geojson"), TWO_ZONES);
    assertThat(run("import", "--communities", zones.toString(), "--data", data.toString())).isZero();
    assertThat(out.toString()).contains("imported-").contains("communities  2");
    assertThat(run("where", "50.5", "31.5", "--data", data.toString())).isZero();
    assertThat(out.toString()).contains("Схід").contains("Skhid");
    assertThat(run("find", "зах", "--data", data.toString())).isZero();
    assertThat(out.toString()).contains("Захід").doesNotContain("Схід");
    Path map = data.resolve("map.geojson");
    assertThat(run("export", map.toString(), "--data", data.toString())).isZero();
    assertThat(map).content().contains("\"name_uk\":\"Захід\"");
    assertThat(run("reset", "--data", data.toString())).isZero();
    assertThat(out.toString()).contains("builtin-");
  }

  @Test
  void A03_a_faulty_file_is_named_with_its_line_and_changes_nothing() throws IOException {
    Path zones = Files.writeString(data.resolve("zones.geojson"), TWO_ZONES.replace(",[31,50]]]}}\n]", "]]}}\n]"));
    assertThat(run("import", "--communities", zones.toString(), "--data", data.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("zones.geojson:3: E: ring 1 is not closed")
        .contains("nothing was imported");
    assertThat(run("--data", data.toString())).isZero();
    assertThat(out.toString()).contains("builtin-");
  }

  @Test
  void A04_a_missing_file_an_unknown_option_and_a_point_abroad_are_one_line_and_exit_code_2() {
    assertThat(run("import", "--hromadas", "absent.geojson", "--data", data.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("absent.geojson: there is no such file");
    assertThat(run("--wrong")).isEqualTo(2);
    assertThat(run("where", "48.85", "2.35", "--data", data.toString())).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(run("where", "99", "30", "--data", data.toString())).isEqualTo(2);
    assertThat(run("find", "Nowhereville", "--data", data.toString())).isEqualTo(2);
  }

  @Test
  void A05_a_damaged_store_is_said_in_one_line() throws IOException {
    Path zones = Files.writeString(data.resolve("zones.geojson"), TWO_ZONES);
    run("import", "--communities", zones.toString(), "--data", data.toString());
    try (var files = Files.list(data.resolve("areas"))) {
      Path stored = files.filter(f -> f.toString().endsWith(".areas")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(stored);
      bytes[20] ^= 1;
      Files.write(stored, bytes);
    }
    assertThat(run("--data", data.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("damaged").contains("import the areas again");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void A06_help_shows_examples() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Examples:").contains("areas import");
    assertThat(run("import", "--help")).isZero();
    assertThat(out.toString()).contains("--hromadas").contains("Examples:");
  }
}
