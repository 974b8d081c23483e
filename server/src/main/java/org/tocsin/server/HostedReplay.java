package org.tocsin.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.place.Areas;
import org.tocsin.server.engine.Engine;
import org.tocsin.server.engine.Parts;
import org.tocsin.server.engine.Player;
import org.tocsin.server.engine.Problems;
import org.tocsin.server.engine.ReplayPlayer;
import org.tocsin.server.engine.Setup;
import org.tocsin.server.engine.Situation;
import org.tocsin.server.engine.Station;
import org.tocsin.server.feed.Recording;
import org.tocsin.server.http.ApiContext;
import org.tocsin.server.http.HttpServer;
import org.tocsin.server.http.HttpSettings;
import org.tocsin.server.journal.SyncPolicy;
import org.tocsin.server.outlet.CapOutlet;
import org.tocsin.server.outlet.Outlet;

/** A recording played as an exercise behind the page and the API. Each run has a journal of its own. */
public final class HostedReplay implements AutoCloseable {
  private static final Purpose PURPOSE = Purpose.EXERCISE;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Station station;
  private final ReplayPlayer player;
  private final HttpServer http;
  private final CapOutlet cap;

  /**
   * @param name of the journals, and of their folder inside {@code data}
   */
  public record Plan(
      String name, Recording recording, Rules rules, Areas areas, Path data, String host, int port,
      double speed) {}

  /**
   * Opens everything and begins to play.
   *
   * @throws IOException in one line, when the port is taken or the data folder cannot be written
   */
  public HostedReplay(Plan plan) throws IOException {
    Areas areas = plan.areas();
    AlertPolicy policy = plan.rules().policy();
    Problems problems = new Problems();
    Path folder = plan.data().resolve(plan.name());
    String stamp = STAMP.format(Instant.now());
    Instant start = plan.recording().messages().getFirst().receivedAt();
    station = new Station(areas, policy, PURPOSE);
    List<Outlet> outlets = new ArrayList<>();
    HttpSettings settings = HttpSettings.standard();
    cap = new CapOutlet(plan.data().resolve(plan.name() + "-cap"), areas, CapOutlet.EXERCISE, settings.zone());
    player =
        new ReplayPlayer(
            plan.recording(),
            plan.speed(),
            problems,
            station,
            run -> {
              String id = plan.name() + "-" + stamp + "-" + (run + 1);
              OldRuns.removeFrom(folder);
              Parts parts =
                  new Parts(areas, policy, Assembly.decoders(areas, plan.rules().channels(), plan.rules().homes(), plan.rules().spotters()), outlets, problems);
              return Engine.open(
                  parts, new Setup(folder.resolve(id), id, PURPOSE, SyncPolicy.BATCH, start, null, false, Setup.SNAPSHOT_EVERY));
            });
    http =
        HttpServer.start(
            plan.host(),
            plan.port(),
            new ApiContext(
                station::situation,
                areas,
                player,
                Optional.of(player),
                () -> List.of(player.health()),
                problems::list,
                station::load,
                Optional.of(cap),
                Version.current(),
                settings).withOrders(station, Map.of()));
    try {
      outlets.add(http.outlet());
      outlets.add(cap);
      player.open();
      player.start();
    } catch (IOException | RuntimeException e) {
      http.close();
      throw e;
    }
  }

  public int port() {
    return http.port();
  }

  public Situation situation() {
    return station.situation();
  }

  public Player player() {
    return player;
  }

  /** True when the end of the recording was reached within the time given. */
  public boolean ended(Duration within) throws InterruptedException {
    try {
      player.end().get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
    player.close();
    cap.close();
  }
}
