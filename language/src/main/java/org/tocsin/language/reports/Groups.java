package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Group.Who;

/** Finds the people a sentence speaks of. */
final class Groups {
  private static final Set<String> NO_PLURAL = Set.of("as", "was", "has", "others", "is");
  private static final Set<String> MANY = Set.of("countless", "many", "numerous", "other", "more");
  private static final int ADULT = 18;
  private static final int REACH = 5;
  private static final Set<String> STOP =
      Set.of("in", "at", "on", "were", "was", "and", "who", "have", "has", "are", "is", "by", "to", "for", "from", "with", "had", ",", "-", "(", ")", ":", "на", "у", "в", "з", "та", "і", "було", "за", "від", "до", "по", ".", "/", "%", "\"", "that");
  private static final Set<String> ARTICLES = Set.of("a", "an", "one", "another", "her", "his", "their");

  private Groups() {}

  static List<Group> find(Read r) {
    List<Group> out = new ArrayList<>();
    for (NumberMention n : r.numbers()) {
      Group g = counted(r, n);
      if (!g.isBare() || !isThing(r, n.to())) {
        out.add(g);
      }
    }
    for (Mark m : r.marks()) {
      boolean person = m.tag() == Tag.PERSON || m.tag() == Tag.CHILD;
      if (person && covering(out, m.from()) == null) {
        Group g = m.arg().equals("two") ? pair(r, m) : m.arg().equals("one") ? single(r, m) : uncounted(r, m);
        if (g != null) {
          out.add(g);
        }
      }
    }
    ages(r, out);
    out.sort(Comparator.comparingInt(Group::from));
    return out;
  }

  private static Group counted(Read r, NumberMention n) {
    Sentence s = r.sentence();
    boolean other = r.has(Tag.OTHER, Math.max(0, n.from() - 2), n.from()) || r.at(Tag.OTHER, n.from() - 1) != null;
    Who who = null;
    int to = n.to();
    for (int i = n.to(); i < Math.min(s.size(), n.to() + REACH); i++) {
      if (r.at(Tag.OTHER, i) != null) {
        other = true;
        to = i + 1;
        if (s.norm(i).equals("others")) {
          who = Who.PEOPLE;
        }
        continue;
      }
      Mark troops = r.at(Tag.TROOPS, i);
      Mark child = r.at(Tag.CHILD, i);
      Mark person = r.at(Tag.PERSON, i);
      if (troops != null || child != null || person != null) {
        Mark m = troops != null ? troops : child != null ? child : person;
        who = troops != null ? Who.TROOPS : child != null ? Who.CHILDREN : Who.PEOPLE;
        to = m.to();
        break;
      }
      boolean describes = !STOP.contains(s.norm(i + 1)) && (r.has(Tag.PERSON, i + 1, i + 3) || r.has(Tag.CHILD, i + 1, i + 3) || r.has(Tag.TROOPS, i + 1, i + 4));
      boolean trigger = (r.at(Tag.KILL, i) != null || r.at(Tag.INJURE, i) != null) && !describes;
      if (trigger || STOP.contains(s.norm(i)) && !s.isJoint(i) || r.at(Tag.WEAPON, i) != null || r.at(Tag.TARGET, i) != null || r.numberAt(i) != null) {
        break;
      }
    }
    Mark them = r.at(Tag.INCLUDING, n.to());
    if (who == null && them != null && (s.norm(them.to() - 1).equals("them") || s.norm(them.to() - 1).equals("whom") || s.norm(them.to() - 1).equals("those")) && s.norm(n.to()).equals("of")) {
      who = Who.PEOPLE;
      to = them.to();
    }
    // "the 20 wounded soldiers", "6 of its workers"
    if (who == null && s.norm(n.to()).equals("of")) {
      for (int i = n.to() + 1; i < Math.min(s.size(), n.to() + 4); i++) {
        if (r.at(Tag.PERSON, i) != null) {
          who = Who.PEOPLE;
          to = i + 1;
        }
      }
    }
    int child = childrenOf(r, n.to());
    if (who == null && child > 0 || who == Who.PEOPLE && them != null && child > 0) {
      return new Group(n.quantity(), Who.CHILDREN, false, true, n.bounded(), n.from(), child);
    }
    boolean part = isPart(r, n.from()) || who == Who.CHILDREN && them != null;
    return new Group(n.quantity(), who, other, part, n.bounded(), n.from(), to);
  }

  /** "two of them children", "двоє з них — діти", "із них троє — діти": the end of the word for children, or 0. */
  private static int childrenOf(Read r, int from) {
    Mark them = r.at(Tag.INCLUDING, from);
    int i = them == null ? from : them.to();
    boolean before = them == null && r.last(Tag.INCLUDING, Math.max(0, from - 4), from) != null;
    while (r.sentence().norm(i).equals("-") || r.sentence().norm(i).equals("are") || r.sentence().norm(i).equals("were") || r.sentence().norm(i).equals("is")) {
      i++;
    }
    Mark child = (them != null || before) && i > from ? r.at(Tag.CHILD, i) : null;
    return child == null ? 0 : child.to();
  }

