package org.tocsin.language.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.geography.AreaStore;

/** Reports in many styles, written for this test: what was once read rightly is not lost again. */
class OwnReportsTest {
  private static final ReportEvaluation READ = new ReportEvaluation();

  @BeforeAll
  static void readAll(@TempDir Path empty) throws IOException, URISyntaxException {
    ReportFolder folder = new ReportFolder(Path.of(OwnReportsTest.class.getResource("own").toURI()));
    Map<String, JsonNode> truths = folder.truths();
    ReportReader reader = new ReportReader(new AreaStore(empty).load());
    for (Report r : folder.list()) {
      READ.add(r.text(), truths.get(r.id()), GuideJson.of(reader.read(r)));
    }
  }

  @Test
  void attackReportsAreToldFromOthers() {
    assertThat(READ.share("is attack report")).isEqualTo(1);
  }

  @Test
  void attacksAreFoundWithSideAndDay() {
    assertThat(READ.f1("attacks")).isGreaterThan(0.93);
    assertThat(READ.share("side")).isEqualTo(1);
    assertThat(READ.share("dates overlap")).isGreaterThan(0.97);
  }

  @Test
  void placesWeaponsTargetsAndEffectsAreNamed() {
    assertThat(READ.f1("places")).isGreaterThan(0.84);
    assertThat(READ.f1("weapons")).isGreaterThan(0.9);
    assertThat(READ.f1("targets")).isGreaterThan(0.88);
    assertThat(READ.f1("effects")).isGreaterThan(0.83);
  }

  @Test
  void figuresAreReadWithTheirBounds() {
    assertThat(READ.share("killed: value and bound, where told")).isGreaterThan(0.92);
    assertThat(READ.share("injured: value and bound, where told")).isGreaterThan(0.92);
    assertThat(READ.share("launched: value and bound, where told")).isGreaterThan(0.86);
    assertThat(READ.share("intercepted: value and bound, where told")).isGreaterThan(0.86);
  }

  @Test
  void needsAreHeardAndNothingIsMadeUp() {
    assertThat(READ.f1("needs (what)")).isGreaterThan(0.9);
    assertThat(READ.inventedFigures()).isZero();
  }
}
