package org.tocsin.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;
import org.tocsin.core.threat.Evidence;
import org.tocsin.core.threat.Threat;

/**
 * Finds which threats are one thing. What people report, or another tracker, is explained by our own tracks where place,
 * class and course agree: it is no second threat then, its words join the track's evidence, and people's words raise its
 * trust. Another tracker's do not: the same sensors may stand behind both. Of a group of which more is said than is
 * followed, the rest stays.
 */
final class Confirmation {
  /** Bhattacharyya coefficient of two class mixes below which they mean different things. */
  private static final double ALIKE = 0.3;

  /** Standard deviations within which a track explains a report, and those within which it goes on to. */
  private static final double NEAR = 2;

  private static final double STILL_NEAR = 4;

  /** What a place name leaves open, metres. */
  private static final double NAME_BLUR = 2_500;

  private static final double OTHER_WAY = 75;
  private static final int MOST_WORDS = 12;

  /** Tracks that explained a report at the last tick. */
  private TreeMap<String, TreeSet<String>> explained = new TreeMap<>();

  /** All of it, for a snapshot. */
  Map<String, List<String>> state() {
    TreeMap<String, List<String>> out = new TreeMap<>();
    explained.forEach((report, tracks) -> out.put(report, List.copyOf(tracks)));
    return out;
  }

  void restore(Map<String, List<String>> s) {
    explained.clear();
    s.forEach((report, tracks) -> explained.put(report, new TreeSet<>(tracks)));
  }

  /** The threats there are, each once: tracks first, then what they do not explain. */
  List<Threat> joined(List<Threat> tracks, List<Threat> others) {
    if (tracks.isEmpty()) {
      explained.clear();
      return others;
    }
    TreeMap<String, List<Threat>> words = new TreeMap<>();
    TreeMap<String, TreeSet<String>> next = new TreeMap<>();
    List<Threat> rest = new ArrayList<>();
    for (Threat o : others) {
      List<Threat> by = explaining(o, tracks);
      if (by.isEmpty()) {
        rest.add(o);
        continue;
      }
      TreeSet<String> ids = new TreeSet<>();
      for (Threat t : by) {
        ids.add(t.id());
        words.computeIfAbsent(t.id(), k -> new ArrayList<>()).add(o);
      }
      next.put(o.id(), ids);
      if (o.count().stated() && o.count().min() > by.size()) {
        rest.add(fewer(o, by.size()));
      }
    }
    explained = next;
    List<Threat> out = new ArrayList<>(tracks.size() + rest.size());
    for (Threat t : tracks) {
      List<Threat> said = words.get(t.id());
      out.add(said == null ? t : confirmed(t, said));
    }
    out.addAll(rest);
    return out;
  }

  private List<Threat> explaining(Threat o, List<Threat> tracks) {
    PositionMixture at = o.at();
    List<Threat> out = new ArrayList<>();
    if (at == null || o.stage() == Threat.Stage.ENDED || o.stage() == Threat.Stage.EXPECTED) {
      return out;
    }
    TreeSet<String> before = explained.getOrDefault(o.id(), new TreeSet<>());
    for (Threat t : tracks) {
      PositionMixture there = t.at();
      boolean alive = t.stage() == Threat.Stage.ACTIVE && there != null;
      if (alive && alike(o, t) && sameWay(o, t) && near(at, there.main(), before.contains(t.id()) ? STILL_NEAR : NEAR)) {
        out.add(t);
      }
    }
    return out;
  }

  private static boolean alike(Threat o, Threat t) {
    boolean civil = t.classes().main() == ThreatClass.CIVIL_AIRCRAFT;
    boolean reportedCivil = o.classes().main() == ThreatClass.CIVIL_AIRCRAFT;
    boolean tracker = o.id().startsWith("r");
    // People do not speak of airliners in a raid; another tracker may not know that it follows one.
    return tracker && civil || civil == reportedCivil && (o.classes().isUnknown() || o.classes().overlap(t.classes()) >= ALIKE);
  }

  private static boolean sameWay(Threat o, Threat t) {
    return Double.isNaN(o.course()) || Double.isNaN(t.course()) || o.courseSigma() > OTHER_WAY
        || Sphere.separation(o.course(), t.course()) < OTHER_WAY;
  }

  private static boolean near(PositionMixture at, PositionMixture.Component t, double sigmas) {
    for (PositionMixture.Component c : at.components()) {
      double far = sigmas * StrictMath.sqrt(c.sigma() * c.sigma() + t.sigma() * t.sigma() + NAME_BLUR * NAME_BLUR);
      if (StrictMath.abs(c.centre().lat() - t.centre().lat()) * 111_000 <= far
          && Sphere.distance(c.centre(), t.centre()) <= far) {
        return true;
      }
    }
    return false;
  }

  private static Threat confirmed(Threat t, List<Threat> said) {
    double independent = t.independent();
    List<Evidence> evidence = new ArrayList<>(t.evidence());
    String model = t.model();
    for (Threat o : said) {
      independent += o.id().startsWith("r") ? 0 : o.independent();
      evidence.addAll(o.evidence());
      model = model == null ? o.model() : model;
    }
    List<Evidence> kept = evidence.size() <= MOST_WORDS ? evidence : new ArrayList<>(evidence.subList(0, 1));
    if (kept != evidence) {
      kept.addAll(evidence.subList(evidence.size() - MOST_WORDS + 1, evidence.size()));
    }
    return new Threat(t.id(), t.classes(), model, t.count(), t.at(), t.toward(), t.course(), t.courseSigma(), t.speedMin(),
        t.speedMax(), t.since(), t.lastHeard(), t.stage(), t.areas(), kept, independent, t.ending());
  }

  private static Threat fewer(Threat o, int followed) {
    Sighting.Count c = o.count();
    return new Threat(o.id(), o.classes(), o.model(), new Sighting.Count(c.min() - followed, c.max() - followed, true), o.at(),
        o.toward(), o.course(), o.courseSigma(), o.speedMin(), o.speedMax(), o.since(), o.lastHeard(), o.stage(), o.areas(),
        o.evidence(), o.independent(), o.ending());
  }
}
