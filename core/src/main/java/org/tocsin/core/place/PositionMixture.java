package org.tocsin.core.place;

import java.util.ArrayList;
import java.util.List;

/**
 * Where something may be: a weighted mixture of isotropic Gaussians on the ground. A town is one narrow component, an
 * oblast one wide one, two namesakes are two components whose weights say how likely each is.
 *
 * @param components one to {@value #MAX_COMPONENTS}, weights summing to one, heaviest first
 */
public record PositionMixture(List<Component> components) {
  /** More alternatives than this carry no usable information and would only cost time. */
  public static final int MAX_COMPONENTS = 8;

  /**
   * @param centre the mean
   * @param sigma standard deviation on each axis, metres
   * @param weight share of the whole, 0 to 1
   */
  public record Component(GeoPoint centre, double sigma, double weight) {
    public Component {
      if (!(sigma >= 0) || Double.isInfinite(sigma)) {
        throw new IllegalArgumentException("sigma must be a finite number of metres, not " + sigma);
      }
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("weight must be positive and finite, not " + weight);
      }
    }
  }

  public PositionMixture {
    components = normalised(components);
  }

  public static PositionMixture of(GeoPoint centre, double sigma) {
    return new PositionMixture(List.of(new Component(centre, sigma, 1)));
  }

  /** The most likely alternative. */
  public Component main() {
    return components.getFirst();
  }

  private static List<Component> normalised(List<Component> given) {
    if (given.isEmpty()) {
      throw new IllegalArgumentException("a position needs at least one component");
    }
    List<Component> sorted = new ArrayList<>(given);
    sorted.sort((a, b) -> Double.compare(b.weight(), a.weight()));
    List<Component> kept = sorted.subList(0, StrictMath.min(sorted.size(), MAX_COMPONENTS));
    double sum = 0;
    for (Component c : kept) {
      sum += c.weight();
    }
    if (StrictMath.abs(sum - 1) < 1e-9) {
      // Scaling what is scaled already would change its last bits each time it is read from a journal.
      return List.copyOf(kept);
    }
    List<Component> out = new ArrayList<>(kept.size());
    for (Component c : kept) {
      out.add(new Component(c.centre(), c.sigma(), c.weight() / sum));
    }
    return List.copyOf(out);
  }
}
