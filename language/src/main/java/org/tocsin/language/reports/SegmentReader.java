package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Quantity.Bound;
import org.tocsin.language.reports.Segment.Counted;
import org.tocsin.language.reports.TimeMention.Kind;

/** Cuts sentences into clauses that tell of different attacks and reads what each tells. */
final class SegmentReader {
  private static final Set<String> SPLITS = Set.of("while", "whereas", "meanwhile", "separately", "тим");
  private static final Set<String> JOINS = Set.of(",", ";", "and", "та", "а", "і", "й");
  private static final Set<String> COMES = Set.of("comes", "came", "come");
  private static final Set<String> IN = Set.of("in", "у", "в");
  private static final Set<String> BEFORE_AFTER = Set.of("comes", "came", "come", "day", "days", "hours", "weeks");
  private static final Set<String> CLAUSE = Set.of(",", "that", "\"", ":");
  private static final Set<String> BREAKS = Set.of("in", "of", "by", "were", "з", "у", "в", "the", "on");
  private static final Set<String> AWAY = Set.of("from", "to");
  private static final Set<String> ON = Set.of("on", "at", "against", "of", "по", "near");
  private static final int NEAR = 14;
  private static final Set<String> HEARD = Set.of("heard", "reported", "rocked", "sounded", "rang", "ringing", "hearing", "shook", "лунали", "пролунали", "чутно", "чули", "прогриміли", "recorded", "were", "jarred");

  private final boolean ukrainian;
  private @Nullable Arms last;

  SegmentReader(boolean ukrainian) {
    this.ukrainian = ukrainian;
  }

  List<Segment> read(Read r) {
    List<Segment> out = new ArrayList<>();
    int from = 0;
    Sentence s = r.sentence();
    for (int i = 1; i < s.size(); i++) {
      boolean splits = SPLITS.contains(s.norm(i)) && (s.norm(i - 1).equals(",") || s.norm(i - 1).equals("-")) && !(s.norm(i).equals("тим") && !s.norm(i + 1).equals("часом"));
      splits |= s.norm(i).equals("with") && s.norm(i + 1).equals("most") && s.norm(i - 1).equals(",");
      splits |= s.norm(i).equals("as") && COMES.contains(s.norm(i - 1));
      boolean after = s.headline() && s.norm(i).equals("after") && blow(r, from, i) && blow(r, i, s.size());
      if (splits || after) {
        clauses(r, from, i, out);
        from = i;
      }
    }
    clauses(r, from, s.size(), out);
    return out;
  }

  /** "One died in Safonivka, and in Zaporizhzhia 17 were hurt": clauses with a place and people each tell of two blows. */
  private void clauses(Read r, int from, int to, List<Segment> out) {
    Sentence s = r.sentence();
    for (int i = to - 1; i > from; i--) {
      if (!JOINS.contains(s.norm(i))) {
        continue;
      }
      List<String> left = towns(r, from, i);
      List<String> right = towns(r, i, to);
      boolean two = !left.isEmpty() && !right.isEmpty() && right.stream().noneMatch(left::contains);
      boolean totals = !left.isEmpty() && hurts(r, from, i) && right.isEmpty() && !hurts(r, i, to) && r.has(Tag.DOWN, i, to) && r.has(Tag.WEAPON, i, to) && counts(r, i, to);
      if (totals) {
        clauses(r, from, i, out);
        segment(r, i, to, out);
        return;
      }
      if (two && hurts(r, from, i) && hurts(r, i, to) && one(r, i, to)) {
        clauses(r, from, i, out);
        segment(r, i, to, out);
        return;
      }
    }
    segment(r, from, to, out);
  }

  private static List<String> towns(Read r, int from, int to) {
    return r.places().stream()
        .filter(p -> p.from() >= from && p.to() <= to && p.where() == PlaceMention.Where.THERE && !p.isCountry())
        .filter(p -> p.place().level() != Claim.PlaceLevel.FACILITY && p.place().level() != Claim.PlaceLevel.DISTRICT)
        .map(p -> p.place().name()).toList();
  }

