package org.tocsin.server.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The page of a running service in a real Chromium: the story is in {@code web/test/feeds.test.mjs}. */
final class FeedsPage implements AutoCloseable {
  private static final List<String> CHROMIUM = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private final Process process;
  private final Path log;

  private FeedsPage(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Nothing where there is no browser. */
  static Optional<FeedsPage> open(int port, Path log) throws IOException {
    if (System.getenv("CHROMIUM") == null && CHROMIUM.stream().noneMatch(p -> Files.isExecutable(Path.of(p)))) {
      System.out.println("the page is not looked at: no Chromium here; install it (Debian: apt-get install chromium) or set CHROMIUM to its path");
      return Optional.empty();
    }
    ProcessBuilder node =
        new ProcessBuilder("node", "--test", "--test-reporter=spec", "test/feeds.test.mjs")
            .directory(Path.of("..", "web").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    node.environment().put("BASE_URL", "http://127.0.0.1:" + port);
    return Optional.of(new FeedsPage(node.start(), log));
  }

  private String said() throws IOException {
    return Files.readString(log);
  }

  /** Waits until the page shows everything, so that a radar may fall silent. */
  void awaitReady() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(said().contains("READY") || !process.isAlive()).as("%s", said()).isTrue());
  }

  /** Waits for the end of the story, which must be good. */
  void finish() throws IOException, InterruptedException {
    boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(ended).as("the story hangs: %s", said()).isTrue();
    assertThat(process.exitValue()).as("%s", said()).isZero();
    assertThat(said()).contains("fail 0").contains("skipped 0");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
