package org.tocsin.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: the ledger's page in a real Chromium; the stories are in {@code web/test/ledger.test.mjs}. */
class LedgerPageTest {
  private static final List<String> CHROMIUM = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  @TempDir Path data;

  @Test
  void A01_the_ledger_is_listed_compared_and_corrected_in_a_real_browser() throws IOException, InterruptedException {
    boolean browser = System.getenv("CHROMIUM") != null || CHROMIUM.stream().anyMatch(p -> Files.isExecutable(Path.of(p)));
    assumeTrue(browser, "skipped: no Chromium here; install it (Debian: apt-get install chromium) or set CHROMIUM to its path");
    Path log = data.resolve("ledger.log");
    try (Stage stage = Stage.open()) {
      ProcessBuilder node =
          new ProcessBuilder("node", "--test", "--test-reporter=spec", "test/ledger.test.mjs")
              .directory(Path.of("..", "web").toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      node.environment().put("BASE_URL", "http://127.0.0.1:" + stage.port());
      Process process = node.start();
      boolean ended = process.waitFor(5, TimeUnit.MINUTES);
      process.destroyForcibly();
      String said = Files.readString(log);
      assertThat(ended).as("the stories hang: %s", said).isTrue();
      assertThat(process.exitValue()).as("%s", said).isZero();
      assertThat(said).contains("fail 0").contains("skipped 0");
    }
  }
}
