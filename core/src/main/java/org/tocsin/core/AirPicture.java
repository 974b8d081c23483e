package org.tocsin.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.tocsin.core.approach.ApproachForecast;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.Areas;
import org.tocsin.core.threat.GroupEstimator;
import org.tocsin.core.threat.Threat;
import org.tocsin.core.threat.ThreatProfile;

/** The first machine: entries to the air picture (track, assess, project). Not thread-safe; one core thread owns it. */
public final class AirPicture {
  private final GroupEstimator groups;
  private final Projections projections;
  private final Lookout lookout;

  public AirPicture(Areas areas, Map<ThreatClass, ThreatProfile> profiles) {
    groups = new GroupEstimator(areas, profiles);
    projections = new Projections(areas, new ApproachForecast(areas, profiles));
    lookout = new Lookout(areas);
  }

  public AirPicture(Areas areas) {
    this(areas, ThreatProfile.STANDARD);
  }

  /** All of the machine, for a snapshot; what it holds is nobody else's business. */
  public record State(
      GroupEstimator.State groups, Lookout.State lookout, Map<String, Projections.Projection> projections) {}

  public State state() {
    return new State(groups.state(), lookout.state(), projections.state());
  }

  /** Takes the place of whatever was known: the machine goes on as the one that was saved. */
  public void restore(State s) {
    groups.restore(s.groups());
    lookout.restore(s.lookout());
    projections.restore(s.projections());
  }

  /** Takes the next entry, in order of number, and gives the picture after it. */
  public Picture step(Entry entry) {
    Instant now = entry.recordedAt();
    if (entry instanceof Entry.Observed observed) {
      lookout.observe(observed);
      List<Sighting> sightings = new ArrayList<>();
      for (Observation o : observed.observations()) {
        if (o instanceof Sighting s) {
          sightings.add(s);
        }
      }
      if (!sightings.isEmpty()) {
        groups.observe(observed, sightings);
      }
    }
    groups.advance(now);
    List<Threat> threats = groups.threats(now);
    projections.step(threats, now, lookout.lastLooked(now));
    return new Picture(
        entry.number(), now, Collections.unmodifiableList(threats), projections.approaches(), projections.changed(),
        lookout.coverage());
  }
}
