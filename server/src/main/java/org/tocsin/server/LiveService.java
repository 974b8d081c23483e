package org.tocsin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.AreaStore;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.publish.EmbargoRule;
import org.tocsin.server.command.LedgerOptions;
import org.tocsin.server.engine.Engine;
import org.tocsin.server.engine.Parts;
import org.tocsin.server.engine.Problems;
import org.tocsin.server.engine.Setup;
import org.tocsin.server.engine.Situation;
import org.tocsin.server.engine.Station;
import org.tocsin.server.feed.Feed;
import org.tocsin.server.feed.FeedHealth;
import org.tocsin.server.http.ApiContext;
import org.tocsin.server.http.HttpServer;
import org.tocsin.server.http.HttpSettings;
import org.tocsin.server.journal.Damage;
import org.tocsin.server.outlet.CapLibrary;
import org.tocsin.server.outlet.Outlet;
import org.tocsin.server.sensor.FeedReports;
import org.tocsin.server.sensor.SensorFeed;

/** The service as configured, from its start to its end. */
public final class LiveService implements AutoCloseable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Station station;
  private final Problems problems = new Problems();
  private final HttpServer http;
  private final Optional<Ledger> ledger;
  private final List<Feed> feeds;
  private final List<Outlet> outlets = new ArrayList<>();
  private final Engine engine;

  /** @throws IOException in one line, when the port is taken or the data folder cannot be used */
  public LiveService(Configuration c) throws IOException {
    Areas areas = new AreaStore(c.data()).load();
    station = new Station(areas, c.policy(), c.purpose());
    Assembly.requireAreas(c, areas);
    FeedReports reports = new FeedReports();
    feeds = Assembly.feeds(c, reports);
    for (Feed f : feeds) {
      if (f instanceof SensorFeed s) {
        s.open();
      }
    }
    List<Outlet> configured = Assembly.outlets(c, areas, () -> station.situation().picture());
    ledger = openLedger(c, areas);
    http =
        HttpServer.start(
            c.host(),
            c.port(),
            new ApiContext(
                station::situation,
                areas,
                station,
                Optional.empty(),
                this::feeds,
                problems::list,
                station::load,
                configured.stream().filter(CapLibrary.class::isInstance).map(CapLibrary.class::cast).findFirst(),
                Version.current(),
                HttpSettings.standard().withToken(c.token()),
                ledger,
                Optional.of(station),
                c.officers()));
    try {
      outlets.add(http.outlet());
      outlets.addAll(configured);
      Parts parts =
          new Parts(areas, c.policy(), Assembly.decoders(c, areas, reports), outlets, problems);
      engine = open(parts, c);
      station.use(engine);
      feeds.forEach(f -> f.start(station));
    } catch (IOException | RuntimeException e) {
      http.close();
      throw e;
    }
  }

  /** Trouble with the record must not keep the service from warning. */
  private Optional<Ledger> openLedger(Configuration c, Areas areas) {
    try {
      return Optional.of(LedgerOptions.open(c.data(), System.getenv("TOCSIN_LEDGER_URL"), areas, EmbargoRule.STANDARD));
    } catch (IOException e) {
      problems.raise("ledger", "the ledger cannot be opened: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** A damaged journal must not keep the service from warning: it is set aside whole, and a new one begins. */
  private Engine open(Parts parts, Configuration c) throws IOException {
    Path folder = c.data().resolve("journal");
    try {
      return Engine.open(parts, setup(folder, c), c.sensors());
    } catch (Damage e) {
      Path aside = c.data().resolve("journal-damaged-" + STAMP.format(Instant.now()));
      Files.move(folder, aside);
      problems.raise("journal damaged", "the journal is damaged (" + e.getMessage() + "), kept in " + aside + "; a new one began");
      return Engine.open(parts, setup(folder, c), c.sensors());
    }
  }

  private static Setup setup(Path folder, Configuration c) {
    byte[] random = new byte[3];
    new SecureRandom().nextBytes(random);
    Instant now = Instant.now();
    String id =
        c.purpose().name().toLowerCase(Locale.ROOT) + "-" + STAMP.format(now) + "-" + HexFormat.of().formatHex(random);
    return new Setup(folder, id, c.purpose(), c.sync(), now, InstantSource.system(), false, Setup.SNAPSHOT_EVERY);
  }

  public int port() {
    return http.port();
  }

  public Situation situation() {
    return station.situation();
  }

  public List<FeedHealth> feeds() {
    return feeds.stream().map(Feed::health).toList();
  }

  public List<String> problems() {
    return problems.list();
  }

  @Override
  public void close() throws IOException {
    feeds.forEach(Feed::close);
    engine.close();
    http.close();
    for (Outlet o : outlets) {
      o.close();
    }
    ledger.ifPresent(Ledger::close);
  }
}
