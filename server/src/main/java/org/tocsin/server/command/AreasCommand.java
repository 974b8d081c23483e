package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;
import org.tocsin.geography.AreaImport;
import org.tocsin.geography.AreaStore;
import org.tocsin.geography.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code tocsin areas}: which areas are in use, and the import of the true ones. */
@Command(
    name = "areas",
    mixinStandardHelpOptions = true,
    description = "Show the areas in use; import the true ones.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./tocsin areas",
      "  ./tocsin areas where 50.4501 30.5234",
      "  ./tocsin areas find Шостка",
      "  ./tocsin areas import --oblasts oblasts.geojson --raions raions.geojson \\",
      "      --hromadas hromadas.geojson --settlements settlements.csv",
      "  ./tocsin areas import --communities my-zones.geojson --settlements my-places.csv",
      "  ./tocsin areas export areas.geojson",
      "  ./tocsin areas reset"
    })
public final class AreasCommand implements Callable<Integer> {
  private static final int WRONG_INPUT = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      scope = ScopeType.INHERIT,
      description = "Data folder (default: ${DEFAULT-VALUE}).")
  private Path data;

  private interface Work {
    int run(AreaStore store) throws IOException;
  }

  /** Files that cannot be read or written are one line and exit code 2, not a stack trace. */
  private int with(Work work) {
    try {
      return work.run(new AreaStore(data));
    } catch (UncheckedIOException e) {
      return wrong(e.getMessage());
    } catch (IOException e) {
      return wrong(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private int wrong(@Nullable String message) {
    spec.commandLine().getErr().println("tocsin areas: " + message);
    spec.commandLine().getErr().flush();
    return WRONG_INPUT;
  }

  private void say(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }

  @Override
  public Integer call() {
    return with(store -> {
      describe(store.load());
      return 0;
    });
  }

  private void describe(Areas areas) {
    TreeMap<Level, Integer> counts = new TreeMap<>();
    areas.areas().forEach(a -> counts.merge(a.level(), 1, Integer::sum));
    say("edition      %s", areas.edition());
    counts.forEach((level, n) -> say("%-12s %d", level.name().toLowerCase(Locale.ROOT), n));
    say("communities  %d (warned as a whole)", areas.communities().size());
    say("settlements  %d", areas.settlements().size());
    if (!areas.approximation().isEmpty()) {
      say("%s", areas.approximation());
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Check GeoJSON outlines and a CSV file of settlements, store them and use them from then on.",
        "A file with an error changes nothing. Outlines need the properties code and name_uk; parent,",
        "population, name_en, label_lon and label_lat are used when there."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  ./tocsin areas import --oblasts oblasts.geojson --raions raions.geojson \\",
        "      --hromadas hromadas.geojson --settlements settlements.csv",
        "  ./tocsin areas import --communities my-zones.geojson --data /srv/tocsin"
      })
  int importFiles(
      @Option(names = "--oblasts", paramLabel = "FILE", description = "GeoJSON of the oblasts.") @Nullable Path oblasts,
      @Option(names = "--raions", paramLabel = "FILE", description = "GeoJSON of the raions.") @Nullable Path raions,
      @Option(names = "--hromadas", paramLabel = "FILE", description = "GeoJSON of the hromadas.") @Nullable
          Path hromadas,
      @Option(
              names = "--communities",
              paramLabel = "FILE",
              description = "GeoJSON of your own areas to be warned, instead of hromadas.")
          @Nullable Path communities,
      @Option(
              names = "--settlements",
              paramLabel = "FILE",
              description = "CSV: code, name_uk, lat, lon; also name_en, old_name_uk, category, population, "
                  + "hromada_code, raion_code, oblast_code, area_code.")
          @Nullable Path settlements) {
    return with(store -> {
      PrintWriter err = spec.commandLine().getErr();
      AreaImport.Outcome outcome =
          AreaImport.run(new AreaImport.Sources(oblasts, raions, hromadas, communities, settlements), stage -> {
            err.println(stage + " …");
            err.flush();
          });
      outcome.problems().warnings().forEach(w -> err.println("warning: " + w));
      more(err, outcome.problems().warnings(), outcome.problems().warningCount(), "warnings");
      if (outcome.content() == null) {
        outcome.problems().errors().forEach(e -> err.println("error: " + e));
        more(err, outcome.problems().errors(), outcome.problems().errorCount(), "errors");
        return wrong("nothing was imported, the areas in use are unchanged");
      }
      err.println("storing …");
      err.flush();
      describe(store.save(outcome.content()));
      return 0;
    });
  }

  private static void more(PrintWriter err, List<Problem> shown, int count, String what) {
    if (count > shown.size()) {
      err.println("and " + (count - shown.size()) + " more " + what);
    }
  }

  @Command(
      name = "where",
      mixinStandardHelpOptions = true,
      description = "Show the areas around a point.",
      footerHeading = "%nExample:%n",
      footer = "  ./tocsin areas where 50.4501 30.5234")
  int where(
      @Parameters(paramLabel = "LAT", description = "Latitude, degrees.") double lat,
      @Parameters(paramLabel = "LON", description = "Longitude, degrees.") double lon) {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      return wrong("LAT must be -90 to 90 and LON -180 to 180 degrees");
    }
    return with(store -> {
      Areas areas = store.load();
      Optional<Community> community = areas.findCommunityAt(new GeoPoint(lat, lon));
      if (community.isEmpty()) {
        return wrong("no area of " + areas.edition() + " holds " + lat + " " + lon);
      }
      chain(areas, community.get().code());
      return 0;
    });
  }

  private void chain(Areas areas, @Nullable String code) {
    String at = code;
    while (at != null) {
      Area a = areas.findArea(at).orElseThrow();
      say("%-8s %-22s %s · %s", a.level().name().toLowerCase(Locale.ROOT), a.code(), a.nameUk(), a.nameEn());
      at = a.parent();
    }
  }

  @Command(
      name = "find",
      mixinStandardHelpOptions = true,
      description = "Find areas and settlements by the start of their name, Ukrainian or English, or by their code.",
      footerHeading = "%nExample:%n",
      footer = "  ./tocsin areas find Шостка --limit 5")
  int find(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most (default: 20).")
          int limit) {
    return with(store -> {
      Areas areas = store.load();
      int found = 0;
      for (Area a : areas.areas()) {
        if (starts(name, a.nameUk(), a.nameEn(), a.code()) && found++ < limit) {
          say("%-10s %-22s %s · %s", a.level().name().toLowerCase(Locale.ROOT), a.code(), a.nameUk(), a.nameEn());
        }
      }
      List<Settlement> settlements =
          areas.settlements().stream()
              .filter(s -> starts(name, s.nameUk(), s.nameEn(), s.code(), s.oldNameUk()))
              .sorted(Comparator.comparingLong(Settlement::population).reversed().thenComparing(Settlement::code))
              .toList();
      for (Settlement s : settlements) {
        if (found++ < limit) {
          String in = areas.listCommunitiesOf(s.code()).stream().map(c -> c.area().nameUk()).findFirst().orElse("?");
          say("%-10s %-22s %s · %s · %s · %.4f %.4f", "settlement", s.code(), s.nameUk(), s.nameEn(), in,
              s.point().lat(), s.point().lon());
        }
      }
      if (found > limit) {
        say("and %d more; see --limit", found - limit);
      }
      return found == 0 ? wrong("nothing in " + areas.edition() + " starts with \"" + name + "\"") : 0;
    });
  }

  private static boolean starts(String wanted, @Nullable String... names) {
    String start = wanted.replace('’', '\'');
    for (String name : names) {
      if (name != null && name.replace('’', '\'').regionMatches(true, 0, start, 0, start.length())) {
        return true;
      }
    }
    return false;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Write the simplified outlines (about 1 km) of communities and oblasts as GeoJSON, for maps.",
      footerHeading = "%nExample:%n",
      footer = "  ./tocsin areas export areas.geojson")
  int export(@Parameters(paramLabel = "FILE") Path file) {
    return with(store -> {
      byte[] outlines = store.outlines(store.load());
      Files.write(file, outlines);
      say("%s: %d bytes", file, outlines.length);
      return 0;
    });
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Use the built-in areas again; what was imported stays in the data folder.",
      footerHeading = "%nExample:%n",
      footer = "  ./tocsin areas reset --data /srv/tocsin")
  int reset() {
    return with(store -> {
      store.useBuiltIn();
      describe(store.load());
      return 0;
    });
  }
}
