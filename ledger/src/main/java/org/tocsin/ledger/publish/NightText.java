package org.tocsin.ledger.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Attack;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.Figure;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.Munition;
import org.tocsin.ledger.Selection;
import org.tocsin.ledger.Window;
import org.tocsin.ledger.publish.Publication.AttackFile;

/** One day for the screen: every attack of it, and what the kinds of sources leave out or contradict. */
public final class NightText {
  private final Publication publication;

  public NightText(Publication publication) {
    this.publication = publication;
  }

  /** @param place code: only attacks there or over the whole country, with the place's own sirens; null for all */
  public List<String> day(LocalDate day, @Nullable String place, int limit) {
    List<AttackFile> files = new ArrayList<>();
    for (Attack a : publication.list(Selection.ALL.between(day.minusDays(1), day).page(null, limit)).attacks()) {
      boolean then = a.window().to() != null && !a.window().to().isBefore(day) && !a.role().equals("campaign");
      boolean there = place == null || a.places().stream().anyMatch(p -> p.code().equals(place) || p.exact() && p.level().equals("country"));
      if (then && there) {
        files.add(publication.find(a.id()).orElseThrow());
      }
    }
    List<String> out = new ArrayList<>();
    out.add(day + ": " + files.size() + " attacks");
    AttackText text = new AttackText(publication);
    for (AttackFile f : files) {
      out.add("");
      out.addAll(text.file(f, false));
    }
    List<AttackFile> undated = publication.undated(day, day.plusDays(2));
    if (!undated.isEmpty()) {
      out.add("");
      out.add("Told without a day, or of weeks, by sources published in the two days after:");
      undated.forEach(f -> out.addAll(text.file(f, false)));
    }
    if (place != null) {
      Instant from = day.atStartOfDay(Window.KYIV).toInstant();
      Instant to = day.plusDays(1).atStartOfDay(Window.KYIV).toInstant();
      out.add("");
      Alarms.of(publication, place, place, from, to).forEach(a -> out.add("sirens on that day (" + a.source() + "): " + a.total().toMinutes() + " min"));
    }
    List<String> notes = notes(files);
    if (!notes.isEmpty()) {
      out.add("");
      out.add("Between the sources:");
      notes.forEach(n -> out.add("  " + n));
    }
    return out;
  }

  private static List<String> notes(List<AttackFile> files) {
    List<String> out = new ArrayList<>();
    Map<Long, AttackFile> byId = new TreeMap<>();
    files.forEach(f -> byId.put(f.attack().id(), f));
    for (AttackFile f : files) {
      Attack a = f.attack();
      if (a.side().equals("russia_on_ukraine") && !has(f, Filing.Kind.TABLE) && a.role().equals("strike")) {
        List<Long> tables = f.wholes().stream().filter(w -> byId.containsKey(w) && has(byId.get(w), Filing.Kind.TABLE)).toList();
        out.add("attack " + a.id() + " (" + AttackText.places(a) + ") is in reports only; "
            + (tables.isEmpty() ? "no table tells of that day" : "the table's wave " + tables + " names no place of it"));
      }
      for (String family : Munition.FAMILIES) {
        for (Fact fact : List.of(Fact.LAUNCHED, Fact.INTERCEPTED)) {
          Figure part = find(a, fact, family);
          for (Long w : f.wholes()) {
            Figure whole = byId.containsKey(w) ? find(byId.get(w).attack(), fact, family) : null;
            if (part != null && whole != null && whole.high() != null && part.low() > whole.high()) {
              out.add("attack " + a.id() + " tells of " + part.text() + " " + family + " " + fact.key() + ", the wave " + w + " around it of " + whole.text()
                  + ": the wave leaves them out");
            }
          }
        }
      }
      TreeSet<String> disputed = new TreeSet<>();
      Comparison.of(f).stream().filter(c -> c.verdict() == Comparison.Verdict.DISAGREE).forEach(c -> disputed.add((c.fact().key() + " " + c.subject()).strip()));
      if (!disputed.isEmpty()) {
        out.add("attack " + a.id() + ": sources disagree on " + String.join(", ", disputed));
      }
    }
    return out;
  }

  private static boolean has(AttackFile f, Filing.Kind kind) {
    return f.accounts().stream().anyMatch(x -> x.source().kind() == kind);
  }

  private static @Nullable Figure find(Attack a, Fact fact, String subject) {
    return AttackText.figure(a, fact, subject).orElse(null);
  }
}
