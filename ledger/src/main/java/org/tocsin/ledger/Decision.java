package org.tocsin.ledger;

import java.time.Instant;
import java.util.Locale;

/**
 * What an editor decided: who, when, why; chained to the decision before by its hash, and signed with the editor's key.
 *
 * @param target {@code claim:ID}, {@code account:ID} or {@code decision:ID}
 * @param payload what the kind needs: an amount, an attack, an instant; else empty
 * @param previous hash of the decision before; empty for the first
 * @param hash SHA-256 of all of the above, hexadecimal
 * @param signature Ed25519 over the hash, Base64
 */
public record Decision(
    long id,
    Instant at,
    String editor,
    Kind kind,
    String target,
    String payload,
    String reason,
    String previous,
    String hash,
    String signature) {

  public enum Kind {
    CONFIRM,
    REJECT,
    /** The payload is the amount that the source really states: {@code VALUE BOUND [MAX]}. */
    CORRECT,
    /** The account tells of another attack: the payload is {@code TO FROM}, ids of attacks; its own id for a new one. */
    MOVE,
    /** The payload is the instant from which places may be told, in seconds since 1970. */
    RELEASE,
    /** Undoes the decision that is its target. */
    REVERT;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The attack that a {@link Kind#MOVE} puts its account into. */
  public long movedTo() {
    return Long.parseLong(payload.split(" ")[0]);
  }

  /** The attack that it was in before. */
  public long movedFrom() {
    return Long.parseLong(payload.split(" ")[1]);
  }
}
