package org.tocsin.bench;

import java.util.Locale;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.place.PositionMixture;

/** Observations in a line. */
final class NightWords {
  private NightWords() {}

  static String of(Observation o) {
    if (!(o instanceof Sighting s)) {
      return o.getClass().getSimpleName();
    }
    Sighting.Motion m = s.motion();
    String count = s.subject().count().stated() ? " " + s.subject().count().max() : "";
    String at = m.at() == null ? "" : " at " + place(m.at());
    String toward = m.toward() == null ? "" : " to " + place(m.toward());
    return s.kind() + " " + s.subject().classes().main() + count + at + toward + " " + s.basis().inferred() + String.format(Locale.ROOT, " %.2f", s.basis().weight());
  }

  static String place(PositionMixture p) {
    return String.format(Locale.ROOT, "%.2f,%.2f (1 of %d)", p.main().centre().lat(), p.main().centre().lon(), p.components().size());
  }
}
