package org.tocsin.server.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.AreaStore;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.Editors;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.Selection;
import org.tocsin.ledger.publish.EmbargoRule;
import org.tocsin.ledger.store.Database;
import picocli.CommandLine.Option;

/** Where the ledger is kept: options of every command about it. */
public final class LedgerOptions {
  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "Data folder (default: ${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:TOCSIN_LEDGER_URL}",
      description = "jdbc:postgresql://HOST/NAME instead of DATA/ledger/ledger.db; user and password from TOCSIN_LEDGER_USER and "
          + "TOCSIN_LEDGER_PASSWORD.")
  @Nullable String database;

  @Option(names = "--embargo", paramLabel = "HOURS", description = "Hold places back for so long after an attack (default: 3, 12 where a critical object was hit).")
  @Nullable Integer embargo;

  Areas areas() {
    try {
      return new AreaStore(data).load();
    } catch (UncheckedIOException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  Ledger open() throws IOException {
    return open(areas());
  }

  Ledger open(Areas areas) throws IOException {
    if (embargo != null && (embargo < 0 || embargo > 24 * 365)) {
      throw new UserError("--embargo must be 0 to 8760 hours, not " + embargo);
    }
    EmbargoRule rule = embargo == null ? EmbargoRule.STANDARD : new EmbargoRule(Duration.ofHours(embargo), Duration.ofHours(embargo));
    return open(data, database, areas, rule);
  }

  /** @param url null or blank for the file in the data folder */
  public static Ledger open(Path data, @Nullable String url, Areas areas, EmbargoRule rule) throws IOException {
    Path folder = data.resolve("ledger");
    Database d =
        url == null || url.isBlank()
            ? Database.file(folder.resolve("ledger.db"))
            : Database.open(url, env("TOCSIN_LEDGER_USER"), env("TOCSIN_LEDGER_PASSWORD"));
    return new Ledger(d, areas, new Editors(folder.resolve("editors")), rule);
  }

  private static String env(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  /** Which attacks: options that list, query, export and brief share. */
  static final class Filters {
    @Option(names = "--place", paramLabel = "NAME|CODE", description = "A town or an area, such as Kharkiv or \"Kharkiv Oblast\".")
    @Nullable String place;

    @Option(names = "--from", paramLabel = "DAY", description = "First day, as 2024-03-01.")
    @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day.")
    @Nullable String to;

    @Option(names = "--side", paramLabel = "SIDE", defaultValue = "", description = "russia_on_ukraine or ukraine_on_russia (default: both).")
    String side = "";

    @Option(names = "--role", paramLabel = "ROLE", defaultValue = "", description = "strike, wave, daily_total or campaign (default: all).")
    String role = "";

    @Option(names = "--munition", paramLabel = "CLASS", defaultValue = "", description = "A class or a family: uav_strike, ballistic_missile, missiles, uavs, bombs.")
    String munition = "";

    @Option(names = "--target", paramLabel = "KIND", defaultValue = "", description = "What was hit: power, residential, hospital …")
    String target = "";

    @Option(names = "--effect", paramLabel = "KIND", defaultValue = "", description = "What came of it: power_outage, fire …")
    String effect = "";

    @Option(names = "--disputed", description = "Only those whose sources disagree.")
    boolean disputed;

    @Option(names = "--waiting", description = "Only those with claims that wait for a person.")
    boolean waiting;

    Selection selection(Ledger ledger, int limit) {
      String code = place == null ? null : findPlace(ledger, place).code();
      return new Selection(code, day("--from", from), day("--to", to), side, role, munition, target, effect, disputed, waiting, null, limit);
    }

    static Attack.Place findPlace(Ledger ledger, String name) {
      return ledger.places().find(name)
          .orElseThrow(() -> new UserError("no place is called '" + name + "'; './tocsin areas find " + name + "' lists those that begin so"));
    }
  }

  static @Nullable LocalDate day(String option, @Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new UserError(option + " must be a day such as 2024-03-01, not " + text);
    }
  }
}
