package org.tocsin.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filed account of one attack, see {@link Filing.Account}. @param partOf account of the whole, or null */
public record Account(
    long id,
    long source,
    String label,
    @Nullable Long partOf,
    String role,
    String side,
    Window window,
    List<PlaceName> places) {
  public Account {
    places = List.copyOf(places);
  }
}
