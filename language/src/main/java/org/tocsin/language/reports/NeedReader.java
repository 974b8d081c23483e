package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.NeedKind;
import org.tocsin.language.reports.Claim.Status;

/** Finds who asks for what: sentences with a word of asking and a thing that is asked for. */
final class NeedReader {
  private static final Set<String> PRONOUNS = Set.of("he", "she", "they");
  private static final Set<String> UKRAINE = Set.of("ukraine", "kyiv", "kiev", "україна");
  private static final int REACH = 26;
  private static final Set<String> NOT_UKRAINE = Set.of("russia", "russian", "moscow", "kremlin", "putin", "peskov", "israel", "росія", "москва");

  private final String text;
  private final Speakers speakers;
  private final Map<String, Claim> found = new LinkedHashMap<>();
  private @Nullable String speaker;

  NeedReader(String text, Speakers speakers) {
    this.text = text;
    this.speakers = speakers;
  }

  void add(Read r) {
    Sentence s = r.sentence();
    String named = null;
    for (int i = 0; i < s.size(); i++) {
      String k = speakers.known(s.token(i));
      named = k == null || named != null ? named : k;
    }
    Mark ask = r.first(Tag.ASK, 0, s.size());
    if (ask != null && r.has(Tag.NEED) && !asksElse(s, ask)) {
      needs(r, ask, named);
    }
    speaker = named != null ? named : speaker;
  }

  /** Russia's wishes are not noted here. */
  private static boolean asksElse(Sentence s, Mark ask) {
    for (int i = ask.from() - 1; i >= Math.max(0, ask.from() - 4); i--) {
      if (NOT_UKRAINE.contains(s.norm(i))) {
        return true;
      }
    }
    return false;
  }

  private void needs(Read r, Mark ask, @Nullable String named) {
    Sentence s = r.sentence();
    boolean particular = false;
    List<Mark> marks = new ArrayList<>();
    for (Mark m : r.list(Tag.NEED)) {
      boolean near = Math.min(Math.abs(m.from() - ask.to()), nearest(r, m)) <= REACH;
      particular |= near && !m.arg().equals("other");
      if (near) {
        marks.add(m);
      }
    }
    String by = named != null ? named : isQuote(s) || PRONOUNS.contains(s.norm(0)) ? speaker : party(r, ask);
    for (Mark m : marks) {
      NeedKind kind = NeedKind.valueOf(m.arg().toUpperCase(Locale.ROOT));
      Claim.Need need = new Claim.Need(kind, "Ukraine");
      int from = Math.min(ask.from(), m.from());
      int to = Math.max(ask.to(), m.to());
      boolean sure = by != null && particular;
      Claim c = new Claim(Fact.NEED, need, s.span(from, to), s.at(), by, sure ? Status.STATED : Status.PROPOSED, sure ? 0.8 : 0.5);
      found.putIfAbsent(by + " " + kind, c);
    }
  }

  private static int nearest(Read r, Mark m) {
    int best = REACH + 1;
    for (Mark a : r.list(Tag.ASK)) {
      best = Math.min(best, a.from() >= m.to() ? a.from() - m.to() : Math.abs(m.from() - a.to()));
    }
    return best;
  }

  private boolean isQuote(Sentence s) {
    return s.norm(0).equals("\"") || text.charAt(s.at().start()) == '“';
  }

  private @Nullable String party(Read r, Mark ask) {
    String name = speakers.find(r, text, ask);
    if (name != null) {
      return name;
    }
    Sentence s = r.sentence();
    for (int i = 0; i < s.size(); i++) {
      if (UKRAINE.contains(s.norm(i)) && i < ask.from()) {
        return "Ukraine";
      }
    }
    return null;
  }

  List<Claim> needs() {
    return List.copyOf(found.values());
  }
}
