package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.PlaceLevel;
import org.tocsin.language.reports.PlaceIndex.Known;
import org.tocsin.language.reports.PlaceMention.Territory;
import org.tocsin.language.reports.PlaceMention.Where;
import org.tocsin.language.text.Table;
import org.tocsin.language.text.Token;

/** Finds place names in English sentences; whether something happened there is told by {@link EnglishWhere}. */
final class EnglishPlaces {
  private static final Set<String> PLAIN = Set.of("ukrainian", "russian", "the", "a", "an", "soviet", "western", "several", "two", "local", "main", "central", "largest", "military", "children", "nuclear", "thermal", "regional", "this");
  private static final Set<String> LINKS = Set.of(",", "and", "as", "well", "the", "cities", "of", "і", "та", "й", "а", "також");
  private static final int MAX_WORDS = 4;
  private static final Set<String> REGION = Set.of("region", "oblast", "province", "regional");
  private static final Set<String> REGIONS = Set.of("regions", "oblasts", "provinces");
  private static final Set<String> SETTLEMENTS = Set.of("village", "settlement", "town", "city", "hromada", "community");

  private final PlaceIndex index;
  private final List<String[]> facilities = new ArrayList<>();

  EnglishPlaces(PlaceIndex index) {
    this.index = index;
    for (Table.Row r : Table.resource(EnglishPlaces.class, "facilities.tsv")) {
      for (String head : r.get(1).split(",")) {
        facilities.add(head.split(" "));
      }
    }
  }

  List<PlaceMention> find(Sentence s, String text) {
    List<PlaceMention> out = new ArrayList<>();
    for (int i = 0; i < s.size(); ) {
      PlaceMention p = s.token(i).isWord() && s.token(i).capitalised() ? at(s, text, i) : null;
      boolean listed = p == null && !out.isEmpty() && i > 0 && joined(s, out.getLast().to(), i);
      p = p == null && isCapital(s, i) ? mention(s, text, i, i + 1, index.find("kyiv")) : listed ? slip(s, text, i) : p;
      if (p == null) {
        i++;
        continue;
      }
      out.add(p);
      i = p.to();
    }
    plural(s, out);
    return out;
  }

  /** "in the capital", where no city is named beside it and the sentence is not of Russia's. */
  private boolean isCapital(Sentence s, int i) {
    boolean plain = s.norm(i).equals("capital") && s.norm(i - 1).equals("the") && !s.norm(i + 1).equals("of") && !s.norm(i + 1).equals("city") && index.find("kyiv") != null;
    for (int k = 0; k < s.size() && plain; k++) {
      boolean beside = k > i && k <= i + 2 && s.token(k).isWord() && s.token(k).capitalised() && index.find(s.norm(k)) != null;
      plain = !beside && !s.norm(k).startsWith("russia") && !s.norm(k).equals("moscow");
    }
    return plain;
  }

  private @Nullable PlaceMention at(Sentence s, String text, int i) {
    PlaceMention facility = facility(s, text, i);
    if (facility != null) {
      return facility;
    }
    for (int n = MAX_WORDS; n >= 1; n--) {
      int to = end(s, i, n);
      Known k = to < 0 ? null : index.find(key(s, i, to));
      if (k != null) {
        return withHead(s, text, i, to, k);
      }
      Known o = to < 0 ? null : index.findOblast(key(s, i, to));
      if (o != null) {
        int head = REGION.contains(s.norm(to)) ? to + 1 : to;
        return mention(s, text, i, head, o);
      }
    }
    return byHead(s, text, i);
  }

  /** "Kharkiv region", "Konotop district", "Cherkaska Lozova village". */
  private PlaceMention withHead(Sentence s, String text, int from, int to, Known k) {
    String head = s.norm(to);
    Known o = index.findOblast(key(s, from, to));
    if (REGION.contains(head)) {
      if (o != null) {
        return mention(s, text, from, to + 1, o);
      }
    } else if (head.equals("district") || head.equals("raion")) {
      String name = s.words(text, from, to);
      if (isAdjective(name)) {
        return new PlaceMention(new Claim.Place(name + " district", PlaceLevel.DISTRICT, null, s.words(text, from, to + 1)), k.territory(), k.within(), from, to + 1, Where.NAMED);
      }
      return new PlaceMention(new Claim.Place(name + " raion", PlaceLevel.RAION, null, s.words(text, from, to + 1)), k.territory(), k.within(), from, to + 1, Where.NAMED);
    } else if (k.level() == PlaceLevel.VILLAGE && (head.equals("city") || head.equals("town") || before(s, from, "city") || before(s, from, "town"))) {
      return mention(s, text, from, to, new Known(k.name(), PlaceLevel.CITY, k.code(), k.territory(), k.within()));
    } else if (before(s, from, "region") || before(s, from, "oblast")) {
      Known far = o == null ? index.find(key(s, from, to) + " region") : o;
      return mention(s, text, from, to, far == null ? k : far);
    }
    Known region = k.territory() == Territory.RUSSIA && !k.name().equals("Moscow") && s.norm(from - 1).equals("over") ? index.find(key(s, from, to) + " region") : null;
    if (region != null) {
      // What is shot down "over Bryansk" is shot down over the region.
      return mention(s, text, from, to, region);
    }
    int stop = SETTLEMENTS.contains(head) ? to + 1 : to;
    return mention(s, text, from, stop, k);
  }

