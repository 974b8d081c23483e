package org.tocsin.core.observation;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.PositionMixture;

/**
 * One statement of a person about one object, group or danger: vague, late, often an echo. A post gives none, one or
 * several.
 *
 * @param from start of the span in which it was true
 * @param to end of that span; a monitor's post without a clock time speaks of the minute before it
 * @param areas codes of areas it concerns: the heading's oblast, the threatened towns; may be empty
 */
public record Sighting(
    Source source,
    Instant from,
    Instant to,
    Kind kind,
    Fate fate,
    Subject subject,
    Motion motion,
    List<String> areas,
    Basis basis)
    implements Observation {

  public enum Kind {
    /** An object or group in the air. */
    OBJECT,
    /** A launch of something that will come. */
    LAUNCH,
    /** A carrier aircraft took off or is airborne. */
    CARRIER,
    /** A call to expect a threat; nothing was seen. */
    WARNING,
    /** A threat, not a siren, is over or denied. */
    ALL_CLEAR,
    EXPLOSION,
    AIR_DEFENCE
  }

  /** What became of the object. */
  public enum Fate {
    ACTIVE,
    /** No longer seen: not proof that it is gone. */
    LOST,
    DESTROYED,
    /** Over for the areas named. */
    PASSED
  }

  /**
   * @param model named model as written in the weapons table, such as "Kh-101", or null
   * @param count number of objects
   */
  public record Subject(ClassMix classes, @Nullable String model, Count count) {}

  /**
   * A stated number. "до 10" is 1 to 10, "кілька" 3 to 7, nothing said 1 to a handful.
   *
   * @param min at least one, except for a denial
   * @param max not below {@code min}
   * @param stated false when the words give no number
   */
  public record Count(int min, int max, boolean stated) {
    /** Nothing said: one object or a few. */
    public static final Count UNSTATED = new Count(1, 4, false);

    public Count {
      if (min < 0 || max < min) {
        throw new IllegalArgumentException("count " + min + " to " + max);
      }
    }

    public static Count of(int n) {
      return new Count(n, n, true);
    }
  }

  /**
   * @param at where it is, or null when not said
   * @param toward where it heads for, or null
   * @param course degrees clockwise from true north, or NaN
   * @param courseSigma standard deviation of the course in degrees, or NaN; a compass word is good to about 25
   */
  public record Motion(
      @Nullable PositionMixture at, @Nullable PositionMixture toward, double course, double courseSigma) {
    public static final Motion UNKNOWN = new Motion(null, null, Double.NaN, Double.NaN);
  }

  /** How a statement changes what its channel said before. */
  public enum Change {
    /** News, or the same again: to be matched with what is known. */
    REPORT,
    /** "ще", "+1": one more beside those known. */
    ADDITION,
    /** "залишок", "загальна:": restates everything in its areas. */
    SNAPSHOT
  }

  /** A field that the words themselves do not give. */
  public enum Inferred {
    CLASS,
    PLACE,
    REGION,
    COUNT,
    COURSE,
    FATE
  }

  /**
   * What the statement rests on.
   *
   * @param messageId channel and post id
   * @param words the part of the post it was read from
   * @param replyTo message id of the post it answers, or null
   * @param inferred fields taken from context rather than from the words
   * @param weight the reader's confidence that this was said, 0 to 1
   */
  public record Basis(
      String messageId, String words, @Nullable String replyTo, Change change, Set<Inferred> inferred, double weight) {
    public Basis {
      if (!(weight > 0 && weight <= 1)) {
        throw new IllegalArgumentException("weight must be above 0 and at most 1, not " + weight);
      }
      // An enum set iterates in the order of declaration, whatever the hash seed.
      inferred =
          Collections.unmodifiableSet(
              inferred.isEmpty() ? EnumSet.noneOf(Inferred.class) : EnumSet.copyOf(inferred));
    }
  }

  public Sighting {
    areas = List.copyOf(areas);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a span must not end before it starts: " + from + " to " + to);
    }
  }

  @Override
  public Instant time() {
    return to;
  }
}
