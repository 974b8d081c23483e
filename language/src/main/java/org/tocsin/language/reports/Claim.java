package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One statement that a report makes.
 *
 * @param kind what is stated
 * @param value the statement
 * @param span the words it was read from
 * @param sentence the sentence (or caption, or line) around them
 * @param by who says it, as the text names them; null when the report speaks for itself
 * @param confidence 0 to 1: how sure the reader is that the text says this
 */
public record Claim(
    Fact kind, Value value, Span span, Span sentence, @Nullable String by, Status status, double confidence) {

  public enum Status {
    STATED,
    /** Read by a weak rule: for a person to confirm. */
    PROPOSED
  }

  /** What a claim states; which one belongs to which kind is said at each. */
  public sealed interface Value {}

  /**
   * When. Both ends inclusive, local days; null when the text does not tell.
   *
   * @param words the time words, or null when the window is the default of an undated report
   * @param partial {@code --MM-DD} where day and month stand without a year, else null
   */
  public record Window(
      @Nullable LocalDate start, @Nullable LocalDate end, @Nullable String words, @Nullable String partial)
      implements Value {}

  /**
   * Where: a place attacked.
   *
   * @param name English form after the Ukrainian
   * @param code register code, or null for what the register does not hold
   * @param source the form in the text
   */
  public record Place(String name, PlaceLevel level, @Nullable String code, String source) implements Value {}

  /** With what. @param model Shahed-136, Kh-101; null when only the class is said */
  public record Weapon(WeaponType type, @Nullable String model) implements Value {}

  /**
   * Munitions launched or intercepted, or blows struck.
   *
   * @param scope the words that bound the figure ("over eight regions"), or null
   */
  public record Munitions(WeaponType type, @Nullable String model, Quantity quantity, @Nullable String scope)
      implements Value {}

  /** People killed, injured; explosions heard. */
  public record Figure(Quantity quantity) implements Value {}

  /** What was hit. @param name as in the text */
  public record Target(TargetKind kind, String name) implements Value {}

  /** What came of it. @param place as in the text, or null; @param count customers, people, fires, or null */
  public record Effect(EffectKind kind, @Nullable String place, @Nullable Quantity count) implements Value {}

  /** What somebody asks for. @param forWhom who is to get it, or null */
  public record Need(NeedKind what, @Nullable String forWhom) implements Value {}

  /** A statement without a number, in the text's words. */
  public record Words(String text) implements Value {}

  public enum PlaceLevel {
    CITY,
    VILLAGE,
    DISTRICT,
    RAION,
    OBLAST,
    COUNTRY,
    FACILITY;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public enum TargetKind {
    POWER,
    WATER,
    HEATING,
    RESIDENTIAL,
    COMMERCIAL,
    INDUSTRIAL,
    OIL,
    PORT,
    TRANSPORT,
    HOSPITAL,
    SCHOOL,
    MILITARY,
    OTHER;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public enum EffectKind {
    POWER_OUTAGE,
    WATER_OUTAGE,
    HEATING_OUTAGE,
    GAS_OUTAGE,
    INTERNET_OUTAGE,
    TRANSPORT_DISRUPTION,
    FIRE,
    EVACUATION,
    SHELTER,
    AIR_RAID_ALERT;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public enum NeedKind {
    AIR_DEFENCE_SYSTEMS,
    MUNITIONS,
    LONG_RANGE_STRIKE_PERMISSION,
    OTHER;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public enum WeaponType {
    UAV_STRIKE,
    CRUISE_MISSILE,
    BALLISTIC_MISSILE,
    AEROBALLISTIC,
    GLIDE_BOMB,
    /** S-300 or S-400 used against targets on the ground. */
    AIR_DEFENCE_MISSILE_S300,
    ARTILLERY_ROCKET,
    MISSILE_UNKNOWN,
    UAV_UNKNOWN,
    ARTILLERY,
    AIRSTRIKE_UNKNOWN,
    OTHER;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Claim {
    if (confidence < 0 || confidence > 1) {
      throw new IllegalArgumentException("confidence " + confidence);
    }
    if (span.start() < sentence.start() && span.end() > sentence.end()) {
      throw new IllegalArgumentException("the words of a claim lie around its sentence");
    }
  }

  /** The number it states, or null for a claim without one. */
  public @Nullable Quantity quantity() {
    return switch (value) {
      case Figure f -> f.quantity();
      case Munitions m -> m.quantity();
      case Effect e -> e.count();
      default -> null;
    };
  }
}
