package org.tocsin.language.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.geography.AreaStore;
import org.tocsin.language.TestAreas;

/** The measure itself, and the reader measured against labelled reports where they are at hand. */
class ReportEvaluationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = "A Russian missile strike on Kharkiv killed 4 people and injured 9 on Wednesday. Ukrainian drones hit an oil depot in the Kursk region.";

  private static ObjectNode read() {
    return GuideJson.of(new ReportReader(TestAreas.some()).read(Report.of("r", TEXT, LocalDate.of(2024, 5, 16))));
  }

  @Test
  void aReadingComparedWithItselfIsRight() {
    ReportEvaluation e = new ReportEvaluation();
    e.add(TEXT, read(), read());
    assertThat(e.f1("attacks")).isEqualTo(1);
    assertThat(e.f1("places")).isEqualTo(1);
    assertThat(e.share("side")).isEqualTo(1);
    assertThat(e.errors()).isEmpty();
    assertThat(e.inventedFigures()).isZero();
  }

  @Test
  void whatIsWrongIsCountedApart() {
    ObjectNode wrong = read();
    ((ObjectNode) wrong.get("attacks").get(0)).putObject("killed").put("value", 77).put("bound", "exact");
    ((ObjectNode) wrong.get("attacks").get(1)).put("side", "russia_on_ukraine");
    ReportEvaluation e = new ReportEvaluation();
    e.add(TEXT, read(), wrong);
    assertThat(e.inventedFigures()).isEqualTo(1);
    assertThat(e.share("side")).isEqualTo(0.5);
    assertThat(e.share("killed: value and bound, where told")).isZero();
    assertThat(e.errors()).anyMatch(x -> x.contains("killed: true {\"value\":4,\"bound\":\"exact\"}, read {\"value\":77"));
  }

  @Test
  void attacksMissedAndInventedAreCounted() throws IOException {
    JsonNode none = JSON.readTree("{\"doc_id\":\"r\",\"is_attack_report\":false,\"attacks\":[]}");
    ReportEvaluation e = new ReportEvaluation();
    e.add(TEXT, none, read());
    e.add(TEXT, read(), none);
    assertThat(e.f1("attacks")).isZero();
    assertThat(e.errors()).anyMatch(x -> x.contains("attack invented")).anyMatch(x -> x.contains("attack missed"));
  }

  @Test
  void theLabelledReportsAreReadAsLabelled(@TempDir Path empty) throws IOException {
    Path folder = Path.of(System.getProperty("tocsin.shared", "none")).resolve("reports");
    assumeTrue(Files.isDirectory(folder), "skipped: no labelled reports; set tocsin.shared to the folder of the shared data");
    ReportFolder reports = new ReportFolder(folder);
    Map<String, JsonNode> truths = reports.truths();
    ReportReader reader = new ReportReader(new AreaStore(empty).load());
    ReportEvaluation e = new ReportEvaluation();
    for (Report r : reports.list()) {
      e.add(r.text(), truths.get(r.id()), GuideJson.of(reader.read(r)));
    }
    assertThat(e.share("is attack report")).isGreaterThan(0.96);
    assertThat(e.f1("attacks")).isGreaterThan(0.85);
    assertThat(e.share("side")).isGreaterThan(0.98);
    assertThat(e.share("dates overlap")).isGreaterThan(0.9);
    assertThat(e.f1("places")).isGreaterThan(0.85);
    assertThat(e.f1("weapons")).isGreaterThan(0.85);
    assertThat(e.f1("targets")).isGreaterThan(0.75);
    assertThat(e.inventedFigures()).isZero();
  }
}
