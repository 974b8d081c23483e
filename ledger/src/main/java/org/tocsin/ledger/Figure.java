package org.tocsin.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Fact;

/**
 * What all sources together allow for one number of an attack.
 *
 * @param subject class of munition, {@code all} of a family ({@code missiles}, {@code uavs}, {@code bombs}), or empty
 * @param amount the number of the preferred claim, null when it says only "some"
 * @param low the smallest number that any counted claim allows
 * @param high the largest, null when open
 * @param accounts how many accounts state it
 * @param conflict whether no one number satisfies all
 * @param claims ids of the claims it rests on, the preferred one first
 */
public record Figure(
    Fact fact,
    String subject,
    @Nullable Long amount,
    long low,
    @Nullable Long high,
    String bound,
    int accounts,
    boolean conflict,
    List<Long> claims) {
  public Figure {
    claims = List.copyOf(claims);
  }

  public String text() {
    return new Amount(amount, bound.equals("range") ? high : null, bound, false, false, false).text();
  }
}
