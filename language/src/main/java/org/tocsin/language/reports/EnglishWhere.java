package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tocsin.language.reports.Claim.PlaceLevel;
import org.tocsin.language.reports.PlaceMention.Where;

/** Tells for each place of an English sentence whether something happened there, or it stands for an office, an origin, a government. */
final class EnglishWhere {
  private static final Set<String> LOCAL = Set.of("mayor", "governor");
  private static final Set<String> BE = Set.of("was", "were", "been", "being", "is", "are");
  private static final Set<String> AT =
      Set.of("in", "on", "at", "over", "across", "near", "around", "outside", "against", "throughout", "of", "into", "onto", "inside", "targeting", "hitting", "striking", "pounding", "toward", "including", "towards");
  private static final Set<String> SUFFERS = Set.of("endured", "facing", "faces", "crosshairs", "under", "suffered", "suffers", "wakes", "woke", "mourns", "reeled", "reels");
  private static final Set<String> AWAY = Set.of("from", "by", "between", "beyond", "via", "than", "with");
  private static final Set<String> OF_WHAT =
      Set.of("city", "cities", "town", "towns", "village", "villages", "capital", "settlement", "suburb", "suburbs", "outskirts", "part", "parts", "area", "areas", "districts", "district", "region", "regions", "community", "centre", "center", "streets",
          "bombing", "shelling", "bombardment", "attack", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside", "port", "ports", "coast", "shore", "number", "communities", "neighbourhood", "neighborhood", "hub", "bank", "edge", "heart", "middle", "side", "half", "downtown", "fringes", "vicinity");
  private static final Set<String> DIRECTIONS = Set.of("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside");
  private static final Set<String> FILLER =
      Set.of("the", "nearby", "eastern", "southern", "northern", "western", "central", "north", "south", "east", "west", "northeastern", "northwestern", "southeastern", "southwestern", "ukrainian", "russian", "border", "occupied",
          "ukraine", "russia", "city", "town", "village", "settlement", "capital", "cities", "port", "suburb", "region", "second", "largest", "country", "frontline", "front", "line", "industrial", "-", "'s", "neighbouring", "neighboring", "controlled", "held", "own", "its", "partially", "besieged", "also", "both", "home", "of", "state", "downtown", "historic", "major", "key", "residential", "areas", "towns", "villages", "wider", "surrounding", "entire");
  private static final Set<String> OWNED =
      Set.of("mayor", "governor", "forces", "army", "troops", "president", "foreign", "allies", "ministry", "defence", "defense", "air", "military", "government", "ambassador", "request", "ability", "skies", "offensive", "advance", "leader", "leaders", "parliament", "war", "position", "claims", "western", "state");

  private EnglishWhere() {}

  static List<PlaceMention> judge(Read r) {
    List<PlaceMention> out = new ArrayList<>();
    for (PlaceMention p : r.places()) {
      out.add(p.as(where(r, p)));
    }
    Sentence s = r.sentence();
    // Lists take the role of their head: Kharkiv, Odesa and Sumy.
    for (int i = 1; i < out.size(); i++) {
      PlaceMention a = out.get(i - 1);
      PlaceMention b = out.get(i);
      if (b.where() == Where.NAMED && a.where() == Where.THERE && EnglishPlaces.joined(s, a.to(), b.from())) {
        out.set(i, b.as(Where.THERE));
      }
    }
    locators(r, out);
    office(r, out);
    return out;
  }

  /** Where no place is told but that of the official who speaks, it happened there: the governor of the Belgorod region said. */
  private static void office(Read r, List<PlaceMention> out) {
    Sentence s = r.sentence();
    if (out.stream().anyMatch(p -> p.where() == Where.THERE && !p.isCountry())) {
      return;
    }
    for (int i = 0; i < out.size(); i++) {
      PlaceMention p = out.get(i);
      boolean land = !p.isCountry() && p.where() == Where.NOT && !p.place().source().contains("regional");
      boolean local = false;
      boolean governor = false;
      for (int k = Math.max(0, p.from() - 5); k < Math.min(s.size(), p.to() + 3); k++) {
        local |= LOCAL.contains(s.norm(k));
        governor |= s.norm(k).equals("governor");
      }
      if (land && local) {
        boolean region = governor && p.place().level() == PlaceLevel.CITY;
        PlaceMention of = region ? p.as(new org.tocsin.language.reports.Claim.Place(p.place().name() + " Oblast", PlaceLevel.OBLAST, p.within(), p.place().source())) : p;
        out.set(i, of.as(Where.THERE));
        return;
      }
    }
  }

  private static Where where(Read r, PlaceMention p) {
    Sentence s = r.sentence();
    int j = p.to();
    if (!p.isCountry() && r.at(Tag.SAY, j) != null && r.numberAt(j + 1) != null && (r.has(Tag.KILL, j + 1, j + 6) || r.has(Tag.INJURE, j + 1, j + 6))) {
      return Where.THERE;
    }
    boolean owner = s.isGenitive(p.to() - 1) || s.norm(j).equals("'") || s.norm(j).equals("’");
    for (int k = j; k < Math.min(j + (owner ? 3 : 2), s.size()); k++) {
      boolean office = r.at(Tag.TITLE, k) != null || r.at(Tag.SAY, k) != null || r.at(Tag.STAFF, k) != null || owner && OWNED.contains(s.norm(k));
      if (office) {
        return Where.NOT;
      }
      if (!FILLER.contains(s.norm(k))) {
        break;
      }
    }
    if (s.norm(j).equals(":") && p.from() == 0) {
      return Where.NOT;
    }
    boolean blow = r.at(Tag.ATTACK, j) != null || r.at(Tag.WEAPON, j) != null && (r.at(Tag.ATTACK, j + 1) != null || r.at(Tag.ATTACK, j + 2) != null);
    if (blow && !owner) {
      return p.isCountry() ? Where.NOT : Where.THERE;
    }
    boolean block = s.headline() && !owner && p.place().level() == PlaceLevel.CITY && r.at(Tag.TARGET, j) != null && (r.has(Tag.KILL) || r.has(Tag.HIT) || r.has(Tag.ATTACK) || r.has(Tag.DAMAGE) || r.has(Tag.INJURE));
    Where left = left(r, p.from());
    if (block && left == Where.NAMED) {
      return Where.THERE;
    }
    if (left != Where.NAMED) {
      return left == Where.THERE && p.isCountry() && owner ? Where.NAMED : left;
    }
    if (owner && p.isCountry()) {
      return Where.NOT;
    }
    return suffers(r, j) && !p.isCountry() ? Where.THERE : Where.NAMED;
  }

  private static Where left(Read r, int from) {
    Sentence s = r.sentence();
    int i = from - 1;
    for (int steps = 0; i >= 0 && steps < 8; steps++, i--) {
      String w = s.norm(i);
      if (AWAY.contains(w)) {
        return Where.NOT;
      }
      if (w.equals("of")) {
        String what = s.norm(i - 1);
        if (r.at(Tag.TITLE, i - 1) != null && !OF_WHAT.contains(what) || r.at(Tag.TITLE, i) != null) {
          return Where.NOT;
        }
        if (OF_WHAT.contains(what) || r.at(Tag.ATTACK, i - 1) != null || r.at(Tag.WEAPON, i - 1) != null) {
          Where up = left(r, i - 1);
          return up == Where.NOT || DIRECTIONS.contains(what) ? Where.NOT : Where.THERE;
        }
        return Where.NAMED;
      }
      if (AT.contains(w)) {
        boolean told = r.at(Tag.SAY, i - 1) != null && !BE.contains(s.norm(i - 2)) && !s.norm(i - 2).equals("also") || r.at(Tag.TITLE, i - 1) != null || r.at(Tag.STAFF, i - 1) != null || s.norm(i - 1).equals("blamed") || s.norm(i - 4).equals("addition") || s.norm(i - 3).equals("addition");
        return told ? Where.NOT : Where.THERE;
      }
      boolean verb = i == from - 1 && r.at(Tag.ATTACK, i) != null && i > 0 && (r.at(Tag.RUSSIAN, i - 1) != null || r.at(Tag.WEAPON, i - 1) != null);
      if (r.at(Tag.HIT, i) != null || verb) {
        return Where.THERE;
      }
      boolean known = FILLER.contains(w) || r.placeAt(i) != null || s.isJoint(i);
      if (!known) {
        return Where.NAMED;
      }
    }
    return Where.NAMED;
  }

  /** "Kharkiv hit by missiles", "Kharkiv, the second-largest city, was jarred by explosions", "Sumy came under attack". */
  private static boolean suffers(Read r, int from) {
    Sentence s = r.sentence();
    for (int i = from; i < Math.min(s.size(), from + 12); i++) {
      if (r.at(Tag.EXPLOSION, i) != null && s.norm(i - 1).matches("reported|experienced|heard|by")) {
        return true;
      }
      Mark hit = r.at(Tag.HIT, i);
      if (hit != null) {
        String before = s.norm(hit.from() - 1);
        boolean passive = BE.contains(before) || s.norm(hit.to()).equals("by") || s.norm(hit.from()).equals("came");
        return passive || s.norm(hit.from()).equals("under");
      }
      if (SUFFERS.contains(s.norm(i))) {
        return true;
      }
      PlaceMention other = r.placeAt(i);
      boolean reports = s.norm(i).equals("reported") && r.at(Tag.EXPLOSION, i + 1) != null;
      if (r.at(Tag.SAY, i) != null && !reports || other != null && !other.isCountry()) {
        return false;
      }
    }
    return false;
  }

  /** What only tells where another place lies: Barvinkove in the Kharkiv region; the Kharkiv region town of Barvinkove. */
  private static void locators(Read r, List<PlaceMention> out) {
    Sentence s = r.sentence();
    List<Integer> lands = new ArrayList<>();
    for (int i = 0; i < out.size(); i++) {
      if (!out.get(i).isCountry()) {
        lands.add(i);
      }
    }
    for (int k = 0; k + 1 < lands.size(); k++) {
      int i = lands.get(k);
      int next = lands.get(k + 1);
      PlaceMention a = out.get(i);
      PlaceMention b = out.get(next);
      boolean both = a.where() != Where.NOT && b.where() != Where.NOT;
      if (!both || !near(s, a.to(), b.from())) {
        continue;
      }
      boolean list = s.norm(b.from() - 1).equals("and") || s.norm(b.from() - 2).equals("and");
      int la = rank(a.place().level());
      int lb = rank(b.place().level());
      if (la < lb && la > 1 && !list) {
        out.set(next, b.as(Where.NOT));
        if (a.place().code() == null && a.territory() != b.territory()) {
          out.set(i, new PlaceMention(a.place(), b.territory(), b.place().code(), a.from(), a.to(), a.where()));
        }
      } else if (la > lb && !list && !s.norm(a.to()).equals(",") && a.place().level() != PlaceLevel.CITY) {
        out.set(i, a.as(Where.NOT));
      } else if (a.place().level() == PlaceLevel.OBLAST && lb < la && a.place().code() != null && a.place().code().equals(b.within()) && !list) {
        out.set(i, a.as(Where.NOT));
      }
    }
    for (int i = 0; i < out.size(); i++) {
      PlaceMention o = out.get(i);
      for (int k = 0; k < out.size(); k++) {
        PlaceMention p = out.get(k);
        boolean small = p.place().level() == PlaceLevel.VILLAGE || p.place().level() == PlaceLevel.CITY;
        boolean raion = o.place().level() == PlaceLevel.RAION && small && p.where() == Where.THERE && o.to() <= p.from() && !s.norm(p.from() - 1).equals("and");
        boolean inside = raion || o.place().level() == PlaceLevel.OBLAST && o.place().code() != null && o.place().code().equals(p.within()) && p.where() == Where.THERE;
        boolean listed = i > 0 && k == i - 1 && s.norm(o.from() - 1).equals("and") || s.norm(o.from() - 2).equals("and");
        if (inside && !listed && Math.abs(o.from() - p.from()) < 25) {
          out.set(i, o.as(Where.NOT));
        }
      }
    }
  }

  private static boolean near(Sentence s, int from, int to) {
    for (int i = from; i < to; i++) {
      String w = s.norm(i);
      if (!FILLER.contains(w) && !AT.contains(w) && !w.equals(",") && !w.equals("and") && !w.equals("(")) {
        return false;
      }
    }
    return to - from <= 8;
  }

  /** Facilities and districts stand beside their city; below it comes the village, above it what locates. */
  static int rank(PlaceLevel level) {
    return switch (level) {
      case FACILITY, DISTRICT -> 1;
      case VILLAGE -> 2;
      case CITY -> 3;
      case RAION -> 4;
      case OBLAST -> 5;
      case COUNTRY -> 6;
    };
  }
}
