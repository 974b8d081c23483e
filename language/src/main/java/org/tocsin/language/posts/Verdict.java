package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.tocsin.language.gazetteer.PlaceName;
import org.tocsin.language.text.Token;

/** Decides what a post is about and which of its statements count. */
final class Verdict {
  /** What one statement is. */
  enum Category {
    OBJECT,
    LAUNCH,
    WARNING,
    CLEAR,
    FORECAST,
    NEWS,
    NOTHING
  }

  private static final int NOISE_WORDS = 2;

  /** So many words without a role in one sentence are talk. */
  private static final int CHATTER = 5;

  /**
   * Reports are terse: of a thousand read ones, one had more words without a role in its sentence than this for an
   * object without a name; a named weapon bears a little more talk, and a destination more again.
   */
  private static final int TALK = 4;

  private Verdict() {}

  /** What a statement is, as far as the talk around it lets it be believed. */
  static Category categoryOf(Statement s) {
    Category c = said(s);
    boolean report = c == Category.OBJECT || c == Category.LAUNCH;
    boolean named = s.weapon().kind() != WeaponKind.UNKNOWN;
    int most = !named ? TALK : s.toward().isEmpty() ? TALK + 1 : TALK + 3;
    if (c == Category.WARNING || c == Category.CLEAR) {
      most += TALK;
      report = true;
    }
    return report && s.chatter() >= most ? Category.NOTHING : c;
  }

