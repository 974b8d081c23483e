package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Level;
import org.tocsin.geography.Romanisation;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.gazetteer.Match;
import org.tocsin.language.gazetteer.PlaceName;
import org.tocsin.language.gazetteer.Site;
import org.tocsin.language.morphology.Dictionary;
import org.tocsin.language.reports.Claim.PlaceLevel;
import org.tocsin.language.reports.PlaceIndex.Known;
import org.tocsin.language.reports.PlaceMention.Territory;
import org.tocsin.language.reports.PlaceMention.Where;
import org.tocsin.language.text.Table;

/** Finds place names in Ukrainian sentences by the gazetteer, and what lies beyond it by a table. */
final class UkrainianPlaces {
  private static final Set<String> AT = Set.of("у", "в", "на", "по", "над", "під", "біля", "поблизу", "неподалік", "околицях", "околиці", "районі", "районах", "території", "передмісті", "межах");
  private static final Set<String> AWAY = Set.of("з", "із", "зі", "від", "до", "для");
  private static final Set<String> HEADS = Set.of("місто", "міста", "місті", "м", "село", "села", "селі", "смт", "селище", "селищі", "селища", "с", "селу", "місту", "містах", "селах", "населений", "пункт", "населених", "пунктів", "пункти", "громаду", "громада", ".", "обласному", "центрі", "обласний", "центр");
  private static final Set<String> SETTLEMENT = Set.of("село", "селі", "селу", "смт", "селище", "селищі", "місто", "місті");
  private static final Set<String> LIST = Set.of(",", "та", "і", "й", "а", "також");
  private static final int KNOWN_RANK = 3;

  private final PlaceIndex index;
  private final Gazetteer gazetteer;
  private final Map<String, Known> abroad = new HashMap<>();
  private final List<Map.Entry<String[], Known>> phrases = new ArrayList<>();

  UkrainianPlaces(PlaceIndex index, Gazetteer gazetteer) {
    this.index = index;
    this.gazetteer = gazetteer;
    for (Table.Row r : Table.resource(UkrainianPlaces.class, "places-abroad.tsv")) {
      Known k = new Known(r.get(2), PlaceLevel.valueOf(r.get(1).toUpperCase(java.util.Locale.ROOT)), null, PlaceMention.territory(r.get(0)), null);
      for (String phrase : r.get(4).split(",")) {
        if (!phrase.isBlank() && (phrase.indexOf(' ') > 0 || phrase.endsWith("*"))) {
          phrases.add(Map.entry(phrase.strip().split(" "), k));
        } else if (!phrase.isBlank()) {
          abroad.put(phrase.strip(), k);
        }
      }
    }
    phrases.sort((a, b) -> b.getKey().length - a.getKey().length);
  }

  List<PlaceMention> find(Sentence s, String text, Dictionary dictionary) {
    List<PlaceMention> out = new ArrayList<>();
    for (int i = 0; i < s.size(); ) {
      PlaceMention p = s.token(i).isWord() && (s.token(i).capitalised() || s.norm(i).equals("рф")) ? at(s, text, i, dictionary) : null;
      if (p == null) {
        i++;
        continue;
      }
      out.add(p);
      i = p.to();
    }
    return out;
  }

  private @Nullable PlaceMention at(Sentence s, String text, int i, Dictionary dictionary) {
    for (Map.Entry<String[], Known> e : phrases) {
      int to = matches(s, i, e.getKey());
      if (to > 0) {
        return mention(s, text, i, to, e.getValue());
      }
    }
    Known k = abroad.get(s.norm(i));
    if (k != null) {
      return mention(s, text, i, i + 1, k);
    }
    PlaceMention adjective = adjective(s, text, i);
    if (adjective != null) {
      return adjective;
    }
    Match m = gazetteer.find(s.tokens(), i).orElse(null);
    boolean headed = i > 0 && SETTLEMENT.contains(s.norm(i - 1));
    if (m == null && headed && s.norm(i).length() > 3) {
      // A name that the register in use does not hold stands in the nominative behind its kind: по селу Ласточкине.
      PlaceLevel level = s.norm(i - 1).startsWith("міст") ? PlaceLevel.CITY : PlaceLevel.VILLAGE;
      return mention(s, text, i, i + 1, new Known(Romanisation.of(s.token(i).raw()), level, null, Territory.UKRAINE, null));
    }
    if (m == null) {
      // A slip in a capitalised word that the dictionary does not know.
      boolean unknown = s.norm(i).length() >= 6 && !dictionary.isCommon(s.norm(i)) && AT.contains(s.norm(i - 1));
      m = unknown ? gazetteer.findSlip(s.norm(i)).orElse(null) : null;
      if (m == null) {
        return null;
      }
    }
    Match.Reading best = m.best();
    if (best.adjective()) {
      return null;
    }
    PlaceName name = best.name();
    boolean common = m.tokens() == 1 && (i == 0 || s.norm(i - 1).equals("\"")) && dictionary.isCommon(s.norm(i)) && name.rank() < KNOWN_RANK;
    Known known = common ? null : known(name);
    return known == null ? null : mention(s, text, i, i + m.tokens(), known);
  }

