package org.tocsin.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.tocsin.geography.BuiltInAreas;
import org.tocsin.ledger.publish.EmbargoRule;
import org.tocsin.ledger.store.Database;

/** The stores that the same tests run on: SQLite always, PostgreSQL where its server program is installed. */
final class Stores {
  static final org.tocsin.core.place.Areas AREAS = BuiltInAreas.load();

  interface Opener {
    Database open(Path folder) throws IOException;
  }

  private Stores() {}

  static Stream<Arguments> all() {
    List<Arguments> out = new ArrayList<>();
    out.add(Arguments.of("SQLite", (Opener) folder -> Database.file(folder.resolve("ledger.db"))));
    PostgresServer.find().ifPresentOrElse(
        s -> out.add(Arguments.of("PostgreSQL", (Opener) _ -> s.newDatabase())),
        () -> System.err.println("PostgreSQL is not installed (no initdb in /usr/lib/postgresql/*/bin): its half of the ledger's tests is skipped"));
    return out.stream();
  }

  static Ledger ledger(Opener store, Path folder) throws IOException {
    return new Ledger(store.open(folder), AREAS, new Editors(folder.resolve("editors")), EmbargoRule.STANDARD);
  }

  static Ledger sqlite(Path folder) throws IOException {
    return ledger(f -> Database.file(f.resolve("ledger.db")), folder);
  }

  /** A server of its own, started once for all tests of this program and stopped at its end. */
  static final class PostgresServer {
    private static final Path BINARIES = binaries();
    private static PostgresServer running;
    private final int port;
    private int databases;

    private PostgresServer(int port) {
      this.port = port;
    }

    private static Path binaries() {
      try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
        return versions.map(v -> v.resolve("bin")).filter(b -> Files.isExecutable(b.resolve("initdb"))).max(java.util.Comparator.naturalOrder()).orElse(null);
      } catch (IOException e) {
        return null;
      }
    }

    static synchronized java.util.Optional<PostgresServer> find() {
      if (BINARIES == null) {
        return java.util.Optional.empty();
      }
      if (running == null) {
        try {
          running = start();
        } catch (IOException | InterruptedException e) {
          throw new IllegalStateException("PostgreSQL is installed but does not start: " + e.getMessage(), e);
        }
      }
      return java.util.Optional.of(running);
    }

    /** Its programs refuse to run as root; then the user "postgres" of the package runs them. */
    private static PostgresServer start() throws IOException, InterruptedException {
      Path home = Files.createTempDirectory("tocsin-postgres");
      boolean root = System.getProperty("user.name").equals("root");
      if (root) {
        run(List.of("chown", "postgres", home.toString()));
      }
      int port;
      try (var socket = new java.net.ServerSocket(0)) {
        port = socket.getLocalPort();
      }
      run(as(root, BINARIES.resolve("initdb").toString(), "-D", home + "/data", "-A", "trust", "-U", "tocsin", "--no-sync", "-E", "UTF8"));
      run(as(root, BINARIES.resolve("pg_ctl").toString(), "-D", home + "/data", "-w", "-l", home + "/log", "-o",
          "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off", "start"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        try {
          run(as(root, BINARIES.resolve("pg_ctl").toString(), "-D", home + "/data", "-m", "immediate", "stop"));
          run(List.of("rm", "-rf", home.toString()));
        } catch (IOException | InterruptedException e) {
          System.err.println("PostgreSQL of the tests did not stop: " + e.getMessage());
        }
      }));
      return new PostgresServer(port);
    }

    private static List<String> as(boolean root, String... command) {
      List<String> out = new ArrayList<>(root ? List.of("runuser", "-u", "postgres", "--") : List.of());
      out.addAll(List.of(command));
      return out;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
      Path log = Files.createTempFile("tocsin-postgres", ".log");
      Process p = new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (!p.waitFor(60, TimeUnit.SECONDS) || p.exitValue() != 0) {
        p.destroyForcibly();
        throw new IOException(command + ": " + Files.readString(log));
      }
      Files.delete(log);
    }

    synchronized Database newDatabase() throws IOException {
      String name = "ledger" + ++databases;
      try (var c = java.sql.DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "tocsin", "");
          var s = c.createStatement()) {
        s.execute("CREATE DATABASE " + name);
      } catch (java.sql.SQLException e) {
        throw new IOException(e.getMessage(), e);
      }
      return Database.open("jdbc:postgresql://127.0.0.1:" + port + "/" + name, "tocsin", "");
    }
  }
}
