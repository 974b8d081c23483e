package org.tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.observation.Trust;
import org.tocsin.geography.AreaStore;
import org.tocsin.server.feed.RecordingReader;
import org.tocsin.simulator.demo.DemoNight;

/**
 * FEATURE UNDER TEST: the pages in a real Chromium against the demonstration night: the raid is shown, a community goes
 * WATCH, ALARM, CLEAR, the line drops and the page says so. The stories are in {@code web/test/page.test.mjs}.
 */
class PageTest {
  private static final List<String> CHROMIUM =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  @TempDir Path data;

  @Test
  void A01_the_pages_pass_their_stories_in_a_real_browser() throws IOException, InterruptedException {
    String named = System.getenv("CHROMIUM");
    boolean browser = named != null || CHROMIUM.stream().anyMatch(p -> Files.isExecutable(Path.of(p)));
    assumeTrue(browser, "skipped: no Chromium here; install it (Debian: apt-get install chromium) or set CHROMIUM to its path");
    RecordingReader reader = new RecordingReader();
    for (DemoNight.Part part : List.of(DemoNight.Part.POSTS, DemoNight.Part.SIRENS, DemoNight.Part.SPOTTERS)) {
      try (InputStream in = DemoNight.open(part)) {
        reader.add(in, part.fileName());
      }
    }
    Map<String, Trust> trust = new TreeMap<>();
    DemoNight.listChannels().forEach(c -> trust.put(c.name(), c.trust()));
    var plan =
        new HostedReplay.Plan(
            "demo", reader.recording(), Rules.STANDARD.withChannels(trust), new AreaStore(data).load(), data, "127.0.0.1", 0, 60);
    Path log = data.resolve("page.log");
    try (HostedReplay replay = new HostedReplay(plan)) {
      ProcessBuilder node =
          new ProcessBuilder("node", "--test", "--test-reporter=spec", "test/page.test.mjs")
              .directory(Path.of("..", "web").toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      node.environment().put("BASE_URL", "http://127.0.0.1:" + replay.port());
      Process process = node.start();
      boolean ended = process.waitFor(12, TimeUnit.MINUTES);
      process.destroyForcibly();
      String said = Files.readString(log);
      assertThat(ended).as("the stories hang: %s", said).isTrue();
      assertThat(process.exitValue()).as("%s", said).isZero();
      assertThat(said).contains("fail 0").contains("skipped 0");
    }
  }
}
