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
import org.tocsin.core.track.Intake;
import org.tocsin.core.track.Track;
import org.tocsin.core.track.Tracker;

/** The first machine: entries to the air picture (track, assess, project). Not thread-safe; one core thread owns it. */
public final class AirPicture {
  private final GroupEstimator groups;
  private final Projections projections;
  private final Lookout lookout;
  private final SensorPicture sensors;
  private final SensorWatch watch;
  private final TrackedThreats tracked;
  private final ReportedTracks reported;
  private final Confirmation confirmation = new Confirmation();
  private List<Track> tracks = List.of();

  public AirPicture(Areas areas, Map<ThreatClass, ThreatProfile> profiles) {
    groups = new GroupEstimator(areas, profiles);
    projections = new Projections(areas, new ApproachForecast(areas, profiles));
    lookout = new Lookout(areas);
    sensors = new SensorPicture(areas);
    watch = new SensorWatch(areas);
    tracked = new TrackedThreats(profiles);
    reported = new ReportedTracks(profiles);
  }

  public AirPicture(Areas areas) {
    this(areas, ThreatProfile.STANDARD);
  }

  /** All of the machine, for a snapshot; what it holds is nobody else's business. */
  public record State(
      GroupEstimator.State groups,
      Lookout.State lookout,
      Map<String, Projections.Projection> projections,
      SensorPicture.State sensors,
      SensorWatch.State watch,
      TrackedThreats.State tracked,
      Map<String, ReportedTracks.Reported> reported,
      Map<String, List<String>> explained,
      List<Track> tracks) {}

  /** Whether {@link #state} holds everything: not while observations of sensors wait for the second to end. */
  public boolean snapshotable() {
    return sensors.settled();
  }

  /** What became of the observations with geometry. */
  public Intake intake() {
    return sensors.intake();
  }

  /** What was found wrong with the radars and their clocks. */
  public List<Tracker.Offsets> offsets() {
    return sensors.offsets();
  }

  /** Observations and settings of sensors that were left out before they became scans. */
  public long refused() {
    return sensors.refused();
  }

  /** @throws IllegalStateException when not {@link #snapshotable} */
  public State state() {
    if (!snapshotable()) {
      throw new IllegalStateException("observations wait: the state of the picture cannot be saved");
    }
    return new State(groups.state(), lookout.state(), projections.state(), sensors.state(), watch.state(), tracked.state(),
        reported.state(), confirmation.state(), List.copyOf(tracks));
  }

  /** Takes the place of whatever was known: the machine goes on as the one that was saved. */
  public void restore(State s) {
    groups.restore(s.groups());
    lookout.restore(s.lookout());
    projections.restore(s.projections());
    sensors.restore(s.sensors());
    watch.restore(s.watch(), sensors.stated());
    tracked.restore(s.tracked());
    reported.restore(s.reported());
    confirmation.restore(s.explained());
    tracks = List.copyOf(s.tracks());
  }

  /** Takes the next entry, in order of number, and gives the picture after it. */
  public Picture step(Entry entry) {
    Instant now = entry.recordedAt();
    if (entry instanceof Entry.Observed observed) {
      lookout.observe(observed);
      sensors.observe(observed);
      watch.observe(observed);
      reported.observe(observed);
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
    if (entry instanceof Entry.Setting setting) {
      sensors.set(setting);
      watch.use(sensors.stated());
    }
    if (entry instanceof Entry.Tick) {
      sensors.look(now);
      watch.look(now);
      tracks = sensors.tracks(now);
      tracked.update(entry.number(), now, sensors, watch, tracks);
    }
    groups.advance(now);
    List<Threat> others = new ArrayList<>(groups.threats(now));
    others.addAll(reported.threats(now));
    List<Threat> threats = confirmation.joined(tracked.threats(), others);
    projections.step(threats, now, lookout.lastLooked(now));
    return new Picture(
        entry.number(), now, Collections.unmodifiableList(threats), projections.approaches(), projections.changed(),
        lookout.coverage(watch.watched(), now), tracks);
  }
}
