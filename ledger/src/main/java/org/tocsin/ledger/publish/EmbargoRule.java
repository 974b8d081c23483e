package org.tocsin.ledger.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.Window;

/**
 * When the places of an attack may be told: a delay after the attack is over, longer where a military or critical object
 * was hit. The standard delays are those of order No. 73 of Ukraine's commander-in-chief: 3 hours for civilian objects,
 * 12 for military ones. Power, water, heating, oil, port, transport and industrial objects count as the latter here.
 *
 * @param civilian after an attack that hit nothing critical
 * @param critical after one that did
 */
public record EmbargoRule(Duration civilian, Duration critical) {
  public static final EmbargoRule STANDARD = new EmbargoRule(Duration.ofHours(3), Duration.ofHours(12));

  private static final Set<String> CRITICAL =
      Set.of("military", "power", "water", "heating", "oil", "port", "transport", "industrial");

  public EmbargoRule {
    if (civilian.isNegative() || critical.compareTo(civilian) < 0) {
      throw new IllegalArgumentException("delays are not negative, the critical one not the shorter: " + civilian + ", " + critical);
    }
  }

  /**
   * @param known when the ledger first knew of it: the start of the delay for an attack without a day
   * @param decided by an editor, instead; null when nobody did
   */
  public Instant releaseAt(Window window, Instant known, Collection<FiledClaim> claims, @Nullable Instant decided) {
    if (decided != null) {
      return decided;
    }
    boolean hitCritical = claims.stream().anyMatch(c -> c.fact() == Fact.TARGET && CRITICAL.contains(c.subject()));
    Instant over = window.over();
    // A window by days ends at midnight, often hours after the last impact was published; later news waits no longer.
    Instant from = over == null || over.isAfter(known) ? known : over;
    return from.plus(hitCritical ? critical : civilian);
  }
}