  private static Category said(Statement s) {
    var r = s.roles();
    boolean carrier = s.weapon().kind() == WeaponKind.AIRCRAFT_CARRIER_TAKEOFF;
    boolean moves = r.contains(Role.MOTION) || r.contains(Role.MOTION_ONE);
    boolean uav = s.weapon().kind().family() == 'u';
    boolean sent = r.contains(Role.ATTACK) && r.contains(Role.FROM) && s.isAbroad() && !r.contains(Role.PAST) && !r.contains(Role.NIGHT) && !r.contains(Role.TOLD);
    boolean launch = sent || r.contains(Role.LAUNCH) || r.contains(Role.EXIT) || r.contains(Role.TAKEOFF) || r.contains(Role.MANOEUVRE) && !uav || carrier && r.contains(Role.AIRBORNE);
    boolean asked = r.contains(Role.QUESTION) && s.weapon().kind() == WeaponKind.UNKNOWN && s.count() == null && s.toward().isEmpty();
    if (r.contains(Role.DONATION) || r.contains(Role.OTHER) || asked && !r.contains(Role.THREAT)) {
      return Category.NOTHING;
    }
    if ((r.contains(Role.PAST) || r.contains(Role.ATTACK) && !sent) && !moves) {
      return Category.NEWS;
    }
    boolean fated = r.contains(Role.LOST) || r.contains(Role.HAPPENED) || r.contains(Role.OFF) || r.contains(Role.CLEAR);
    if (r.contains(Role.TOLD) && !moves && !fated && !launch && !carrier && !r.contains(Role.THREAT) && s.toward().isEmpty()) {
      return Category.NEWS;
    }
    if ((r.contains(Role.NIGHT) || s.isAbroad()) && r.contains(Role.DESTROYED) && !moves) {
      return Category.NEWS;
    }
    if (r.contains(Role.NOT) && r.contains(Role.EXPLOSION) && s.weapon().kind() == WeaponKind.UNKNOWN && !moves) {
      return Category.NOTHING;
    }
    if (r.contains(Role.DEFENCE) && !moves && !(uav && s.hasPosition())) {
      return Category.NOTHING;
    }
    if ((r.contains(Role.OFF) || r.contains(Role.DESTROYED)) && !s.hasPosition() && s.weapon().kind() == WeaponKind.UNKNOWN && s.chatter() >= CHATTER) {
      return Category.NOTHING;
    }
    if (r.contains(Role.OFF)) {
      return r.contains(Role.LATER) || r.contains(Role.MODAL) && !r.contains(Role.THREAT) ? Category.FORECAST : Category.CLEAR;
    }
    if (r.contains(Role.LANDING)) {
      return Category.CLEAR;
    }
    if (r.contains(Role.CLEAR) && s.status() == Status.LOST && !s.toward().isEmpty() && !r.contains(Role.BY)) {
      return Category.OBJECT;
    }
    if (r.contains(Role.CLEAR) && !r.contains(Role.LOST)) {
      return Category.CLEAR;
    }
    if (r.contains(Role.NOT) && !r.contains(Role.LOST) && !r.contains(Role.ALERT)) {
      boolean denies = s.weapon().kind() != WeaponKind.UNKNOWN && (moves || launch) || !s.places().isEmpty() || !s.toward().isEmpty();
      return denies && s.chatter() < CHATTER ? Category.CLEAR : Category.NOTHING;
    }
    if (launch && !r.contains(Role.HAPPENED) && s.count() == null && s.chatter() >= CHATTER - 1) {
      return Category.NOTHING;
    }
    if (r.contains(Role.THREAT) && r.contains(Role.HOURS_AHEAD)) {
      return Category.FORECAST;
    }
    if (launch && r.contains(Role.THREAT)) {
      return Category.WARNING;
    }
    boolean alone = s.chatter() == 0 && s.roles().size() == 1 && !s.weapon().model().startsWith("Su-");
    boolean strategic = !s.weapon().model().startsWith("Su-");
    boolean up = carrier && (alone || strategic && (moves || r.contains(Role.LAUNCH_AREA)) || r.contains(Role.AIRBORNE) || s.count() != null || s.hasPosition()) && !(r.contains(Role.MODAL) && s.weapon().model().startsWith("Su-"));
    if (up) {
      return Category.LAUNCH;
    }
    if (launch && r.contains(Role.MODAL) && !r.contains(Role.HAPPENED) && !r.contains(Role.TAKEOFF)) {
      return r.contains(Role.LATER) ? Category.FORECAST : Category.WARNING;
    }
    if (launch) {
      return Category.LAUNCH;
    }
    if (r.contains(Role.THREAT) || r.contains(Role.SIREN) || r.contains(Role.CONTINUES) && !moves) {
      return Category.WARNING;
    }
    boolean named = s.weapon().kind() != WeaponKind.UNKNOWN;
    boolean evidence = !s.toward().isEmpty() || r.contains(Role.MOTION_ONE) || (s.count() != null || named && r.contains(Role.AT) && !r.contains(Role.BY)) && s.hasPosition() || named && (r.contains(Role.FROM) || r.contains(Role.COMPASS_FROM)) && !s.places().isEmpty();
    if (r.contains(Role.ALERT) && !evidence) {
      return Category.WARNING;
    }
    if (r.contains(Role.LATER) && !moves && s.toward().isEmpty()) {
      return Category.FORECAST;
    }
    if (r.contains(Role.EXPLOSION) && s.weapon().kind() == WeaponKind.UNKNOWN && !moves) {
      return Category.NOTHING;
    }
    if (r.contains(Role.MODAL) && !moves && !s.hasPosition() && s.count() == null) {
      return Category.FORECAST;
    }
    boolean told = s.weapon().kind() != WeaponKind.UNKNOWN || s.count() != null || !s.toward().isEmpty() || moves || s.status() != Status.ACTIVE || r.contains(Role.MANY);
    if (!told && s.chatter() >= 3) {
      return Category.NOTHING;
    }
    boolean vague = s.places().isEmpty() && s.toward().isEmpty() && (s.count() == null || r.contains(Role.MOTION_ONE) && s.count() == 1);
    if (vague && s.chatter() >= CHATTER) {
      return Category.NOTHING;
    }
    boolean weapon = s.weapon().kind() != WeaponKind.UNKNOWN || r.contains(Role.WEAPON);
    boolean bare = s.weapon().kind() == WeaponKind.UNKNOWN && s.count() == null && r.size() == 1 && r.contains(Role.WEAPON);
    if (bare && !s.hasPosition() && s.status() == Status.ACTIVE) {
      // "Цілей": the end of something said before.
      return Category.NOTHING;
    }
    boolean object = s.hasPosition() || s.status() != Status.ACTIVE || weapon || s.count() != null && (moves || r.contains(Role.AT)) || r.contains(Role.MOTION_ONE) || (r.contains(Role.MOTION) || r.contains(Role.HERE)) && s.chatter() == 0;
    return object ? Category.OBJECT : Category.NOTHING;
  }

