package org.tocsin.language.reports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one report says of one attack: one side's blow on one place in one time window.
 *
 * @param id unique in the report: a1, a2
 * @param partOf the wave or sum that this blow is a part of, or null; totals of the whole never add to its parts
 * @param facts what the report stands behind, at most one claim for each kind of casualty figure
 * @param others what somebody else says, or what was said before: conflicting figures, denials
 */
public record ReportedAttack(
    String id, Role role, @Nullable String partOf, Side side, List<Claim> facts, List<Claim> others) {

  public enum Role {
    STRIKE,
    /** A night's or day's salvo over the country. */
    WAVE,
    /** An administration's or staff's sum of 24 hours. */
    DAILY_TOTAL,
    /** Weeks, no single date. */
    CAMPAIGN;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public enum Side {
    RUSSIA_ON_UKRAINE,
    UKRAINE_ON_RUSSIA;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ReportedAttack {
    facts = List.copyOf(facts);
    others = List.copyOf(others);
  }

  public List<Claim> list(Fact kind) {
    return facts.stream().filter(c -> c.kind() == kind).toList();
  }

  public Optional<Claim> find(Fact kind) {
    return facts.stream().filter(c -> c.kind() == kind).findFirst();
  }

  /** When it happened, as far as the report tells. */
  public Optional<Claim.Window> window() {
    return find(Fact.WINDOW).map(c -> (Claim.Window) c.value());
  }

  public List<Claim.Place> places() {
    return list(Fact.PLACE).stream().map(c -> (Claim.Place) c.value()).toList();
  }
}
