package org.tocsin.language.posts;

import java.util.List;
import org.tocsin.core.observation.Observation;

/**
 * What a post says.
 *
 * @param observations sightings and official alerts in the order of the text; empty when nothing was seen
 * @param parsed what the words say by themselves, before context
 * @param repeated the same channel published the same words under the same id before: nothing new
 */
public record Reading(List<Observation> observations, Parsed parsed, boolean repeated) {
  public Reading {
    observations = List.copyOf(observations);
  }
}
