package org.tocsin.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.Level;
import org.tocsin.server.feed.AreaNames;

/** The alerts of a replayed night beside the state's sirens of that night, by oblast. */
final class SirenComparison {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Areas areas;
  private final Instant from;
  private final Instant to;
  private final TreeMap<String, Region> regions = new TreeMap<>();
  private int unknown;

  /** One oblast. Person-hours inside the siren are those of ours while it sounded anywhere in the oblast. */
  private static final class Region {
    final Area area;
    final List<Instant[]> sirens = new ArrayList<>();
    @Nullable Instant watch;
    @Nullable Instant alarm;
    double hours;
    double inside;

    Region(Area area) {
      this.area = area;
    }

    double sirenHours() {
      double s = 0;
      for (Instant[] x : sirens) {
        s += hours(x[0], x[1]) * area.population();
      }
      return s;
    }
  }

  SirenComparison(Areas areas, Instant from, Instant to) {
    this.areas = areas;
    this.from = from;
    this.to = to;
    for (Area a : areas.areas()) {
      if (a.level() == Level.OBLAST) {
        regions.put(a.code(), new Region(a));
      }
    }
  }

  /** Takes a siren history: CSV with columns {@code region,started_at,finished_at}, plain or gzip. */
  void sirens(Path file) throws IOException {
    AreaNames names = new AreaNames(areas);
    try (BufferedReader in = reader(file)) {
      int line = 0;
      for (String row = in.readLine(); row != null; row = in.readLine()) {
        String[] f = row.split(",");
        if (++line == 1) {
          continue;
        }
        try {
          Instant start = Instant.parse(f[1]);
          Instant end = Instant.parse(f[2]);
          if (end.isAfter(from) && start.isBefore(to)) {
            names.findOblast(f[0]).map(a -> regions.get(a.code()))
                .ifPresentOrElse(r -> r.sirens.add(new Instant[] {later(start, from), earlier(end, to)}), () -> unknown++);
          }
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
          throw new UserError(file + " line " + line + ": a region and two times in UTC were expected, not \"" + row + "\"");
        }
      }
    }
    regions.values().forEach(r -> r.sirens.sort((a, b) -> a[0].compareTo(b[0])));
  }

  /** Takes the revisions of a replay, after the sirens. */
  void alerts(Path file) throws IOException {
    TreeMap<String, Instant> open = new TreeMap<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String row = in.readLine(); row != null; row = in.readLine()) {
        JsonNode a = JSON.readTree(row);
        Instant at = Instant.parse(a.get("at").asText());
        String code = a.get("community").asText();
        Region r = regionOf(code);
        if (r == null) {
          continue;
        }
        String state = a.get("state").asText();
        boolean on = state.equals("ALARM") || state.equals("HOLD");
        boolean seen = !at.isBefore(from) && at.isBefore(to);
        r.watch = seen && r.watch == null && (on || state.equals("WATCH")) ? at : r.watch;
        r.alarm = seen && r.alarm == null && on ? at : r.alarm;
        if (on) {
          open.putIfAbsent(code, at);
        } else {
          Instant start = open.remove(code);
          if (start != null) {
            spell(r, code, start, at);
          }
        }
      }
    }
    open.forEach(
        (code, start) -> {
          Region r = regionOf(code);
          if (r != null) {
            spell(r, code, start, to);
          }
        });
  }

  private @Nullable Region regionOf(String code) {
    return areas.findEnclosing(code, Level.OBLAST).map(a -> regions.get(a.code())).orElse(null);
  }

  private void spell(Region r, String code, Instant start, Instant end) {
    Instant a = later(start, from);
    Instant b = earlier(end, to);
    long people = areas.findCommunity(code).map(Community::population).orElse(0L);
    r.hours += people * hours(a, b);
    for (Instant[] s : r.sirens) {
      r.inside += people * hours(later(a, s[0]), earlier(b, s[1]));
    }
  }

  List<String> lines() {
    List<String> out = new ArrayList<>();
    out.add(
        String.format(
            Locale.ROOT, "%-26s %9s %9s %9s %8s %13s %13s %6s %7s", "region", "siren", "our watch", "our alarm", "ahead",
            "our p-hours", "siren p-hours", "ratio", "inside"));
    double ours = 0;
    double theirs = 0;
    double inside = 0;
    for (Region r : regions.values()) {
      if (r.sirens.isEmpty() && r.watch == null) {
        continue;
      }
      Instant siren = r.sirens.isEmpty() ? null : r.sirens.getFirst()[0];
      boolean started = siren != null && siren.isAfter(from);
      out.add(
          String.format(
              Locale.ROOT, "%-26s %9s %9s %9s %8s %13.0f %13.0f %6s %7s", r.area.nameEn(),
              siren == null ? "-" : started ? TIME.format(siren) : "sounding", time(r.watch), time(r.alarm),
              started && r.alarm != null ? minutes(Duration.between(r.alarm, siren)) : "-", r.hours, r.sirenHours(),
              r.sirenHours() > 0 ? String.format(Locale.ROOT, "%.2f", r.hours / r.sirenHours()) : "-",
              r.hours > 0 ? String.format(Locale.ROOT, "%.0f %%", 100 * r.inside / r.hours) : "-"));
      ours += r.hours;
      theirs += r.sirenHours();
      inside += r.inside;
    }
    out.add(
        String.format(
            Locale.ROOT, "all: %.1f M person-hours of ours, %.1f M of the sirens, ratio %.2f; %.0f %% of ours while a siren sounded"
                + " in the oblast", ours / 1e6, theirs / 1e6, ours / theirs, 100 * inside / ours));
    out.add("ahead: minutes by which our first ALARM in the region came before the siren's first; minus: after it");
    if (unknown > 0) {
      out.add(unknown + " sirens of regions without a name here were left out");
    }
    return out;
  }

  private static String time(@Nullable Instant t) {
    return t == null ? "-" : TIME.format(t);
  }

  private static String minutes(Duration d) {
    return String.format(Locale.ROOT, "%+.1f", d.toSeconds() / 60.0);
  }

  private static double hours(Instant a, Instant b) {
    return StrictMath.max(0, Duration.between(a, b).toMillis() / 3.6e6);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
  }
}
