package org.tocsin.language.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sentence with all that was recognised in it. */
record Read(
    Sentence sentence,
    List<Mark> marks,
    List<NumberMention> numbers,
    List<TimeMention> times,
    List<PlaceMention> places) {

  boolean has(Tag tag) {
    return has(tag, 0, sentence.size());
  }

  boolean has(Tag tag, int from, int to) {
    return first(tag, from, to) != null;
  }

  /** The first mark with a tag that begins in a range of tokens, or null. */
  @Nullable Mark first(Tag tag, int from, int to) {
    for (Mark m : marks) {
      if (m.tag() == tag && m.from() >= from && m.from() < to) {
        return m;
      }
    }
    return null;
  }

  /** The last mark with a tag that ends in a range of tokens, or null. */
  @Nullable Mark last(Tag tag, int from, int to) {
    Mark found = null;
    for (Mark m : marks) {
      if (m.tag() == tag && m.from() >= from && m.to() <= to) {
        found = m;
      }
    }
    return found;
  }

  List<Mark> list(Tag tag) {
    return marks.stream().filter(m -> m.tag() == tag).toList();
  }

  /** The mark with a tag that covers a token, or null. */
  @Nullable Mark at(Tag tag, int token) {
    for (Mark m : marks) {
      if (m.tag() == tag && m.from() <= token && token < m.to()) {
        return m;
      }
    }
    return null;
  }

  @Nullable NumberMention numberAt(int token) {
    for (NumberMention n : numbers) {
      if (n.from() <= token && token < n.to()) {
        return n;
      }
    }
    return null;
  }

  @Nullable PlaceMention placeAt(int token) {
    for (PlaceMention p : places) {
      if (p.from() <= token && token < p.to()) {
        return p;
      }
    }
    return null;
  }
}