  /** "and one in Pokrovsk - and wounded 13" goes on with the people of before. */
  private static boolean one(Read r, int from, int to) {
    PlaceMention p = r.places().stream().filter(x -> x.from() >= from && x.to() <= to && x.where() == PlaceMention.Where.THERE).findFirst().orElse(null);
    Mark kill = r.first(Tag.KILL, from, to);
    Mark hurt = r.first(Tag.INJURE, from, to);
    Mark first = kill == null || hurt != null && hurt.from() < kill.from() ? hurt : kill;
    if (p == null || first == null) {
      return false;
    }
    for (int i = p.to(); i < first.from(); i++) {
      String w = r.sentence().norm(i);
      if (w.equals("and") || w.equals("-") && !r.sentence().isJoint(i) || w.equals("та") || w.equals("і")) {
        return false;
      }
    }
    return true;
  }

  private static boolean counts(Read r, int from, int to) {
    return r.numbers().stream().anyMatch(n -> n.from() > from && n.to() <= to);
  }

  private static boolean hurts(Read r, int from, int to) {
    return r.has(Tag.KILL, from, to) || r.has(Tag.INJURE, from, to);
  }

  private static boolean blow(Read r, int from, int to) {
    return r.has(Tag.ATTACK, from, to) || r.has(Tag.HIT, from, to) || r.has(Tag.LAUNCH, from, to);
  }