  /** A noun that is counted and is no person: 15 settlements. */
  private static boolean isThing(Read r, int at) {
    Sentence s = r.sentence();
    if (at >= s.size() || !s.token(at).isWord() || STOP.contains(s.norm(at)) || r.at(Tag.KILL, at) != null || r.at(Tag.INJURE, at) != null || r.at(Tag.OTHER, at) != null || r.at(Tag.INCLUDING, at) != null) {
      return false;
    }
    String w = s.norm(at);
    return w.charAt(0) >= 'Ѐ' ? !w.endsWith("о") : w.endsWith("s") && !NO_PLURAL.contains(w);
  }

  private static boolean isPart(Read r, int from) {
    Mark inc = r.last(Tag.INCLUDING, Math.max(0, from - 5), from);
    return inc != null && inc.to() >= from - 1 || inc != null && r.numberAt(inc.to()) != null && from - inc.to() <= 4;
  }

  /** "a 52-year-old woman", "one person", "Girl, 14, killed"; Ukrainian needs no article. */
  private static @Nullable Group single(Read r, Mark m) {
    Sentence s = r.sentence();
    int from = m.from();
    boolean article = false;
    for (int i = m.from() - 1; i >= Math.max(0, m.from() - 8); i--) {
      if (ARTICLES.contains(s.norm(i))) {
        article = true;
        from = i;
        break;
      }
      boolean adjective = s.isJoint(i) || s.token(i).isNumber() || s.token(i).isWord() && !STOP.contains(s.norm(i)) && r.at(Tag.KILL, i) == null
          && r.at(Tag.INJURE, i) == null && !s.norm(i).equals("the") && !s.norm(i).equals("of") && r.at(Tag.PERSON, i) == null && r.at(Tag.CHILD, i) == null;
      if (!adjective) {
        break;
      }
    }
    boolean cyrillic = s.norm(m.from()).charAt(0) >= 'Ѐ';
    boolean opens = m.from() == 0 || s.headline() && m.from() <= 2;
    if (!article && !cyrillic && !opens) {
      return null;
    }
    boolean child = m.tag() == Tag.CHILD || minor(r, from, m.to());
    boolean other = s.norm(from).equals("another") || r.at(Tag.OTHER, m.from() - 1) != null;
    return new Group(Quantity.exact(1), child ? Who.CHILDREN : Who.PEOPLE, other, isPart(r, from), false, from, m.to());
  }

  /** "an elderly couple": two. */
  private static @Nullable Group pair(Read r, Mark m) {
    boolean of = r.sentence().norm(m.to()).equals("of");
    return of ? null : new Group(Quantity.exact(2), Who.PEOPLE, false, isPart(r, m.from()), false, m.from(), m.to());
  }

  private static boolean minor(Read r, int from, int to) {
    Sentence s = r.sentence();
    for (int i = from; i < to; i++) {
      if ((s.norm(i).equals("month") || s.norm(i).equals("week") || s.norm(i).equals("day")) && s.norm(i + 2).equals("old")) {
        return true;
      }
      if (s.token(i).isNumber() && (s.norm(i + 2).equals("year") || s.norm(i + 2).startsWith("річн") || s.norm(i + 1).startsWith("річн"))) {
        return s.token(i).raw().length() <= 3 && Integer.parseInt(s.token(i).raw()) < ADULT;
      }
    }
    return false;
  }

  /** "countless others", "civilians": some. */
  private static @Nullable Group uncounted(Read r, Mark m) {
    Sentence s = r.sentence();
    boolean many = s.norm(m.from()).equals("others") || MANY.contains(s.norm(m.from() - 1)) || m.tag() == Tag.CHILD || s.norm(m.from()).charAt(0) >= 'Ѐ';
    return many ? new Group(Quantity.some(), m.tag() == Tag.CHILD ? Who.CHILDREN : Who.PEOPLE, true, isPart(r, m.from()), false, m.from(), m.to()) : null;
  }

  /** A person named by an age alone: "Among the dead was 14-year-old Sofia". */
  private static void ages(Read r, List<Group> out) {
    Sentence s = r.sentence();
    for (int i = 0; i + 4 < s.size(); i++) {
      boolean age = s.token(i).isNumber() && s.token(i).raw().length() <= 3 && s.norm(i + 2).equals("year") && s.norm(i + 4).equals("old");
      if (age && covering(out, i) == null) {
        boolean child = Integer.parseInt(s.token(i).raw()) < ADULT;
        out.add(new Group(Quantity.exact(1), child ? Who.CHILDREN : Who.PEOPLE, false, true, false, i, i + 5));
      }
    }
  }

  private static @Nullable Group covering(List<Group> groups, int token) {
    for (Group g : groups) {
      if (g.from() <= token && token < g.to()) {
        return g;
      }
    }
    return null;
  }
}