  static Parsed of(Frame frame, List<Named> tagged, List<Token> tokens, List<Mark> marks, List<Statement> statements) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    int noise = 0;
    for (Mark m : marks) {
      m.entries().forEach(e -> roles.add(e.role()));
      noise += m.isAny(Role.NOISE, Role.DONATION) ? 1 : 0;
    }
    List<String> tags = new ArrayList<>();
    if (roles.contains(Role.EXPLOSION)) {
      tags.add("explosion");
    }
    if (roles.contains(Role.ACOUSTIC)) {
      tags.add("acoustic");
    }
    if (roles.contains(Role.MAP)) {
      return new Parsed(PostKind.NOISE, List.of("map"), List.of(), null);
    }
    boolean solicits = noise >= NOISE_WORDS || noise > 0 && frame.soliciting();
    List<Statement> objects = new ArrayList<>();
    List<Statement> launches = new ArrayList<>();
    List<Statement> warnings = new ArrayList<>();
    List<Statement> clears = new ArrayList<>();
    boolean news = false;
    for (Statement s : joined(statements)) {
      switch (categoryOf(s)) {
        case OBJECT -> objects.add(s);
        case LAUNCH -> launches.add(s);
        case WARNING -> warnings.add(s);
        case CLEAR -> clears.add(s);
        case NEWS -> news |= s.chatter() >= 3;
        default -> {}
      }
    }
    boolean live = objects.stream().anyMatch(s -> s.count() != null || !s.toward().isEmpty() || s.roles().contains(Role.MOTION) || s.roles().contains(Role.MOTION_ONE));
    if (news && !live && launches.isEmpty()) {
      objects.clear();
    }
    if (solicits && launches.isEmpty() && clears.isEmpty() && objects.stream().noneMatch(s -> s.weapon().kind() != WeaponKind.UNKNOWN && s.hasPosition())) {
      return new Parsed(PostKind.NOISE, List.of("donation"), List.of(), null);
    }
    boolean movingObjects = objects.stream().anyMatch(s -> s.count() != null && !s.toward().isEmpty());
    if (!launches.isEmpty() && !movingObjects) {
      List<Statement> all = new ArrayList<>(statements);
      all.removeIf(s -> !launches.contains(s) && !(objects.contains(s) && s.weapon().kind() == WeaponKind.AIRCRAFT_CARRIER_TAKEOFF && s.count() != null));
      return new Parsed(PostKind.LAUNCH, tags, launchItems(all.isEmpty() ? launches : all, warnings), null);
    }
    if (!clears.isEmpty()) {
      warnings.removeIf(s -> s.weapon().kind() == WeaponKind.UNKNOWN && !s.hasPosition());
    }
    if (!warnings.isEmpty()) {
      objects.removeIf(s -> !s.hasPosition() && s.count() == null && s.status() == Status.ACTIVE);
    }
    boolean gone = !objects.isEmpty() && objects.stream().allMatch(s -> s.status() == Status.LOST && !s.hasPosition());
    if (gone && roles.contains(Role.CLEAR) && !clears.isEmpty()) {
      clears.addAll(objects);
      objects.clear();
    }
    if (objects.stream().anyMatch(Statement::hasPosition)) {
      objects.removeIf(s -> !s.hasPosition() && s.count() == null && s.status() == Status.ACTIVE && s.weapon().kind() == WeaponKind.UNKNOWN);
      objects.removeIf(s -> !s.hasPosition() && s.count() == null && s.status() == Status.ACTIVE && s.weapon().kind() == WeaponKind.MISSILE_UNKNOWN);
    }
    if (!objects.isEmpty()) {
      for (Statement s : clears) {
        if (s.status() == Status.LOST && s.weapon().kind() != WeaponKind.UNKNOWN && !s.roles().contains(Role.MODAL)) {
          objects.addFirst(s);
        }
      }
      return new Parsed(PostKind.SIGHTING, tags, objects, null);
    }
    if (!warnings.isEmpty()) {
      boolean empty = warnings.stream().noneMatch(s -> s.weapon().kind() != WeaponKind.UNKNOWN || s.hasPosition());
      if (!(empty && roles.contains(Role.EXPLOSION))) {
        return new Parsed(PostKind.ALERT_ON, tags, warningItems(warnings, tagged), null);
      }
    }
    if (!clears.isEmpty()) {
      List<Statement> passed = new ArrayList<>();
      for (Statement s : clears) {
        boolean again = passed.stream().anyMatch(o -> o.weapon().kind() == s.weapon().kind() && !s.hasPosition());
        if ((s.weapon().kind() != WeaponKind.UNKNOWN || s.hasPosition()) && !again) {
          passed.addAll(warningItems(List.of(s.with(Status.PASSED)), tagged));
        }
      }
      if (!roles.contains(Role.OFF) && !roles.contains(Role.LANDING)) {
        tags.add("denial");
      }
      return new Parsed(PostKind.ALL_CLEAR, tags, passed, null);
    }
    boolean fragment = tokens.size() <= 4 && (roles.contains(Role.MORE) || roles.contains(Role.ORDINAL) || marks.stream().anyMatch(Mark::isCount));
    if (fragment) {
      tags.add("fragment");
    }
    return new Parsed(PostKind.NOISE, tags, fragment ? statements : heard(statements), null);
  }

  /** A town on a line of its own belongs to the warning, or to the object, of the next. */
  private static List<Statement> joined(List<Statement> all) {
    List<Statement> out = new ArrayList<>(all);
    for (int i = 0; i + 1 < out.size(); i++) {
      Statement a = out.get(i);
      Statement b = out.get(i + 1);
      boolean fate = b.status() != Status.ACTIVE && !b.hasPosition() && a.status() == Status.ACTIVE && a.hasPosition() && a.weapon().kind().family() == b.weapon().kind().family() && a.weapon().kind() != WeaponKind.UNKNOWN && out.size() == 2;
      if (fate) {
        out.set(i, a.with(b.status()));
        out.remove(i + 1);
        continue;
      }
      boolean town = (a.weapon().kind() == WeaponKind.UNKNOWN || a.emoji()) && a.count() == null && a.toward().isEmpty() && a.status() == Status.ACTIVE && (!a.places().isEmpty() || a.area() != null && (a.area().name().isUnit() || a.area().isOblast()));
      if (!town) {
        continue;
      }
      Category ca = categoryOf(a);
      Category cb = categoryOf(b);
      boolean bare = a.roles().isEmpty() || a.emoji();
      if ((bare || a.roles().contains(Role.THREAT) || a.roles().contains(Role.SIREN) && b.weapon().kind() != WeaponKind.UNKNOWN) && (cb == Category.WARNING || cb == Category.CLEAR) && !b.hasPosition()) {
        out.set(i, new Statement(b.weapon(), b.count(), b.groups(), a.area(), a.within(), a.places(), b.toward(), b.course(), b.status(), b.roles(), a.from(), b.to(), b.emoji(), b.chatter()));
        out.remove(i + 1);
      } else if (ca == Category.WARNING && cb == Category.OBJECT && b.places().isEmpty() && b.toward().isEmpty() && b.weapon().kind() != WeaponKind.UNKNOWN) {
        out.set(i, new Statement(b.weapon(), b.count(), b.groups(), b.area(), b.within(), List.of(), a.places(), b.course(), b.status(), b.roles(), a.from(), b.to(), b.emoji(), b.chatter()));
        out.remove(i + 1);
      }
    }
    return out;
  }

  /** Explosions and the work of air defence at a named place: facts, but no objects. */
  private static List<Statement> heard(List<Statement> statements) {
    List<Statement> out = new ArrayList<>();
    for (Statement s : statements) {
      var r = s.roles();
      boolean fact = r.contains(Role.EXPLOSION) || r.contains(Role.DEFENCE);
      boolean doubtful = r.contains(Role.PAST) || r.contains(Role.MODAL) || r.contains(Role.LATER) || r.contains(Role.NOT);
      if (fact && !doubtful && s.hasPosition() && s.chatter() < CHATTER) {
        out.add(s);
      }
    }
    return out;
  }

  private static boolean sameModel(WeaponName a, WeaponName b) {
    return a.kind() == b.kind() && (a.model().isEmpty() || b.model().isEmpty() || a.model().equals(b.model()));
  }

  private static List<String> labels(List<Named> names) {
    return names.stream().map(Named::label).toList();
  }

  private static List<Statement> launchItems(List<Statement> launches, List<Statement> warnings) {
    boolean missiles = launches.stream().anyMatch(s -> s.weapon().kind() != WeaponKind.AIRCRAFT_CARRIER_TAKEOFF && s.weapon().kind() != WeaponKind.UNKNOWN);
    List<Statement> out = new ArrayList<>();
    for (Statement s : launches) {
      boolean carrier = s.weapon().kind() == WeaponKind.AIRCRAFT_CARRIER_TAKEOFF;
      boolean fromIt = carrier && (s.roles().contains(Role.LAUNCH) || s.roles().contains(Role.EXIT)) && !s.roles().contains(Role.THREAT) && !s.roles().contains(Role.TAKEOFF) && !s.roles().contains(Role.AIRBORNE) && !s.roles().contains(Role.MANOEUVRE) && !s.roles().contains(Role.LAUNCH_AREA);
      if (fromIt && !missiles) {
        // A launch from an aircraft: what was launched counts.
        out.add(s.with(new WeaponName(WeaponKind.MISSILE_UNKNOWN, "")));
        continue;
      }
      if (carrier && missiles && !s.roles().contains(Role.TAKEOFF) && !s.roles().contains(Role.AIRBORNE)) {
        continue;
      }
      if (s.weapon().kind() == WeaponKind.UNKNOWN) {
        s = s.with(new WeaponName(s.roles().contains(Role.TAKEOFF) || s.roles().contains(Role.MANOEUVRE) ? WeaponKind.AIRCRAFT_CARRIER_TAKEOFF : WeaponKind.MISSILE_UNKNOWN, ""));
        if (!s.hasPosition() && !out.isEmpty()) {
          continue;
        }
      }
      List<Named> places = s.places();
      WeaponName w = s.weapon();
      boolean again = carrier && !places.isEmpty() && out.stream().anyMatch(o -> sameModel(o.weapon(), w) && labels(o.places()).containsAll(labels(places)));
      if (!again) {
        out.add(s);
      }
    }
    for (Statement w : warnings) {
      boolean fresh = w.roles().contains(Role.THREAT) && w.weapon().kind() != WeaponKind.UNKNOWN && out.stream().noneMatch(s -> s.weapon().kind() == w.weapon().kind());
      if (fresh) {
        out.addAll(warningItems(List.of(w), List.of()));
      }
    }
    return out;
  }

  /** Whether a warning says all that a vague one without a place says, and more. */
  private static boolean covers(Statement o, Statement vague) {
    if (vague.weapon().kind() == WeaponKind.UNKNOWN) {
      return o.weapon().kind() != WeaponKind.UNKNOWN || o.hasPosition();
    }
    return o.hasPosition() && vague.weapon().kind() != o.weapon().kind() && vague.weapon().agrees(o.weapon());
  }

  /** One per weapon and area; a town named in a warning is its area. */
  private static List<Statement> warningItems(List<Statement> all, List<Named> tagged) {
    List<Statement> out = new ArrayList<>();
    List<Statement> warnings = new ArrayList<>(all);
    // "УВАГА!!!" beside the warning proper adds nothing.
    warnings.removeIf(s -> !s.hasPosition() && all.stream().anyMatch(o -> o != s && covers(o, s)));
    boolean placed = warnings.stream().anyMatch(s -> s.area() != null || !s.places().isEmpty() || !s.toward().isEmpty());
    if (!placed && !tagged.isEmpty() && !warnings.isEmpty()) {
      Statement s = warnings.getFirst();
      for (Named n : tagged) {
        out.add(new Statement(s.weapon(), null, false, n, null, List.of(), List.of(), s.course(), s.status(), s.roles(), s.from(), s.to(), s.emoji(), s.chatter()));
      }
      return out;
    }
    for (Statement s : warnings) {
      List<Named> towns = new ArrayList<>(s.toward());
      boolean origin = s.roles().contains(Role.FROM) && s.roles().contains(Role.THREAT);
      if (!origin) {
        towns.addAll(0, s.places());
      }
      if (towns.stream().anyMatch(t -> t.name().kind() == PlaceName.Kind.HROMADA) || s.area() != null && s.area().name().kind() == PlaceName.Kind.HROMADA) {
        // "м. Харків та Харківська територіальна громада" is one area.
        towns.removeIf(t -> t.name().kind() == PlaceName.Kind.SETTLEMENT);
      }
      for (Named t : towns) {
        Named within = s.area() != null && s.area().isOblast() && !t.isOblast() ? s.area() : s.within();
        out.add(new Statement(s.weapon(), null, false, t, within, List.of(), List.of(), s.course(), s.status(), s.roles(), s.from(), s.to(), s.emoji(), s.chatter()));
      }
      boolean repeats = towns.isEmpty() && s.area() == null && s.places().isEmpty() && out.stream().anyMatch(o -> o.hasPosition() && o.weapon().kind() == s.weapon().kind());
      if (towns.isEmpty() && !repeats) {
        out.add(new Statement(s.weapon(), null, false, s.area(), s.within(), origin ? s.places() : List.of(), List.of(), s.course(), s.status(), s.roles(), s.from(), s.to(), s.emoji(), s.chatter()));
      }
    }
    return out;
  }
}
