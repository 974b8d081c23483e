package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.tocsin.core.alert.AlertState;
import org.tocsin.server.HostedReplay;
import org.tocsin.server.engine.Player;
import org.tocsin.server.engine.Situation;
import picocli.CommandLine.Option;

/** What commands with a page have in common. */
final class HostOptions {
  private static final Duration REPORT_EVERY = Duration.ofSeconds(15);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the page and the API (default: ${DEFAULT-VALUE}).")
  int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on; only this machine by default.")
  String host = "127.0.0.1";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder, made if it is missing (default: ./${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  static void requireSpeed(double speed) {
    if (!(speed >= 0.1 && speed <= 10_000)) {
      throw new UserError("--speed must be 0.1 to 10000, not " + speed);
    }
  }

  static String speed(double speed) {
    return (speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed)) + " times";
  }

  /**
   * Plays until the process is told to stop.
   *
   * @param next what to try next; %1$s stands for the address
   */
  int play(HostedReplay.Plan plan, PrintWriter out, String next) throws IOException, InterruptedException {
    requirePort(port);
    HostedReplay replay = open(plan);
    Thread closing = new Thread(() -> closeQuietly(replay), "closing");
    Runtime.getRuntime().addShutdownHook(closing);
    String address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + replay.port();
    out.println("\n  " + address + "/\n");
    if (!plan.areas().approximation().isEmpty()) {
      out.println("Areas: " + plan.areas().approximation() + "\n");
    }
    out.println(next.formatted(address) + "\n\nStop with Ctrl-C.\n");
    boolean over = false;
    while (true) {
      out.println(line(replay));
      if (!over && replay.ended(REPORT_EVERY)) {
        over = true;
        out.println(line(replay));
        out.println("The recording is over; the page stays. Go back on its time line, or stop with Ctrl-C.");
      }
      if (over) {
        Thread.currentThread().join();
      }
    }
  }

  private HostedReplay open(HostedReplay.Plan plan) throws IOException {
    try {
      return new HostedReplay(plan);
    } catch (IOException e) {
      throw orTaken(e, port);
    }
  }

  static void requirePort(int port) {
    if (port < 0 || port > 65_535) {
      throw new UserError("--port must be 0 to 65535, not " + port);
    }
  }

  /** Throws the line for a port that is taken; returns any other failure as it is. */
  static IOException orTaken(IOException e, int port) {
    if (String.valueOf(e.getMessage()).contains("in use")) {
      throw new UserError("port " + port + " is taken by another program; choose another with --port");
    }
    return e;
  }

  private static String line(HostedReplay replay) {
    Player.Progress p = replay.player().progress();
    Situation s = replay.situation();
    Instant now = s.picture().time();
    double all = Math.max(1, Duration.between(p.from(), p.to()).toSeconds());
    return String.format(
        Locale.ROOT,
        "%s  %3.0f %%  %d threats, %d communities in ALARM, %d in WATCH%s",
        now,
        100 * Math.clamp(Duration.between(p.from(), now).toSeconds() / all, 0, 1),
        s.picture().threats().size(),
        count(s, AlertState.ALARM),
        count(s, AlertState.WATCH),
        p.paused() ? "  (paused)" : "");
  }

  private static long count(Situation s, AlertState state) {
    return s.alerts().stream().filter(a -> a.state() == state).count();
  }

  static void closeQuietly(AutoCloseable service) {
    try {
      service.close();
    } catch (Exception e) {
      System.err.println("tocsin: " + e.getMessage());
    }
  }
}