  private static boolean before(Sentence s, int at, String head) {
    return s.norm(at - 1).equals(head) || s.norm(at - 1).equals("of") && s.norm(at - 2).equals(head);
  }

  /** Names no list holds, known by the word beside them. */
  private @Nullable PlaceMention byHead(Sentence s, String text, int i) {
    int to = capitals(s, i);
    String head = s.norm(to);
    String kind = apposition(s, to);
    boolean beside = kind != null || head.equals("district") || SETTLEMENTS.contains(head) || before(s, i, "village") || before(s, i, "settlement") || before(s, i, "town");
    if (!beside) {
      return null;
    }
    String name = s.words(text, i, to);
    boolean longEnough = name.length() >= 4 && to - i <= 3 && !s.isGenitive(to - 1);
    if (!longEnough) {
      return null;
    }
    if (head.equals("district") && isAdjective(name)) {
      return new PlaceMention(new Claim.Place(name + " district", PlaceLevel.DISTRICT, null, name + " " + head), Territory.UKRAINE, null, i, to + 1, Where.NAMED);
    }
    boolean village = head.equals("village") || head.equals("settlement") || before(s, i, "village") || before(s, i, "settlement");
    village |= "village".equals(kind) || "settlement".equals(kind);
    boolean town = "town".equals(kind) || "city".equals(kind) || before(s, i, "town") || head.equals("town") && to - i <= 2;
    if ((village || town) && s.token(i).raw().length() >= 4 && i > 0) {
      int stop = head.equals("village") || head.equals("settlement") || head.equals("town") ? to + 1 : to;
      PlaceLevel level = village ? PlaceLevel.VILLAGE : PlaceLevel.CITY;
      return new PlaceMention(new Claim.Place(name, level, null, name), Territory.UKRAINE, null, i, stop, Where.NAMED);
    }
    return null;
  }

  /** "Safonivka, a small border village in": what a name is said to be behind a comma, or null. */
  private static @Nullable String apposition(Sentence s, int to) {
    if (!s.norm(to).equals(",") || !s.norm(to + 1).equals("a") && !s.norm(to + 1).equals("the")) {
      return null;
    }
    for (int i = to + 2; i <= to + 5; i++) {
      String w = s.norm(i);
      if (w.equals("village") || w.equals("settlement") || w.equals("town") || w.equals("city")) {
        return w;
      }
    }
    return null;
  }

  /** City districts bear adjectives: Shevchenkivskyi. */
  private static boolean isAdjective(String name) {
    return name.endsWith("nyi") || name.endsWith("skyi") || name.endsWith("sky") || name.endsWith("skyy") || name.endsWith("skiy") || name.endsWith("tskyi");
  }

  private int capitals(Sentence s, int from) {
    int i = from;
    while (i < s.size() && (s.token(i).isWord() && s.token(i).capitalised() || s.isJoint(i))) {
      i++;
    }
    return i;
  }

  /** "Konakovo Power Station": capitalised words up to the head of a facility, the first no country or nationality. */
  private @Nullable PlaceMention facility(Sentence s, String text, int i) {
    if (s.isGenitive(i) || index.find(s.norm(i)) != null && index.find(s.norm(i)).level() == PlaceLevel.COUNTRY) {
      return null;
    }
    for (int at = i + 1; at <= i + 3 && at < s.size(); at++) {
      for (String[] head : facilities) {
        if (matches(s, at, head)) {
          boolean named = at > i && (i > 0 || s.token(at).capitalised()) && !isPlain(s, i, at);
          String name = s.words(text, i, at + head.length);
          Known k = index.find(key(s, i, i + 1));
          boolean ofCity = k != null && k.level() == PlaceLevel.CITY && !s.token(at).capitalised() && !head[head.length - 1].matches("plant|station|npp|hpp|tpp");
          if (named && !ofCity) {
            return new PlaceMention(new Claim.Place(name, PlaceLevel.FACILITY, null, name), k == null ? Territory.UKRAINE : k.territory(), null, i, at + head.length, Where.NAMED);
          }
        }
      }
      if (!s.token(at).isWord() || !s.token(at).capitalised()) {
        break;
      }
    }
    return null;
  }

