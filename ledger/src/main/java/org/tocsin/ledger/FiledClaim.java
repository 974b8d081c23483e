package org.tocsin.ledger;

import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Fact;

/**
 * A filed claim, see {@link Filing.Statement}, as editors' decisions leave it.
 *
 * @param account null for what is said beside single attacks
 * @param amount as filed, or as an editor corrected it
 * @param standing what editors decided of it
 */
public record FiledClaim(
    long id,
    long source,
    @Nullable Long account,
    Fact fact,
    String subject,
    @Nullable String name,
    String part,
    @Nullable String scope,
    @Nullable Amount amount,
    @Nullable String by,
    boolean other,
    double confidence,
    Standing standing,
    String passage,
    int from,
    int to) {

  public enum Standing {
    STATED,
    /** Read by a weak rule; counts only where nothing better is known. */
    PROPOSED,
    CONFIRMED,
    CORRECTED,
    REJECTED
  }

  public boolean counts() {
    return standing != Standing.REJECTED && !other && part.isEmpty();
  }

  public FiledClaim with(Standing s, @Nullable Amount corrected) {
    return new FiledClaim(
        id, source, account, fact, subject, name, part, scope, corrected, by, other, confidence, s, passage, from, to);
  }
}
