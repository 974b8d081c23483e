package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.Status;
import org.tocsin.language.reports.ReadReport.BackgroundFigure;

/** Numbers that look like an attack's and are not this report's. */
final class BackgroundReader {
  private BackgroundReader() {}

  static List<BackgroundFigure> read(List<Segment> segments, String text) {
    List<BackgroundFigure> out = new ArrayList<>();
    for (Segment s : segments) {
      for (Toll t : s.tolls()) {
        Fact kind = t.children() ? t.killed() ? Fact.CHILDREN_KILLED : Fact.CHILDREN_INJURED : t.killed() ? Fact.KILLED : Fact.INJURED;
        out.add(figure(s, text, kind, new Claim.Figure(t.quantity()), t.from(), t.to()));
      }
      for (Arms a : s.arms()) {
        add(out, s, text, Fact.LAUNCHED, a, a.launched());
        add(out, s, text, Fact.INTERCEPTED, a, a.intercepted());
        add(out, s, text, Fact.STRIKES, a, a.strikes());
      }
    }
    return out;
  }

  private static void add(List<BackgroundFigure> out, Segment s, String text, Fact kind, Arms a, @Nullable Quantity q) {
    if (q != null) {
      out.add(figure(s, text, kind, new Claim.Munitions(a.type(), a.model(), q, null), a.from(), a.to()));
    }
  }

  private static BackgroundFigure figure(Segment s, String text, Fact kind, Claim.Value v, int from, int to) {
    Claim c = new Claim(kind, v, s.sentence().span(from, to), s.sentence().at(), null, Status.STATED, 0.7);
    TimeMention t = s.time();
    Mark period = s.read().first(Tag.PERIOD, s.from(), s.to());
    String words = t != null ? text.substring(s.sentence().at().start() + t.from(), s.sentence().at().start() + t.to()) : period == null ? null : s.sentence().words(text, period.from(), period.to());
    String place = s.there().isEmpty() ? null : s.there().getFirst().place().name();
    return new BackgroundFigure(c, t == null || t.end() == null ? null : t.end().toString(), place, words);
  }
}
