package org.tocsin.core.threat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;

/** How well a statement fits a group that is known: 0 (cannot be it) to 1. */
final class Association {
  /** Below this it is a new group. */
  static final double ACCEPT = 0.10;

  /** Unknown words and an unnamed object fit anything, but less well than a name. */
  private static final double UNNAMED = 0.6;

  private static final double CLASS_GATE = 0.3;

  /** A namesake less likely than this share of the likeliest one is not what was meant. */
  private static final double UNLIKELY = 0.2;

  /** Names of towns stand for the surroundings, metres. */
  static final double NAME_BLUR = 2_500;

  /** How far ahead of an object monitors name its destination, in seconds of its flight. */
  private static final double LEAD_SECONDS = 720;

  private Association() {}

  static double score(Group g, Sighting s, Instant now) {
    double kind = classFit(g.classes, s.subject().classes());
    if (kind < CLASS_GATE) {
      return 0;
    }
    Sighting.Motion m = s.motion();
    PositionMixture predicted = g.placed() ? g.predict(now) : null;
    double place;
    if (predicted == null) {
      place = g.placed() ? 0 : areaFit(g, s);
    } else if (m.at() != null) {
      place = overlap(predicted, m.at());
    } else if (m.toward() != null) {
      place = towardFit(g, predicted, m.toward());
    } else {
      place = 0;
    }
    return kind * place;
  }

  static double classFit(ClassMix a, ClassMix b) {
    return a.isUnknown() || b.isUnknown() ? UNNAMED : a.overlap(b);
  }

  private static double areaFit(Group g, Sighting s) {
    return s.motion().at() == null && s.motion().toward() == null && intersects(g, s.areas()) ? 1 : 0;
  }

  static boolean intersects(Group g, List<String> areas) {
    if (g.areas.isEmpty() || areas.isEmpty()) {
      return g.areas.isEmpty() && areas.isEmpty();
    }
    for (String a : areas) {
      if (g.areas.contains(a)) {
        return true;
      }
    }
    return false;
  }

  private static double towardFit(Group g, PositionMixture predicted, PositionMixture toward) {
    PositionMixture aim = g.toward;
    double same = aim == null ? 0 : overlap(aim, toward);
    double lead = g.profile().speedTypical() * LEAD_SECONDS;
    double d = Sphere.distance(predicted.main().centre(), toward.main().centre());
    double near = StrictMath.exp(-d / lead);
    double turned = 1;
    if (!Double.isNaN(g.course) && d > predicted.main().sigma()) {
      double off = Sphere.separation(g.course, Sphere.bearing(predicted.main().centre(), toward.main().centre()));
      turned = off < 60 ? 1 : off < 110 ? 0.5 : 0.15;
    }
    return StrictMath.max(same, near * turned);
  }

  /**
   * Peak-normalised overlap of two mixtures: the best pair of alternatives, each as likely as it is against the likeliest of
   * its own mixture, 0 to 1. A namesake far less likely than the place meant makes no match: the words are cited as
   * evidence of whatever they are matched with.
   */
  static double overlap(PositionMixture a, PositionMixture b) {
    double best = 0;
    for (PositionMixture.Component i : a.components()) {
      double ri = i.weight() / a.main().weight();
      for (PositionMixture.Component j : b.components()) {
        double rj = j.weight() / b.main().weight();
        if (ri >= UNLIKELY && rj >= UNLIKELY) {
          best = StrictMath.max(best, fit(i, j) * ri * rj);
        }
      }
    }
    return best;
  }

  private static double fit(PositionMixture.Component i, PositionMixture.Component j) {
    double var = i.sigma() * i.sigma() + j.sigma() * j.sigma() + 2 * NAME_BLUR * NAME_BLUR;
    double d = Sphere.distance(i.centre(), j.centre());
    return StrictMath.exp(-d * d / (2 * var));
  }

  /** Namesakes weighted anew by how near each lies to where the group should be. */
  static PositionMixture reweighted(PositionMixture said, @Nullable PositionMixture predicted) {
    if (predicted == null || said.components().size() == 1) {
      return said;
    }
    List<PositionMixture.Component> out = new ArrayList<>();
    for (PositionMixture.Component c : said.components()) {
      double fit = 0;
      for (PositionMixture.Component p : predicted.components()) {
        fit += p.weight() * fit(c, p);
      }
      out.add(new PositionMixture.Component(c.centre(), c.sigma(), c.weight() * (fit + 1e-3)));
    }
    return new PositionMixture(out);
  }
}
