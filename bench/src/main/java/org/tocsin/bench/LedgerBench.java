package org.tocsin.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Settlement;
import org.tocsin.geography.BuiltInAreas;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.Editors;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.PlaceName;
import org.tocsin.ledger.Selection;
import org.tocsin.ledger.publish.EmbargoRule;
import org.tocsin.ledger.publish.Publication;
import org.tocsin.ledger.statistics.Statistics;
import org.tocsin.ledger.store.Database;

/**
 * Lists and queries on an embedded store with 100,000 attacks and a million claims, all made up: 400 towns, 50 years.
 * Argument: a folder for the store; it is filled once and used again.
 */
public final class LedgerBench {
  private static final int ATTACKS = 100_000;
  private static final int CLAIMS = 10;
  private static final LocalDate START = LocalDate.of(1975, 1, 1);
  private static final int DAYS = 50 * 365;
  private static final int ROUNDS = 200;

  /** The store runs in the calling thread, whose processor time does not depend on what else the machine does. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private LedgerBench() {}

  public static void main(String[] args) throws IOException, SQLException {
    Path file = Path.of(args.length > 0 ? args[0] : "ledger-bench").resolve("ledger.db");
    boolean fresh = !Files.exists(file);
    Areas areas = BuiltInAreas.load();
    Database database = Database.file(file);
    try (Ledger ledger = new Ledger(database, areas, new Editors(file.resolveSibling("editors")), EmbargoRule.STANDARD)) {
      List<Settlement> towns = areas.settlements().stream().filter(s -> s.population() > 5_000).limit(400).toList();
      if (fresh) {
        long before = System.nanoTime();
        fill(file, ledger, towns);
        System.out.printf(Locale.ROOT, "filled in %.0f s%n", (System.nanoTime() - before) / 1e9);
      }
      System.out.printf(Locale.ROOT, "%d attacks, %d claims, %d MB%n", ATTACKS, ATTACKS * CLAIMS, Files.size(file) >> 20);
      Publication p = ledger.publication(Instant.parse("2026-01-01T00:00:00Z"));
      SplittableRandom random = new SplittableRandom(7);
      measure("list, newest 100", () -> p.list(Selection.ALL));
      measure("list, one month", () -> p.list(month(random)));
      measure("list, one town", () -> p.list(Selection.ALL.at(town(towns, random)).page(null, 100)));
      measure("list, one oblast, a year", () -> year(p, towns, areas, random));
      measure("list, town, power outage", () -> p.list(new Selection(town(towns, random), null, null, "", "", "", "", "power_outage", false, false, null, 100)));
      measure("list, disputed ones", () -> p.list(new Selection(null, null, null, "", "", "", "", "", true, false, null, 100)));
      measure("page 50 of the list", () -> p.list(Selection.ALL.page(new Selection.Cursor(day(random).toString(), 50_000), 100)));
      measure("one attack, all claims", () -> p.find(1 + random.nextInt(ATTACKS)));
      measure("query, town, a year", () -> {
        LocalDate d = day(random);
        return Statistics.of(p, town(towns, random), d, d.plusDays(365));
      });
      measure("query, country, a month", () -> {
        LocalDate d = day(random);
        return Statistics.of(p, null, d, d.plusDays(30));
      });
    }
  }

  private static Object year(Publication p, List<Settlement> towns, Areas areas, SplittableRandom random) {
    LocalDate d = day(random);
    String oblast = areas.findEnclosing(town(towns, random), org.tocsin.core.place.Level.OBLAST).orElseThrow().code();
    return p.list(Selection.ALL.at(oblast).between(d, d.plusDays(365)).page(null, 100));
  }

  private static Selection month(SplittableRandom random) {
    LocalDate d = day(random);
    return Selection.ALL.between(d, d.plusDays(30));
  }

  private static LocalDate day(SplittableRandom r) {
    return START.plusDays(r.nextInt(DAYS - 400));
  }

  private static String town(List<Settlement> towns, SplittableRandom r) {
    return towns.get(r.nextInt(towns.size())).code();
  }

  private interface Work {
    Object run();
  }

  private static void measure(String name, Work work) {
    for (int i = 0; i < ROUNDS / 4; i++) {
      work.run();
    }
    long[] nanos = new long[ROUNDS];
    long[] wall = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long started = System.nanoTime();
      long before = CPU.getCurrentThreadCpuTime();
      work.run();
      nanos[i] = CPU.getCurrentThreadCpuTime() - before;
      wall[i] = System.nanoTime() - started;
    }
    Arrays.sort(nanos);
    Arrays.sort(wall);
    System.out.printf(Locale.ROOT, "%-28s processor time: median %6.1f ms   p95 %6.1f ms   most %6.1f ms   by the clock: median %6.1f ms   p95 %6.1f ms%n", name, nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS * 95 / 100] / 1e6, nanos[ROUNDS - 1] / 1e6, wall[ROUNDS / 2] / 1e6, wall[ROUNDS * 95 / 100] / 1e6);
  }

  /** Rows as the ledger writes them, without the joining, which is not what is measured. */
  private static void fill(Path file, Ledger ledger, List<Settlement> towns) throws SQLException {
    SplittableRandom random = new SplittableRandom(1);
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
      c.setAutoCommit(false);
      try (PreparedStatement source = c.prepareStatement("INSERT INTO source VALUES (?, 'report', ?, 'made', 'Made up', 'Bench', NULL, 'en', ?, 0, '', '')");
          PreparedStatement passage = c.prepareStatement("INSERT INTO passage VALUES (?, ?, ?, ?)");
          PreparedStatement account = c.prepareStatement("INSERT INTO account VALUES (?, ?, 'a1', NULL, 'strike', 'russia_on_ukraine', ?, ?, NULL, NULL)");
          PreparedStatement claim = c.prepareStatement("INSERT INTO claim VALUES (?, ?, ?, ?, ?, NULL, '', NULL, ?, NULL, 'exact', '', NULL, 1, ?, 0, 5)");
          PreparedStatement attack = c.prepareStatement("INSERT INTO attack VALUES (?, 'strike', 'russia_on_ukraine', ?, ?, NULL, NULL, 0, 1, 0, 2, 10, ?, 0)");
          PreparedStatement join = c.prepareStatement("INSERT INTO attack_account VALUES (?, ?)");
          PreparedStatement place = c.prepareStatement("INSERT INTO attack_place VALUES (?, ?, ?, ?, ?, ?)");
          PreparedStatement figure = c.prepareStatement("INSERT INTO attack_figure VALUES (?, ?, ?, ?, ?, ?, 'exact', 2, ?, ?)")) {
        String[][] facts = {
          {"launched", "missiles"}, {"launched", "cruise_missile"}, {"intercepted", "missiles"}, {"intercepted", "cruise_missile"}, {"killed", ""}, {"injured", ""},
          {"target", "power"}, {"target", "residential"}, {"effect", "power_outage"}, {"effect", "fire"}
        };
        for (int id = 1; id <= ATTACKS; id++) {
          String day = START.plusDays((long) DAYS * id / ATTACKS).toString();
          // Two accounts of five claims each; the attack bears the first one's number, as in the ledger.
          set(source, id, "h" + id, day);
          int disputed = random.nextInt(20) == 0 ? 1 : 0;
          for (int a = 0; a < 2; a++) {
            long accountId = a == 0 ? id : ATTACKS + id;
            set(account, accountId, id, day, day);
            set(join, accountId, id);
            for (int k = 0; k < CLAIMS / 2; k++) {
              long claimId = (long) (id - 1) * CLAIMS + a * CLAIMS / 2 + k + 1;
              int f = a * CLAIMS / 2 + k;
              set(passage, claimId, id, k, "A sentence made up for the measurement, number " + claimId + ", about as long as one of a report is.");
              set(claim, claimId, id, accountId, facts[f][0], facts[f][1].equals("missiles") ? "missile_unknown" : facts[f][1], random.nextInt(40), claimId);
              // Half of the attacks know effects; one figure stands on one claim.
              if (f < 8 || id % 2 == 0) {
                int n = random.nextInt(40);
                set(figure, id, facts[f][0], facts[f][1], n, n, n, k == 0 ? disputed : 0, String.valueOf(claimId));
              }
            }
          }
          set(attack, id, day, day, disputed);
          for (Attack.Place p : ledger.places().resolve(new PlaceName("x", "city", town(towns, random)))) {
            set(place, id, p.code(), p.name(), p.level(), p.exact() ? 1 : 0, day);
          }
          if (id % 5_000 == 0) {
            for (PreparedStatement s : List.of(source, passage, account, claim, attack, join, place, figure)) {
              s.executeBatch();
            }
            c.commit();
          }
        }
      }
    }
  }

  private static void set(PreparedStatement s, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      s.setObject(i + 1, values[i]);
    }
    s.addBatch();
  }
}
