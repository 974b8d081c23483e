package org.tocsin.ledger;

import java.time.Instant;
import java.util.List;

/**
 * One attack, joined from accounts of one or many sources.
 *
 * @param id the id of its first account: stays the same when the ledger is built anew
 * @param releaseAt before this, places are coarsened and sentences are held back
 * @param revision counts what was learnt of it, from 1
 * @param conflicts how many of its figures no one number satisfies
 * @param proposed how many claims wait for a person
 * @param places as sources name them, and the areas around these
 */
public record Attack(
    long id,
    String role,
    String side,
    Window window,
    Instant releaseAt,
    int revision,
    Instant updatedAt,
    int sources,
    int claims,
    int conflicts,
    int proposed,
    List<Place> places,
    List<Figure> figures) {

  /** @param exact named by a source; else an area around such a place */
  public record Place(String code, String name, String level, boolean exact) {}

  public Attack {
    places = List.copyOf(places);
    figures = List.copyOf(figures);
  }
}
