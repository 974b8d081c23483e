package org.tocsin.language.posts;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.text.Token;

/**
 * Figures of a finished attack: what was launched, destroyed, lost, what hit. Each number goes to the heading of the words
 * around it; numbers that are part of another ("із них 76") are left out, and nothing is added up.
 */
final class SummaryText {
  private enum Part {
    NONE,
    LAUNCHED,
    DESTROYED,
    LOST,
    HITS,
    DEBRIS
  }

  private final List<Token> tokens;
  private final List<Mark> marks;
  private final Map<Part, Map<String, @Nullable Integer>> figures = new LinkedHashMap<>();
  private Part part = Part.NONE;
  private int pending = -1;
  private int outOf = -1;
  private boolean ignored;
  private boolean explicit;
  private @Nullable String lastKey;
  private int lastNumber;
  private int lastAt;
  private boolean lastNew;
  private boolean listed;
  private final Set<String> listedKeys = new TreeSet<>();
  private @Nullable Integer hitLocations;
  private @Nullable Integer debrisLocations;
  private @Nullable Integer stillFlying;

  private SummaryText(List<Token> tokens, List<Mark> marks) {
    this.tokens = tokens;
    this.marks = marks;
    for (Part p : Part.values()) {
      figures.put(p, new LinkedHashMap<>());
    }
  }

