package org.tocsin.server.http;

import java.util.List;
import org.tocsin.core.track.Scan;
import org.tocsin.simulator.scenario.ScenarioFolder;
import org.tocsin.simulator.scenario.ScenarioRun;

/**
 * A scenario and what the tracker made of it.
 *
 * @param run which of the scenario's numbered runs it is, 0 where they are not numbered
 * @param scans in order of time, those the tracker was given
 */
public record ShownScenario(ScenarioFolder folder, int run, List<Scan> scans, ScenarioRun.Result result) {
  public ShownScenario {
    scans = List.copyOf(scans);
  }
}
