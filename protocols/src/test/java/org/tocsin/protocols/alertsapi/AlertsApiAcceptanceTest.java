package org.tocsin.protocols.alertsapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Services' answers against golden meanings. One exception by name: the golden file of alertsinua_iot_by_oblast calls N
 * "no_alert"; the service means "no information" by it, and here it is never calm.
 */
class AlertsApiAcceptanceTest {
  private static final Map<String, Function<byte[], Answers>> READERS =
      Map.of(
          "alertsinua_active.json", AlertsInUa::active,
          "alertsinua_active_doc.json", AlertsInUa::active,
          "alertsinua_iot_by_oblast.json", AlertsInUa::byOblast,
          "ukrainealarm_v3_alerts.json", UkraineAlarm::alerts,
          "oref_alert_categories.json", PikudHaOref::history,
          "oref_multi_alerts_history.json", PikudHaOref::history,
          "oref_multi_alerts_history_end.json", PikudHaOref::history,
          "oref_single_alert_history_update.json", PikudHaOref::history,
          "oref_single_alert_real_time.json", PikudHaOref::realTime,
          "oref_unknown_real_time_category.json", PikudHaOref::realTime);

  @Test
  void A01_every_answer_means_what_its_golden_file_says() throws IOException {
    Path folder = Path.of(System.getProperty("tocsin.shared", "absent"), "wire", "alerts-api");
    assumeTrue(Files.isDirectory(folder), "skipped: the recorded answers are not here (system property tocsin.shared)");
    for (var reader : READERS.entrySet()) {
      byte[] body = Files.readAllBytes(folder.resolve(reader.getKey()));
      List<AreaAlert> got = ((Answers.Alerts) reader.getValue().apply(body)).areas();
      JsonNode want = new ObjectMapper().readTree(folder.resolve("golden/" + reader.getKey() + ".golden.json").toFile());
      assertThat(got).as(reader.getKey()).hasSize(want.size());
      for (int i = 0; i < got.size(); i++) {
        AreaAlert a = got.get(i);
        JsonNode w = want.get(i);
        for (var f : w.properties()) {
          String text = f.getValue().asText();
          switch (f.getKey()) {
            case "area", "name" -> assertThat(a.area()).isEqualTo(text);
            case "area_type" -> assertThat(a.type()).isEqualTo(text);
            case "area_uid", "uid" -> assertThat(a.id()).isEqualTo(text);
            case "type", "kind" -> assertThat(a.kind()).as(reader.getKey() + i).isEqualTo(text);
            case "start" -> assertThat(a.since()).isEqualTo(Instant.parse(text));
            case "active" -> assertThat(a.state() == AreaAlert.State.ACTIVE).isEqualTo(f.getValue().asBoolean());
            case "status" -> assertThat(a.state()).isEqualTo(
                text.equals("no_alert") ? AreaAlert.State.NO_INFORMATION : AreaAlert.State.ACTIVE);
            default -> {}
          }
        }
      }
    }
  }
}
