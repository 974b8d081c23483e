package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.Status;
import org.tocsin.language.reports.Claim.WeaponType;
import org.tocsin.language.reports.ReportedAttack.Role;

/** Makes attacks of what was gathered: leaves out what tells nothing, gives each its role and window. */
final class Finish {
  private static final double DEFAULT_WINDOW = 0.5;
  private static final Pattern COUNTRY = Pattern.compile("\\b(?:Ukraine|Україн[аиуі])\\b", Pattern.UNICODE_CHARACTER_CLASS);

  private final String text;
  private final @Nullable LocalDate published;

  /** The clause that opens the report with a blow and its day, for attacks told without one. */
  private final @Nullable Segment lead;

  Finish(String text, @Nullable LocalDate published, @Nullable Segment lead) {
    this.text = text;
    this.published = published;
    this.lead = lead;
  }

  List<ReportedAttack> attacks(List<Draft> drafts) {
    boolean dated = drafts.stream().anyMatch(d -> !d.campaign && !isThin(d));
    List<Draft> kept = new ArrayList<>();
    for (Draft d : drafts) {
      if (!isThin(d) && !isPassing(d) && !(dated && d.campaign)) {
        kept.add(d);
      }
    }
    boolean undated = kept.stream().allMatch(d -> d.time == null && d.said == null);
    for (Draft d : kept) {
      boolean parts = d.national && !d.campaign && !d.headline && !d.hasCity() && !isDay(d) && kept.stream().anyMatch(o -> o != d && o.side == d.side && o.hasPlace() && !o.campaign);
      d.wave |= parts;
      if (undated && lead != null && !d.campaign && d.side == ReportedAttack.Side.RUSSIA_ON_UKRAINE) {
        d.time = lead.time();
        d.timeFrom = lead;
      }
    }
    List<ReportedAttack> out = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      String whole = whole(kept, i);
      Draft d = kept.get(i);
      if (whole != null && d.time == null && d.said == null) {
        Draft w = kept.get(Integer.parseInt(whole.substring(1)) - 1);
        d.time = w.time;
        d.timeFrom = w.timeFrom;
        d.said = w.said;
      }
      country(d);
      out.add(attack("a" + (i + 1), d, whole));
    }
    return out;
  }

  /** Nothing of its own: no figure, weapon, target or effect, or no place and no total. */
  private static boolean isThin(Draft d) {
    boolean nowhere = d.places.isEmpty() && d.figures.isEmpty() && !d.hasTotals() && d.lines.stream().allMatch(l -> l.strikes == null);
    boolean alarmOnly = d.figures.isEmpty() && d.lines.isEmpty() && d.targets.isEmpty() && d.effects.keySet().stream().allMatch(k -> k.equals("air_raid_alert") || k.equals("shelter"));
    return d.isEmpty() || nowhere || alarmOnly;
  }

  /** Told of in passing, with a day before yesterday and nothing but a kind of weapon. */
  private boolean isPassing(Draft d) {
    boolean bare = d.figures.isEmpty() && d.targets.isEmpty() && d.effects.isEmpty() && d.lines.stream().noneMatch(Line::isCounted);
    return bare && published != null && d.time != null && d.time.end() != null && d.time.end().isBefore(published.minusDays(1));
  }

  /** A salvo without a place is the country's, where the text names it. */
  private void country(Draft d) {
    boolean bare = d.places.isEmpty() || d.launches() >= Draft.MANY && !d.hasCity() && d.places.size() > 1;
    boolean salvo = d.wave && bare && !d.places.containsKey("Ukraine") && d.side == ReportedAttack.Side.RUSSIA_ON_UKRAINE;
    Matcher m = salvo ? COUNTRY.matcher(text) : null;
    if (m != null && m.find()) {
      Span at = new Span(m.start(), m.end());
      Claim.Place p = new Claim.Place("Ukraine", Claim.PlaceLevel.COUNTRY, "UA", m.group());
      d.places.put(p.name(), new Claim(Fact.PLACE, p, at, at, null, Status.PROPOSED, DEFAULT_WINDOW));
    }
  }

  private static boolean isDay(Draft d) {
    return d.national && d.time != null && d.time.kind() == TimeMention.Kind.PAST_DAY;
  }

  private static Role role(Draft d) {
    long blows = d.lines.stream().filter(l -> l.strikes != null).count();
    boolean day = !d.wave && isDay(d);
    return d.campaign ? Role.CAMPAIGN : blows > 1 || d.sum || day ? Role.DAILY_TOTAL : d.wave ? Role.WAVE : Role.STRIKE;
  }

  /** The wave or sum, told before, that holds a strike of the same side and time. */
  private static @Nullable String whole(List<Draft> drafts, int at) {
    Draft d = drafts.get(at);
    for (int i = 0; i < at && role(d) == Role.STRIKE; i++) {
      Draft w = drafts.get(i);
      boolean holds = w.side == d.side && (role(w) == Role.WAVE || role(w) == Role.DAILY_TOTAL);
      if (holds && (d.time == null || w.time == null || d.time.name().equals(w.time.name()))) {
        return "a" + (i + 1);
      }
    }
    return null;
  }

  private ReportedAttack attack(String id, Draft d, @Nullable String partOf) {
    List<Claim> facts = new ArrayList<>();
    facts.add(window(d));
    facts.addAll(d.places.values());
    for (Line l : lines(d)) {
      facts.add(l.named);
      add(facts, l.launched);
      add(facts, l.intercepted);
      add(facts, l.strikes);
    }
    facts.addAll(d.lost);
    facts.addAll(d.figures.values());
    facts.addAll(d.targets.values());
    facts.addAll(d.effects.values());
    return new ReportedAttack(id, role(d), partOf, d.side, facts, d.others);
  }

  private static void add(List<Claim> facts, @Nullable Claim c) {
    if (c != null) {
      facts.add(c);
    }
  }

  /** A general word gives way to the particular weapon it stands for, unless it has a figure of its own. */
  private static List<Line> lines(Draft d) {
    List<Line> out = new ArrayList<>();
    for (Line l : d.lines) {
      boolean covered = false;
      for (Line o : d.lines) {
        boolean particular = o.type == l.type && l.model == null && o.model != null
            || l.type == WeaponType.MISSILE_UNKNOWN && l.model == null && o.isMissile()
            || l.type == WeaponType.AIRSTRIKE_UNKNOWN && (o.type == WeaponType.GLIDE_BOMB || o.isMissile());
        covered |= o != l && particular;
      }
      if (!(covered && !l.isCounted()) && !again(d, l)) {
        out.add(l);
      }
    }
    return out;
  }

  /** "42 drones", told again as "42 Shaheds": one line, by the particular name. */
  private static boolean again(Draft d, Line l) {
    for (Line o : d.lines) {
      boolean particular = o != l && o.type == l.type && l.model == null && o.model != null && l.strikes == null;
      boolean same = l.launched != null && o.launched != null && l.launched.quantity() != null && l.launched.quantity().equals(o.launched.quantity());
      boolean fits = l.intercepted == null || o.intercepted == null || java.util.Objects.equals(l.intercepted.quantity(), o.intercepted.quantity());
      if (particular && same && fits) {
        Claim c = l.intercepted;
        if (o.intercepted == null && c != null && c.value() instanceof Claim.Munitions m) {
          o.intercepted = new Claim(c.kind(), new Claim.Munitions(o.type, o.model, m.quantity(), m.scope()), c.span(), c.sentence(), c.by(), c.status(), c.confidence());
        }
        return true;
      }
    }
    return false;
  }

  private Claim window(Draft d) {
    TimeMention t = d.time;
    Segment from = d.timeFrom;
    if (t != null && from != null && t.kind() != TimeMention.Kind.SAME_DAY && !d.campaign) {
      Span at = from.sentence().at();
      Span words = new Span(at.start() + t.from(), at.start() + t.to());
      boolean own = t.to() + at.start() <= at.end();
      Span span = own ? words : at;
      Claim.Window w = new Claim.Window(t.start(), t.end(), span.of(text), t.start() == null ? t.partial() : null);
      return new Claim(Fact.WINDOW, w, span, at, null, Status.STATED, 0.9);
    }
    Claim any = first(d);
    LocalDate said = d.campaign ? null : d.said;
    LocalDate start = said != null ? said : published == null || d.campaign ? null : published.minusDays(1);
    return new Claim(Fact.WINDOW, new Claim.Window(start, said != null ? said : published, null, null), any.sentence(), any.sentence(), null, Status.PROPOSED, DEFAULT_WINDOW);
  }

  private static Claim first(Draft d) {
    List<Claim> all = new ArrayList<>(d.places.values());
    d.lines.forEach(l -> all.add(l.named));
    all.addAll(d.figures.values());
    all.addAll(d.targets.values());
    all.addAll(d.effects.values());
    return all.getFirst();
  }
}
