package org.tocsin.server.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.Decision;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.Source;
import org.tocsin.ledger.Window;
import org.tocsin.ledger.publish.Alarms;
import org.tocsin.ledger.publish.Comparison;
import org.tocsin.ledger.publish.Publication;
import org.tocsin.ledger.statistics.Measure;
import org.tocsin.ledger.statistics.Statistics;

/** The ledger as the API tells it. */
final class LedgerViews {
  private LedgerViews() {}

  record Place(String code, String name, String level) {}

  record FigureView(String fact, String subject, String text, @Nullable Long value, long low, @Nullable Long high, String bound, int accounts, boolean conflict, List<Long> claims) {}

  record AttackView(
      long id, String role, String side, @Nullable String from, @Nullable String to, @Nullable Instant start, @Nullable Instant end, boolean heldBack,
      Instant releaseAt, int revision, int sources, int claims, int conflicts, int waiting, List<Place> places, List<FigureView> figures) {}

  record Page(List<AttackView> attacks, @Nullable String next) {}

  record SourceView(long id, String kind, String label, @Nullable String outlet, @Nullable String uri, @Nullable String published) {}

  record ClaimView(
      long id, String fact, String subject, @Nullable String name, String part, @Nullable String scope, @Nullable String text, @Nullable String by, boolean other,
      double confidence, String standing, String sentence, int from, int to) {}

  record AccountView(long id, SourceView source, @Nullable String from, @Nullable String to, List<ClaimView> claims) {}

  record CellView(String text, List<Long> claims) {}

  record ComparisonView(String fact, String subject, List<@Nullable CellView> cells, String verdict) {}

  record SpanView(Instant from, Instant to) {}

  record AlarmView(String place, String name, String source, long minutes, int leftOut, List<SpanView> spans) {}

  record RevisionView(int number, Instant at, String cause, List<String> changes) {}

  record DecisionView(long id, Instant at, String editor, String kind, String target, String payload, String reason, String hash) {}

  record File(
      AttackView attack, List<AccountView> accounts, List<ComparisonView> comparisons, List<AlarmView> alarms, List<RevisionView> history, List<Long> wholes,
      List<Long> parts, List<DecisionView> decisions) {}

  record MeasureView(String text, long low, @Nullable Long high, int attacks, int disputed) {}

  record MunitionView(
      String munition, boolean family, MeasureView launched, MeasureView intercepted, MeasureView lost, long unaccounted, @Nullable Double share, double shareLow,
      double shareHigh, long shareOf) {}

  record StatisticsView(
      @Nullable Place place, String from, String to, int attacks, double perWeek, int shared, List<MunitionView> munitions, Map<String, MeasureView> casualties,
      Map<String, Integer> effects, List<AlarmView> alarms, Map<String, Integer> weeks) {}

  static Page page(Publication p, Publication.Page page) {
    return new Page(page.attacks().stream().map(a -> attack(p, a)).toList(), page.next() == null ? null : page.next().text());
  }

  private static @Nullable String day(@Nullable LocalDate d) {
    return d == null ? null : d.toString();
  }

  static AttackView attack(Publication p, Attack a) {
    Window w = a.window();
    return new AttackView(
        a.id(), a.role(), a.side(), day(w.from()), day(w.to()), w.start(), w.end(), p.isHeldBack(a), a.releaseAt(), a.revision(), a.sources(), a.claims(),
        a.conflicts(), a.proposed(), a.places().stream().filter(Attack.Place::exact).map(x -> new Place(x.code(), x.name(), x.level())).toList(),
        a.figures().stream()
            .map(f -> new FigureView(f.fact().key(), f.subject(), f.text(), f.amount(), f.low(), f.high(), f.bound(), f.accounts(), f.conflict(), f.claims()))
            .toList());
  }

  static File file(Publication p, Publication.AttackFile f) {
    List<ComparisonView> comparisons = new ArrayList<>();
    for (Comparison c : Comparison.of(f)) {
      List<@Nullable CellView> cells = new ArrayList<>();
      c.cells().forEach(x -> cells.add(x == null ? null : new CellView(x.amount().text(), x.claims())));
      comparisons.add(new ComparisonView(c.fact().key(), c.subject(), cells, c.verdict().name()));
    }
    return new File(
        attack(p, f.attack()),
        f.accounts().stream()
            .map(x -> new AccountView(x.account().id(), source(x.source()), day(x.account().window().from()), day(x.account().window().to()), x.claims().stream().map(LedgerViews::claim).toList()))
            .toList(),
        comparisons,
        Alarms.of(p, f.attack()).stream().map(LedgerViews::alarm).toList(),
        f.history().stream().map(r -> new RevisionView(r.number(), r.at(), r.cause(), r.changes())).toList(),
        f.wholes(),
        f.parts(),
        f.decisions().stream().map(LedgerViews::decision).toList());
  }

  private static SourceView source(Source s) {
    // Whatever was filed, only an address of a page may become a link.
    String uri = s.uri() != null && s.uri().matches("https?://.*") ? s.uri() : null;
    return new SourceView(s.id(), s.kind().key(), s.label(), s.outlet(), uri, day(s.published()));
  }

  private static ClaimView claim(FiledClaim c) {
    return new ClaimView(
        c.id(), c.fact().key(), c.subject(), c.name(), c.part(), c.scope(), c.amount() == null ? null : c.amount().text(), c.by(), c.other(), c.confidence(),
        c.standing().name(), c.passage(), c.from(), c.to());
  }

  private static AlarmView alarm(Alarms a) {
    return new AlarmView(a.place(), a.name(), a.source(), a.total().toMinutes(), a.leftOut(), a.spans().stream().limit(200).map(s -> new SpanView(s.from(), s.to())).toList());
  }

  static DecisionView decision(Decision d) {
    return new DecisionView(d.id(), d.at(), d.editor(), d.kind().key(), d.target(), d.payload(), d.reason(), d.hash());
  }

  private static MeasureView measure(Measure m) {
    return new MeasureView(m.text(), m.low(), m.high(), m.attacks(), m.disputed());
  }

  static StatisticsView statistics(Statistics s) {
    Map<String, MeasureView> casualties = new TreeMap<>();
    s.casualties().forEach((f, m) -> casualties.put(f.key(), measure(m)));
    Map<String, Integer> effects = new TreeMap<>();
    s.effects().forEach((k, e) -> effects.put(k, e.attacks()));
    Map<String, Integer> weeks = new TreeMap<>();
    s.weeks().forEach((d, n) -> weeks.put(d.toString(), n));
    return new StatisticsView(
        s.place() == null ? null : new Place(s.place().code(), s.place().name(), s.place().level()), s.from().toString(), s.to().toString(), s.raids(), s.perWeek(),
        s.shared(),
        s.munitions().stream()
            .map(r -> new MunitionView(
                r.munition(), r.family(), measure(r.launched()), measure(r.intercepted()), measure(r.lost()), r.unaccounted(),
                r.stopped().launched() == 0 ? null : Double.valueOf(r.stopped().share()), r.stopped().low(), r.stopped().high(), r.stopped().launched()))
            .toList(),
        casualties, effects, s.alarms().stream().map(LedgerViews::alarm).toList(), weeks);
  }
}