  private void segment(Read given, int from, int to, List<Segment> out) {
    if (isHeading(given.sentence())) {
      return;
    }
    List<PlaceMention> places = new ArrayList<>(given.places());
    List<Segment> parts = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      PlaceMention p = places.get(i);
      NumberMention n = p.from() >= from && p.from() < to ? partOf(given, p) : null;
      Mark verb = n == null ? null : given.first(Tag.KILL, n.to(), to) != null ? given.first(Tag.KILL, n.to(), to) : given.last(Tag.KILL, from, n.from());
      if (n != null && verb != null) {
        places.set(i, p.as(PlaceMention.Where.NOT));
        Toll t = new Toll(true, false, n.quantity(), false, false, false, n.from(), p.to(), verb.from());
        Read only = new Read(given.sentence(), given.marks().stream().filter(m -> m.tag() != Tag.NATIONWIDE).toList(), given.numbers(), given.times(), List.of(p));
        parts.add(new Segment(only, from, to, List.of(t), List.of(), null, null, List.of(), List.of(), Sides.of(only, from, to, ukrainian), time(given, from, to), true));
      }
    }
    Read r = parts.isEmpty() ? given : new Read(given.sentence(), given.marks(), given.numbers(), given.times(), places);
    out.add(segment(r, from, to));
    out.addAll(parts);
  }

  /** "including 33 in Kyiv": the number of a part, at its place. */
  private static @Nullable NumberMention partOf(Read r, PlaceMention p) {
    for (NumberMention n : r.numbers()) {
      int at = n.to();
      boolean in = at == p.from() - 1 && IN.contains(r.sentence().norm(at));
      if (in && r.at(Tag.INCLUDING, n.from() - 1) != null) {
        return n;
      }
      Mark them = r.at(Tag.INCLUDING, at);
      boolean of = them != null && r.sentence().norm(at).equals("of") && IN.contains(r.sentence().norm(them.to()));
      int gap = of ? p.from() - them.to() : -1;
      if (gap == 1 || gap == 2 && r.sentence().norm(p.from() - 1).equals("the")) {
        return n;
      }
    }
    return null;
  }

  /** A heading between paragraphs: all its long words begin with capitals and no sentence ends. */
  private static boolean isHeading(Sentence s) {
    if (s.headline() || s.size() < 3 || s.size() > 12 || !s.token(s.size() - 1).isWord()) {
      return false;
    }
    return s.tokens().stream().allMatch(t -> t.isWord() && (t.capitalised() || t.norm().length() <= 3));
  }

  private Segment segment(Read r, int from, int to) {
    List<Toll> tolls = Tolls.find(r, from, to, ukrainian);
    List<Arms> arms = ArmsFinder.find(r, from, to, ukrainian, last);
    for (Arms a : arms) {
      if (a.isTotal()) {
        last = a;
      }
    }
    return new Segment(r, from, to, tolls, arms, explosions(r, from, to), blows(r, from, to), targets(r, from, to), effects(r, from, to), Sides.of(r, from, to, ukrainian), time(r, from, to), false);
  }

  /** When it happened: not the day of a statement. A night outranks a day beside it. */
  static @Nullable TimeMention time(Read r, int from, int to) {
    TimeMention best = dated(r, from, to);
    if (best != null) {
      return best;
    }
    for (TimeMention t : r.times()) {
      int token = token(r, t.from());
      if (token < from || token >= to || isStatement(r, token) && (t.kind() == Kind.DAY || !t.name().equals("overnight")) || isOther(r, from, token) && !t.name().equals("overnight")) {
        continue;
      }
      boolean better = best == null || best.kind() == Kind.DAY && best.name().equals("today") || t.kind() == Kind.NIGHT && best.kind() == Kind.DAY && best.start() != null && best.start().equals(t.end());
      best = better ? t : best;
    }
    return best;
  }

  /** "a strike of 8 July 2024": where people were killed by it, the full date right behind a blow outranks the day of a ceremony. */
  private static @Nullable TimeMention dated(Read r, int from, int to) {
    boolean several = r.times().stream().filter(t -> t.kind() == Kind.DAY).count() > 1;
    for (TimeMention t : r.times()) {
      int token = token(r, t.from());
      Mark with = token >= from && token < to ? r.last(Tag.WEAPON, Math.max(from, token - 2), token) : null;
      if (several && with != null && t.kind() == Kind.DAY && r.has(Tag.RUSSIAN, from, to) && r.has(Tag.DAMAGE, from, to)) {
        return t;
      }
      Mark blow = token >= from && token < to ? r.last(Tag.ATTACK, Math.max(from, token - 4), token) : null;
      boolean full = t.kind() == Kind.DAY && t.name().contains("-") && several;
      if (full && blow != null && r.has(Tag.KILL, from, to) && r.has(Tag.RUSSIAN, from, to)) {
        return t;
      }
    }
    return null;
  }

  /** "comes after a strike on Monday", "as of 18 March", "until 9 January": the time of something else. */
  private static boolean isOther(Read r, int from, int token) {
    Sentence s = r.sentence();
    for (int i = Math.max(from, token - 6); i < token; i++) {
      if (s.norm(i).equals("until") || s.norm(i).equals("by") && i == token - 1 || s.norm(i).equals("invasion") || s.norm(i).equals("continued") || s.norm(i).equals("as") && s.norm(i + 1).equals("of")) {
        return true;
      }
    }
    for (int i = Math.max(from, token - 14); i < token; i++) {
      if (s.norm(i).equals("since") || s.norm(i).equals("after") && BEFORE_AFTER.contains(s.norm(i - 1))) {
        return true;
      }
    }
    return false;
  }

  static @Nullable TimeMention statement(Read r) {
    for (TimeMention t : r.times()) {
      boolean day = t.kind() == Kind.DAY || t.kind() == Kind.NIGHT && !t.name().equals("overnight");
      if (day && isStatement(r, token(r, t.from()))) {
        return t;
      }
    }
    return null;
  }

  static int token(Read r, int offset) {
    Sentence s = r.sentence();
    for (int i = 0; i < s.size(); i++) {
      if (s.token(i).end() > offset) {
        return i;
      }
    }
    return s.size() - 1;
  }

  /** "said on Saturday", "told the council on Tuesday", "wrote on Telegram on Friday". */
  private static boolean isStatement(Read r, int token) {
    Sentence s = r.sentence();
    Mark say = null;
    for (Mark m : r.list(Tag.SAY)) {
      if (m.to() <= token && token - m.to() <= 7) {
        say = m;
      }
    }
    if (say == null) {
      return false;
    }
    for (int i = say.to(); i < token; i++) {
      boolean clause = CLAUSE.contains(s.norm(i)) || r.at(Tag.HIT, i) != null || r.at(Tag.KILL, i) != null || r.at(Tag.INJURE, i) != null || r.at(Tag.ATTACK, i) != null || r.numberAt(i) != null;
      if (clause) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Counted explosions(Read r, int from, int to) {
    Sentence s = r.sentence();
    Counted some = null;
    for (Mark m : r.list(Tag.EXPLOSION)) {
      if (m.from() < from || m.to() > to) {
        continue;
      }
      for (NumberMention n : r.numbers()) {
        if (n.to() <= m.from() && m.from() - n.to() <= 2 && n.from() >= from) {
          return new Counted(n.quantity(), n.from(), m.to());
        }
      }
      boolean plural = s.norm(m.to() - 1).endsWith("s") || s.norm(m.from()).startsWith("вибух") && !s.norm(m.from()).equals("вибух") && !s.norm(m.from()).equals("вибуху") || s.norm(m.from()).startsWith("пролунал");
      boolean heard = s.norm(m.from()).startsWith("пролунал");
      for (int i = Math.max(from, m.from() - 4); i < Math.min(to, m.to() + 4); i++) {
        heard |= HEARD.contains(s.norm(i));
      }
      some = plural && heard && some == null ? new Counted(Quantity.some(), m.from(), m.to()) : some;
    }
    return some;
  }

  /** "at least 10 separate Russian strikes": blows of a kind not told. */
  private @Nullable Counted blows(Read r, int from, int to) {
    for (Mark m : r.list(Tag.ATTACK)) {
      if (m.from() < from || m.to() > to) {
        continue;
      }
      for (NumberMention n : r.numbers()) {
        boolean one = n.quantity().value() != null && n.quantity().value() == 1;
        boolean before = !one && n.to() <= m.from() && n.from() >= from && m.from() - n.to() <= 3 && n.quantity().bound() != Bound.SOME;
        if (before && !r.has(Tag.WEAPON, n.to(), m.from()) && !r.has(Tag.KILL, n.to(), m.from()) && !r.has(Tag.PERSON, n.to(), m.from()) && plain(r, n.to(), m.from()) && r.at(Tag.WEAPON, m.to()) == null) {
          return new Counted(n.quantity(), n.from(), m.to());
        }
      }
    }
    return null;
  }

  private static boolean plain(Read r, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!r.sentence().token(i).isWord() || BREAKS.contains(r.sentence().norm(i))) {
        return false;
      }
    }
    return true;
  }

  private List<Mark> targets(Read r, int from, int to) {
    List<Mark> out = new ArrayList<>();
    for (Mark m : r.list(Tag.TARGET)) {
      if (m.from() >= from && m.to() <= to && isHit(r, m, from, to)) {
        out.add(m);
      }
    }
    return out;
  }

  private boolean isHit(Read r, Mark t, int from, int to) {
    Sentence s = r.sentence();
    boolean office = r.at(Tag.SAY, t.to()) != null || r.at(Tag.TITLE, t.to()) != null || r.at(Tag.TITLE, t.from() - 1) != null;
    if (office || AWAY.contains(s.norm(t.from() - 1)) || r.has(Tag.NONE, Math.max(from, t.from() - 3), t.from())) {
      return false;
    }
    if (isBeside(s, t.from())) {
      return false;
    }
    for (Mark m : r.marks()) {
      boolean verb = m.tag() == Tag.HIT || m.tag() == Tag.DAMAGE || m.tag() == Tag.EFFECT && m.arg().equals("fire");
      boolean noun = m.tag() == Tag.ATTACK || m.tag() == Tag.WEAPON;
      if (m.from() < from || m.to() > to || !verb && !noun) {
        continue;
      }
      int gap = m.from() >= t.to() ? m.from() - t.to() : t.from() - m.to();
      boolean object = m.tag() == Tag.ATTACK && m.to() == t.from() && s.norm(m.from()).endsWith("s");
      boolean on = object || noun && m.to() <= t.from() && ON.contains(s.norm(m.to())) && gap <= 5;
      if (verb && gap <= NEAR + (r.numberAt(t.from() - 1) != null ? 20 : 0) || on) {
        return true;
      }
    }
    return false;
  }

  /** "next to the market", "outside a school", "near a tram stop": not hit itself. */
  private static boolean isBeside(Sentence s, int from) {
    for (int i = from - 1; i >= Math.max(0, from - 4); i--) {
      String w = s.norm(i);
      if (w.equals("near") || w.equals("outside") || w.equals("beside") || w.equals("opposite") || w.equals("to") && (s.norm(i - 1).equals("next") || s.norm(i - 1).equals("close") || s.norm(i - 1).equals("adjacent"))
          || w.equals("від") && s.norm(i - 1).startsWith("недалеко") || w.equals("біля") || w.equals("поруч") || w.equals("поблизу") || w.equals("неподалік")) {
        return true;
      }
      if (!s.token(i).isWord() || s.norm(i).equals("and")) {
        return false;
      }
    }
    return false;
  }

  private List<Mark> effects(Read r, int from, int to) {
    List<Mark> out = new ArrayList<>();
    for (Mark m : r.list(Tag.EFFECT)) {
      boolean in = m.from() >= from && m.to() <= to;
      if (in && !r.has(Tag.NONE, Math.max(from, m.from() - 3), m.from()) && !(ukrainian && r.has(Tag.NONE, m.to(), m.to() + 3))) {
        out.add(m);
      }
    }
    return out;
  }
}