  /** "у Сумській, Полтавській та Київській областях", "у Голосіївському районі". */
  private @Nullable PlaceMention adjective(Sentence s, String text, int i) {
    String stem = PlaceIndex.stem(s.norm(i));
    if (stem == null) {
      return null;
    }
    int at = i;
    while (at < s.size() && (at == i || PlaceIndex.stem(s.norm(at)) != null && s.token(at).capitalised() || LIST.contains(s.norm(at)))) {
      at++;
    }
    String head = s.norm(at);
    boolean own = at == i + 1;
    int to = own ? at + 1 : i + 1;
    if (head.startsWith("област")) {
      Known k = index.findStem(stem, Level.OBLAST);
      return k == null ? null : mention(s, text, i, to, k);
    }
    if (!head.startsWith("район")) {
      return null;
    }
    Known k = index.findStem(stem, Level.RAION);
    String name = Romanisation.of(Character.toUpperCase(stem.charAt(0)) + stem.substring(1) + "ий");
    return mention(s, text, i, to, k != null ? k : new Known(name + " district", PlaceLevel.DISTRICT, null, Territory.UKRAINE, null));
  }

  private static int matches(Sentence s, int at, String[] phrase) {
    int i = at;
    for (String w : phrase) {
      while (s.isJoint(i)) {
        i++;
      }
      String n = s.norm(i);
      if (!(w.endsWith("*") ? n.startsWith(w.substring(0, w.length() - 1)) : n.equals(w))) {
        return -1;
      }
      i++;
    }
    return i;
  }

  private @Nullable Known known(PlaceName name) {
    Site best = null;
    for (Site site : name.sites()) {
      if (best == null || site.weight() > best.weight()) {
        best = site;
      }
    }
    if (best == null || best.code() == null) {
      return null;
    }
    switch (name.kind()) {
      case QUARTER, LANDMARK, AIRFIELD, SEA -> {
        return null;
      }
      default -> {}
    }
    Known k = index.findByCode(best.code());
    if (k == null) {
      return null;
    }
    boolean sure = name.sites().size() == 1 || name.rank() >= KNOWN_RANK;
    return sure ? k : new Known(k.name(), k.level(), null, Territory.UKRAINE, null);
  }

  private static PlaceMention mention(Sentence s, String text, int from, int to, Known k) {
    return new PlaceMention(new Claim.Place(k.name(), k.level(), k.code(), s.words(text, from, to)), k.territory(), k.within(), from, to, Where.NAMED);
  }

  List<PlaceMention> judge(Read r) {
    Sentence s = r.sentence();
    List<PlaceMention> out = new ArrayList<>();
    for (PlaceMention p : r.places()) {
      PlaceMention before = out.isEmpty() ? null : out.getLast();
      Where w = where(r, p);
      if (w == Where.NAMED && before != null && before.where() == Where.THERE && EnglishPlaces.joined(s, before.to(), p.from())) {
        w = Where.THERE;
      }
      out.add(p.as(w));
    }
    for (int i = 0; i < out.size(); i++) {
      PlaceMention o = out.get(i);
      for (int k = 0; k < out.size(); k++) {
        PlaceMention p = out.get(k);
        boolean above = o.place().level() == PlaceLevel.OBLAST || o.place().level() == PlaceLevel.RAION && p.place().level() != PlaceLevel.RAION;
        boolean inside = k != i && above && p.where() == Where.THERE && EnglishWhere.rank(p.place().level()) < EnglishWhere.rank(o.place().level());
        inside &= p.place().level() != PlaceLevel.DISTRICT || p.within() != null;
        // Харкову, Харківській області: both are meant; Нікополь Дніпропетровської області: one is.
        boolean beside = k == i - 1 && s.norm(o.from() - 1).equals(",") && o.place().name().startsWith(p.place().name());
        if (inside && !beside && (p.within() == null || p.within().equals(o.place().code()) || o.place().level() == PlaceLevel.RAION)) {
          out.set(i, o.as(Where.NOT));
        }
      }
    }
    return out;
  }

  private static Where where(Read r, PlaceMention p) {
    Sentence s = r.sentence();
    for (int k = p.to(); k < Math.min(p.to() + 2, s.size()); k++) {
      if (!s.token(k).isWord()) {
        break;
      }
      if (r.at(Tag.TITLE, k) != null || s.norm(k).startsWith("напрямк")) {
        return Where.NOT;
      }
    }
    if (p.from() == 0 && s.norm(p.to()).equals(":") && s.size() > p.to() + 3 && p.place().level() != PlaceLevel.COUNTRY) {
      return Where.THERE;
    }
    int i = p.from() - 1;
    for (int steps = 0; i >= 0 && steps < 5; steps++, i--) {
      String w = s.norm(i);
      if (AWAY.contains(w) || r.at(Tag.TITLE, i) != null) {
        return Where.NOT;
      }
      if (AT.contains(w) || r.at(Tag.HIT, i) != null) {
        return Where.THERE;
      }
      boolean suffers = i == p.from() - 1 && r.at(Tag.INJURE, i) != null && w.startsWith("постражда");
      if (suffers) {
        return Where.THERE;
      }
      if (!HEADS.contains(w) && r.numberAt(i) == null && !w.equals("-") && !w.equals("\"")) {
        break;
      }
    }
    return Where.NAMED;
  }
}