  /** Words that begin with a capital for other reasons than being a name. */
  private boolean isPlain(Sentence s, int from, int to) {
    return PLAIN.contains(s.norm(from)) || to == from;
  }

  private static boolean matches(Sentence s, int at, String[] head) {
    for (int k = 0; k < head.length; k++) {
      if (!s.norm(at + k).equals(head[k])) {
        return false;
      }
    }
    return true;
  }

  /** The end of {@code n} words from {@code i}, all capitalised but for little ones; -1 when they are not. */
  private static int end(Sentence s, int i, int n) {
    int at = i;
    for (int k = 0; k < n; at++) {
      if (at >= s.size()) {
        return -1;
      }
      if (s.isJoint(at)) {
        continue;
      }
      Token t = s.token(at);
      boolean last = k == n - 1;
      boolean little = k > 0 && !last && t.isWord() && t.norm().length() <= 3;
      boolean head = last && k > 0 && (REGION.contains(t.norm()) || t.is("capital") || t.is("krai") || t.is("territory") || t.is("peninsula") || t.is("city"));
      if (!t.isWord() || !t.capitalised() && !little && !head || s.isGenitive(at) && !last) {
        return -1;
      }
      k++;
    }
    return at;
  }

  private static String key(Sentence s, int from, int to) {
    StringBuilder b = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (!s.norm(i).equals("-")) {
        b.append(b.isEmpty() ? "" : " ").append(s.norm(i).replace("'", ""));
      }
    }
    return b.toString();
  }

  private static PlaceMention mention(Sentence s, String text, int from, int to, Known k) {
    return new PlaceMention(new Claim.Place(k.name(), k.level(), k.code(), s.words(text, from, to)), k.territory(), k.within(), from, to, Where.NAMED);
  }

  /** "the Kherson and Mykolaiv regions". */
  private void plural(Sentence s, List<PlaceMention> out) {
    for (int k = out.size() - 1; k >= 0; k--) {
      PlaceMention p = out.get(k);
      int first = k;
      while (first > 0 && joined(s, out.get(first - 1).to(), out.get(first).from())) {
        first--;
      }
      boolean after = listedRegions(s, out.get(first).from());
      boolean lead = REGIONS.contains(s.norm(p.to())) || after;
      boolean list = k + 1 < out.size() && out.get(k + 1).place().level() == PlaceLevel.OBLAST && joined(s, p.to(), out.get(k + 1).from()) && REGIONS.contains(pluralAfter(s, out, k + 1));
      Known o = lead || list ? index.findOblast(key(s, p.from(), p.to())) : null;
      Known abroad = lead || list ? index.find(key(s, p.from(), p.to()) + " region") : null;
      Known k2 = o == null ? abroad : o;
      if (k2 != null) {
        out.set(k, new PlaceMention(new Claim.Place(k2.name(), k2.level(), k2.code(), p.place().source()), k2.territory(), k2.within(), p.from(), lead && !after ? p.to() + 1 : p.to(), p.where()));
      }
    }
  }

  /** "the regions of X and Y", "seven regions, including X, Y and Z", "several regions: X". */
  private static boolean listedRegions(Sentence s, int from) {
    int i = from - 1;
    boolean link = s.norm(i).equals("of") || s.norm(i).equals("including") || s.norm(i).equals(":") || s.norm(i).equals("(") || s.norm(i).equals("-");
    i--;
    if (link && s.norm(i).equals(",")) {
      i--;
    }
    return link && REGIONS.contains(s.norm(i));
  }

  private static String pluralAfter(Sentence s, List<PlaceMention> out, int k) {
    int i = k;
    while (i + 1 < out.size() && joined(s, out.get(i).to(), out.get(i + 1).from())) {
      i++;
    }
    return s.norm(out.get(i).to() - 1);
  }

  static boolean joined(Sentence s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!LINKS.contains(s.norm(i))) {
        return false;
      }
    }
    return to > from;
  }

  /** A misspelt city in a list of others. */
  @Nullable PlaceMention slip(Sentence s, String text, int i) {
    Known k = s.token(i).isWord() && s.token(i).capitalised() ? index.findSlip(key(s, i, i + 1)) : null;
    return k == null ? null : mention(s, text, i, i + 1, k);
  }
}
