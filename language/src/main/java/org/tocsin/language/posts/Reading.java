package org.tocsin.language.posts;

import java.util.List;
import org.tocsin.core.observation.Observation;

/**
 * What a post says.
 *
 * @param observations sightings and official alerts in the order of the text; empty when nothing was seen
 */
public record Reading(List<Observation> observations) {
  public Reading {
    observations = List.copyOf(observations);
  }
}
