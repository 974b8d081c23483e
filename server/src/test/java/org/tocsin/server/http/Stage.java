package org.tocsin.server.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.core.Coverage;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.alert.Rule;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Settlement;
import org.tocsin.core.threat.Evidence;
import org.tocsin.core.threat.Threat;
import org.tocsin.server.engine.Intake;
import org.tocsin.server.engine.Load;
import org.tocsin.server.engine.Player;
import org.tocsin.server.engine.Situation;
import org.tocsin.server.feed.FeedHealth;
import org.tocsin.server.outlet.CapLibrary;
import org.tocsin.server.outlet.Notice;

/**
 * A small country of two oblasts with three raions each, squares of one degree, and a server that shows what the test
 * publishes. R1 to R3 lie in the north from west to east, R4 to R6 south of them.
 */
final class Stage implements AutoCloseable {
  static final Instant START = Instant.parse("2024-11-13T01:00:00Z");
  static final Areas AREAS = areas();
  static final Load LOAD = new Load(3, 10_000, List.of(new Load.Waiting("cap", 2)), 1000, 2_000_000_000L);

  /** A test of another thing must not fail because the machine is slow. */
  private static final Duration STILL_FRESH = Duration.ofMinutes(10);

  final List<Datagram> received = new CopyOnWriteArrayList<>();
  final HttpClient client = HttpClient.newHttpClient();
  volatile Situation situation;
  volatile Intake.@Nullable Receipt receipt;
  volatile List<String> problems = List.of();
  private final HttpServer server;
  private final List<Alert> latest = new ArrayList<>();
  private long sequence;
  private long entry = 1;
  private String journal = "night-1";

  static Stage open() {
    return open(UnaryOperator.identity(), Optional.empty(), Optional.empty());
  }

  static Stage open(
      UnaryOperator<HttpSettings> settings, Optional<Player> player, Optional<CapLibrary> cap) {
    return new Stage(settings.apply(HttpSettings.standard()), player, cap);
  }

  private final org.tocsin.ledger.Ledger ledger;