  static Optional<Summary> read(List<Token> tokens, List<Mark> marks) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    for (Mark m : marks) {
      m.entries().forEach(e -> roles.add(e.role()));
    }
    if (roles.contains(Role.SITUATION)) {
      SummaryWindow w = SummaryWindow.of(tokens, marks);
      return Optional.of(new Summary(Map.of(), Map.of(), Map.of(), Map.of(), null, null, null, null, w.to()));
    }
    boolean dated = roles.contains(Role.NIGHT) || roles.contains(Role.MONTH);
    boolean attack = roles.contains(Role.ATTACK);
    boolean stopped = roles.contains(Role.DESTROYED) && (dated || isShare(marks));
    if (!attack && !stopped || roles.contains(Role.MOTION_ONE) && !dated) {
      return Optional.empty();
    }
    return new SummaryText(tokens, marks).collect(dated);
  }

  /** "40 із 52": a count of a count. */
  private static boolean isShare(List<Mark> marks) {
    for (int i = 2; i < marks.size(); i++) {
      if (marks.get(i).isCount() && marks.get(i - 1).is(Role.FROM) && marks.get(i - 2).isCount()) {
        return true;
      }
    }
    return false;
  }

  private Optional<Summary> collect(boolean dated) {
    int depth = 0;
    for (int i = 0; i < marks.size(); i++) {
      Mark m = marks.get(i);
      if (m.isSign("(")) {
        depth++;
      } else if (m.isSign(")")) {
        depth = Math.max(0, depth - 1);
      } else if (m.isBreak()) {
        if (part == Part.DEBRIS && pending >= 0 && debrisLocations == null && hitLocations != null) {
          // "на 16 локаціях, а також падіння уламків на 5."
          debrisLocations = pending;
        }
        pending = -1;
        if (m.isSign("\n")) {
          listed = i + 1 < marks.size() && marks.get(i + 1).isSign("-");
        }
        figures.get(Part.NONE).clear();
        if (m.isSign(".") || m.isSign("\n") && part == Part.DEBRIS) {
          ignored = false;
        }
      } else if (m.sign().isEmpty()) {
        mark(i, m, depth > 0);
      }
    }
    Map<String, @Nullable Integer> launched = figures.get(Part.LAUNCHED);
    Map<String, @Nullable Integer> destroyed = figures.get(Part.DESTROYED);
    if (launched.values().stream().anyMatch(n -> n != null) && launched.containsKey("uav") && launched.get("uav") == null) {
      launched.remove("uav");
    }
    boolean unnumbered = dated && !launched.isEmpty() && marks.stream().anyMatch(x -> x.is(Role.MONTH));
    boolean told = unnumbered || explicit && (!launched.isEmpty() || !destroyed.isEmpty() && (dated || !launched.isEmpty()));
    if (!told) {
      return Optional.empty();
    }
    SummaryWindow w = SummaryWindow.of(tokens, marks);
    return Optional.of(new Summary(launched, destroyed, figures.get(Part.LOST), figures.get(Part.HITS), hitLocations, debrisLocations, stillFlying, w.from(), w.to()));
  }

  private void mark(int i, Mark m, boolean aside) {
    if (m.is(Role.INCLUDING)) {
      // The number before or after it is part of one already told.
      ignored = true;
      pending = -1;
      return;
    }
    if (m.is(Role.JAMMED) || m.is(Role.LOST) && m.to() - m.from() > 1) {
      Part before = part;
      part = Part.LOST;
      if (pending < 0 && lastKey != null && i - lastAt <= 3 && before == Part.DESTROYED) {
        // "22 БпЛА – локаційно втрачені": the figure stood before its heading.
        figures.get(Part.LOST).putIfAbsent(lastKey, lastNumber);
        if (lastNew) {
          figures.get(before).remove(lastKey);
        }
      }
      settleBefore();
      return;
    }
    if ((m.is(Role.ATTACK) || m.is(Role.LAUNCH) && part == Part.NONE) && part != Part.HITS) {
      if (part == Part.NONE) {
        // "10 ракет вдарили по": the figures stood before the verb.
        figures.get(Part.LAUNCHED).putAll(figures.get(Part.NONE));
      }
      part = Part.LAUNCHED;
      pending = -1;
      return;
    }
    if (m.is(Role.DESTROYED) && part != Part.HITS && part != Part.DEBRIS) {
      part = Part.DESTROYED;
      ignored = false;
      settleBefore();
      return;
    }
    if (m.is(Role.HIT)) {
      part = Part.HITS;
      ignored = false;
      pending = -1;
    } else if (m.is(Role.DEBRIS)) {
      part = Part.DEBRIS;
      pending = -1;
    } else if (m.isCount()) {
      if (pending >= 0 && i > 0 && marks.get(i - 1).is(Role.FROM) && part == Part.DESTROYED && !isDate(i, m)) {
        outOf = m.count();
      } else if (!isDate(i, m) && !aside) {
        pending = m.count();
        if (part == Part.NONE) {
          ignored = false;
        }
      }
    } else if (m.is(Role.LOCATIONS) && pending >= 0) {
      if (part == Part.DEBRIS) {
        debrisLocations = pending;
      } else if (part == Part.HITS) {
        hitLocations = pending;
      }
      pending = -1;
    } else if (m.is(Role.TOTAL) && pending >= 0) {
      put("total", pending);
    } else if (m.is(Role.AIRBORNE) && pending >= 0 && part != Part.LAUNCHED) {
      stillFlying = pending;
      pending = -1;
    } else if (m.entry(Role.WEAPON) instanceof Lexicon.Entry e && e.weapon() != null && tokens.get(m.from()).isWord()) {
      weapon(e.weapon(), e.one(), aside, i);
    }
  }

  /** "213 — збито": the number stands before its heading. */
  private void settleBefore() {
    if (pending >= 0 && !ignored) {
      figures.get(part).put("total", pending);
    }
    pending = -1;
  }

  private boolean isDate(int i, Mark m) {
    Mark next = i + 1 < marks.size() ? marks.get(i + 1) : null;
    return next != null && (next.is(Role.MONTH) || next.is(Role.UNIT)) || m.count() > 999;
  }

  private void weapon(WeaponName given, boolean one, boolean aside, int i) {
    WeaponName w = given;
    for (int k = i + 1; k < marks.size() && (!marks.get(k).sign().isEmpty() && !marks.get(k).isBreak() && !marks.get(k).isSign(",") || marks.get(k).is(Role.WEAPON)); k++) {
      // "Дві ракети «Циркон»": the name after its class is the same thing.
      Lexicon.Entry e = marks.get(k).entry(Role.WEAPON);
      if (e != null && e.weapon() != null && w.agrees(e.weapon())) {
        w = w.with(e.weapon());
      }
    }
    String key = key(w);
    if (part == Part.NONE && pending < 0 || part == Part.DEBRIS || aside || ignored && pending < 0) {
      return;
    }
    if (pending >= 0) {
      Mark next = i + 1 < marks.size() ? marks.get(i + 1) : null;
      boolean sub = next != null && next.is(Role.INCLUDING);
      if (!ignored && !sub) {
        lastNew = !figures.get(part).containsKey(key);
        lastNumber = pending;
        put(key, pending);
        if (outOf > lastNumber) {
          // "45 з 60 шахедів": so many of those that came.
          figures.get(Part.LAUNCHED).putIfAbsent(key, outOf);
        }
        outOf = -1;
        lastKey = key;
        lastAt = i;
      }
      pending = -1;
    } else if (part == Part.LAUNCHED || part == Part.DESTROYED) {
      boolean known = figures.get(part).containsKey(key) || figures.get(part).keySet().stream().anyMatch(k -> k.endsWith("missile") && key.endsWith("missile") && isSameWords(i));
      boolean plural = !one;
      if (!known && !key.equals("total") && (!plural || key.endsWith("missile") || key.equals("uav")) && !followsWeapon(i)) {
        figures.get(part).put(key, plural ? null : 1);
      }
    }
  }

  /** "ракетою Іскандер-М": the model after its class is the same thing. */
  private boolean followsWeapon(int i) {
    int k = i - 1;
    while (k >= 0 && !marks.get(k).sign().isEmpty() && !marks.get(k).isBreak() && !marks.get(k).isSign(",")) {
      k--;
    }
    return k >= 0 && marks.get(k).is(Role.WEAPON);
  }

  private boolean isSameWords(int i) {
    return followsWeapon(i);
  }

  private void put(String key, int n) {
    if (!ignored) {
      explicit = true;
      // Lines of a list are different weapons of one kind; anything else that comes again is the same told again.
      boolean another = listed && listedKeys.contains(part + key);
      figures.get(part).merge(key, n, (a, b) -> another ? a + b : a);
      if (listed) {
        listedKeys.add(part + key);
      }
      if (figures.get(part).get(key) == null) {
        figures.get(part).put(key, n);
      }
    }
    pending = -1;
  }

  private static String key(WeaponName w) {
    return switch (w.kind()) {
      case UAV_STRIKE, UAV_RECON, UAV_DECOY, UAV_UNKNOWN -> "uav";
      case UNKNOWN -> "total";
      case CRUISE_MISSILE -> w.model().equals("Banderol") ? "banderol" : "cruise_missile";
      default -> w.kind().label();
    };
  }
}
