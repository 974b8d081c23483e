package org.tocsin.server.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real broker, where one is installed: sessions and messages are kept on disk over a restart. */
final class Mosquitto implements AutoCloseable {
  static final String MISSING = "skipped: no mosquitto here; install it (Debian: apt-get install mosquitto)";
  private final Path program;
  private final Path folder;
  private final int port;
  private Process process;

  static Optional<Path> findProgram() {
    return Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto").map(Path::of).filter(Files::isExecutable).findFirst();
  }

  Mosquitto(Path program, Path folder) throws IOException {
    this(program, folder, "allow_anonymous true");
  }

  /** @param access lines of its configuration that say who may connect and how */
  Mosquitto(Path program, Path folder, String access) throws IOException {
    this.program = program;
    this.folder = folder;
    this.port = freePort();
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        """
        listener %d 127.0.0.1
        %s
        persistence true
        persistence_location %s/
        autosave_on_changes true
        autosave_interval 1
        max_inflight_messages 0
        max_queued_messages 0
        user root
        """
            .formatted(port, access, folder));
    start();
  }

  static int freePort() throws IOException {
    try (ServerSocket s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return s.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  void start() throws IOException {
    process =
        new ProcessBuilder(program.toString(), "-c", folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("mosquitto.log").toFile()))
            .start();
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(
            () -> {
              try (Socket s = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(s.isConnected()).isTrue();
              }
            });
  }

  /**
   * As a restart of the host's service does. A broker killed outright may lose what it has acknowledged and not yet
   * written: that is the broker's promise, not ours to test.
   */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor(10, TimeUnit.SECONDS);
    process.destroyForcibly();
  }
}