  private Stage(HttpSettings settings, Optional<Player> player, Optional<CapLibrary> cap) {
    AREAS.communities().forEach(c -> latest.add(alert(c.code(), AlertState.CLEAR, 0, 0)));
    situation = situation(START, List.of());
    FeedHealth feed = new FeedHealth("channels", "telegram", 7, 6, 1, 0, 0, START, null);
    Intake intake =
        d -> {
          received.add(d);
          Intake.Receipt fixed = receipt;
          return CompletableFuture.completedFuture(fixed != null ? fixed : new Intake.Receipt.Recorded(received.size(), 1));
        };
    try {
      ledger = StageLedger.open(AREAS);
      server =
          HttpServer.start(
              "127.0.0.1",
              0,
              new ApiContext(
                  () -> situation, AREAS, intake, player, () -> List.of(feed), () -> problems, () -> LOAD, cap, "test", settings)
                  .withLedger(ledger)
                  .withOrders(new StageOrders(), Map.of()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    begin();
  }

  private void begin() {
    try {
      server.outlet().begin(journal, Purpose.EXERCISE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another journal begins, as when a replay goes back. */
  void beginJournal(String id) {
    journal = id;
    sequence = 0;
    situation = situation(START, List.of());
    begin();
  }

  private Situation situation(Instant time, List<Threat> threats) {
    Coverage coverage = new Coverage(START, Arrays.asList(new Instant[AREAS.communities().size()]));
    return new Situation(
        journal,
        Purpose.EXERCISE,
        new Picture(entry, time, threats, List.of(), List.of(), coverage),
        List.copyOf(latest),
        sequence,
        Instant.now().plus(STILL_FRESH));
  }

  /** The engine has published nothing for so long. */
  void fallSilent(Duration silence) {
    Situation s = situation;
    situation =
        new Situation(s.journal(), s.purpose(), s.picture(), s.alerts(), s.sequence(), Instant.now().minus(silence));
  }

  /** One entry that changes the state of a community. */
  Alert publish(String community, AlertState state) {
    Alert a = alert(community, state, sequence + 1, entry);
    publish(List.of(a), situation.picture().threats());
    return a;
  }

  void publishThreats(List<Threat> threats) {
    publish(List.of(), threats);
  }

  private void publish(List<Alert> alerts, List<Threat> threats) {
    entry++;
    sequence += alerts.size();
    for (Alert a : alerts) {
      latest.set(AREAS.findCommunity(a.community()).orElseThrow().index(), a);
    }
    situation = situation(START.plusSeconds(entry), threats);
    try {
      if (!alerts.isEmpty()) {
        server.outlet().deliver(alerts.stream().map(a -> new Notice(situation.journal(), situation.purpose(), a)).toList());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Alert alert(String community, AlertState state, long sequence, long entry) {
    boolean calm = state == AlertState.CLEAR || state == AlertState.UNKNOWN;
    Instant at = START.plusSeconds(entry);
    return new Alert(
        community + "-1",
        (int) Math.min(sequence + 1, 1_000_000),
        sequence,
        entry,
        community,
        state,
        at,
        at,
        calm ? null : ThreatClass.STRIKE_UAV,
        calm ? null : "Shahed-136",
        calm ? null : at.plusSeconds(300),
        calm ? null : at.plusSeconds(420),
        calm ? null : at.plusSeconds(600),
        calm ? Double.NaN : 0.8123456,
        new Alert.Reason(
            calm ? Rule.SIGHT_REGAINED : Rule.ARRIVAL_NEAR,
            "Drones reported on the way here.",
            List.of("g5.1"),
            List.of(new Evidence(5, at, "north_watch", Trust.MONITOR, "north_watch/17", "три на південь"))));
  }

  static Threat group(String id) {
    return new Threat(
        id,
        ClassMix.UAV,
        "Shahed-136",
        new Sighting.Count(2, 4, true),
        PositionMixture.of(new GeoPoint(50.51234, 30.51234), 9000),
        null,
        190.4,
        Double.NaN,
        40,
        55.55,
        START,
        START,
        Threat.Stage.ACTIVE,
        List.of("O1"),
        java.util.stream.IntStream.range(0, 9)
            .mapToObj(i -> new Evidence(i, START, "north_watch", Trust.MONITOR, "north_watch/" + i, "три"))
            .toList(),
        1.234567,
        null);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  int port() {
    return server.port();
  }

  HttpServer server() {
    return server;
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder b = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    if (headers.length > 0) {
      b.headers(headers);
    }
    return send(b.build());
  }

  HttpResponse<String> post(String path, byte[] body, String... headers) {
    HttpRequest.Builder b =
        HttpRequest.newBuilder(uri(path))
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      b.headers(headers);
    }
    return send(b.build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(request + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    ledger.close();
  }

  private static Areas areas() {
    List<Area> areas = new ArrayList<>();
    areas.add(new Area("UA", Level.COUNTRY, "Країна", "Country", null, 600, new GeoPoint(50, 31), square(29, 49, 3, 2)));
    areas.add(oblast("O1", "Північна область", "North Oblast", 50));
    areas.add(oblast("O2", "Південна область", "South Oblast", 49));
    List<Settlement> settlements = new ArrayList<>();
    Map<Integer, String> names = Map.of(1, "Ліс", 2, "Брід", 3, "Яр", 4, "Став", 5, "Поле", 6, "Кам'янка");
    for (int i = 0; i < 6; i++) {
      double west = 29 + i % 3;
      double south = i < 3 ? 50 : 49;
      String code = "R" + (i + 1);
      String name = names.get(i + 1);
      GeoPoint centre = new GeoPoint(south + 0.5, west + 0.5);
      areas.add(
          new Area(
              code,
              Level.RAION,
              name + "івський район",
              "Raion " + (i + 1),
              i < 3 ? "O1" : "O2",
              100,
              centre,
              square(west, south, 1, 1)));
      settlements.add(
          new Settlement("S" + (i + 1), name, "Place " + (i + 1), i == 1 ? "Старий Брід" : null, 'C', centre, code, 100));
    }
    return new Areas("stage", "squares for tests", Level.RAION, areas, settlements);
  }

  private static Area oblast(String code, String uk, String en, double south) {
    return new Area(
        code, Level.OBLAST, uk, en, "UA", 300, new GeoPoint(south + 0.5, 30.5), square(29, south, 3, 1));
  }

  /** Corners at every degree, so that neighbours share them as a coverage must. */
  private static Geometry square(double west, double south, int width, int height) {
    List<Coordinate> ring = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      ring.add(new Coordinate(west + i, south));
    }
    for (int i = 0; i < height; i++) {
      ring.add(new Coordinate(west + width, south + i));
    }
    for (int i = width; i > 0; i--) {
      ring.add(new Coordinate(west + i, south + height));
    }
    for (int i = height; i >= 0; i--) {
      ring.add(new Coordinate(west, south + i));
    }
    return new GeometryFactory().createPolygon(ring.toArray(Coordinate[]::new));
  }
}
