package org.tocsin.simulator.sensing;

import java.util.List;
import java.util.Map;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Source;

/**
 * One message as it reaches us.
 *
 * @param received seconds since the raid's start
 * @param id message id, unique in the raid
 * @param truth the formation that each statement truly speaks of, by message id of its basis; nothing for a false one
 */
public record Report(
    double received, Source source, String id, Map<String, Integer> truth, List<Observation> observations) {
  public Report {
    truth = Map.copyOf(truth);
    observations = List.copyOf(observations);
  }
}
