package org.tocsin.simulator.study;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.tocsin.core.AirPicture;
import org.tocsin.core.AlertDesk;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.PositionMixture;

/** Both machines over the built-in areas, fed by a story. */
final class Scene {
  final Areas areas;
  final List<Alert> alerts = new ArrayList<>();
  Instant now = Instant.parse("2026-01-10T20:00:00Z");
  Picture picture;
  boolean feeds = true;
  private final AirPicture air;
  private final AlertDesk desk;
  private long number;

  Scene(Areas areas) {
    this.areas = areas;
    air = new AirPicture(areas);
    desk = new AlertDesk(areas, AlertPolicy.standard());
    picture = step(new Entry.Tick(++number, now));
  }

  private Picture step(Entry e) {
    picture = air.step(e);
    alerts.addAll(desk.step(e, picture));
    return picture;
  }

  /** Lets seconds pass; while the feeds work, one of them shows that it lives once a minute. */
  Scene wait(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      step(new Entry.Tick(++number, now));
      if (feeds && now.getEpochSecond() % 60 == 0) {
        say(new SensorStatus(new Source("words", "poller", Trust.TRUSTED), now, SensorStatus.Health.LOOKING, List.of(), ""));
      }
    }
    return this;
  }

  Scene say(Observation... all) {
    step(new Entry.Observed(++number, now, new Datagram("words", "w/" + number, now, "test", Bytes.utf8("")), List.of(all)));
    return this;
  }

  /** A feed of its own for some areas shows that it lives. */
  Scene alive(String feed, String... where) {
    return status(feed, SensorStatus.Health.LOOKING, List.of(where));
  }

  /** The feed of words says of itself that it sees nothing. */
  Scene blind() {
    return status("words", SensorStatus.Health.BLIND, List.of());
  }

  private Scene status(String feed, SensorStatus.Health health, List<String> where) {
    var s = new SensorStatus(new Source(feed, "poller", Trust.TRUSTED), now, health, where, "");
    step(new Entry.Observed(++number, now, new Datagram(feed, feed + "/" + number, now, "test", Bytes.utf8("")), List.of(s)));
    return this;
  }

  /** A drone at a place, by a monitor, with words of a time. */
  Sighting drone(String channel, GeoPoint at, double course, Instant time) {
    return sighting(channel, Trust.MONITOR, Sighting.Kind.OBJECT, ThreatClass.STRIKE_UAV,
        new Sighting.Motion(PositionMixture.of(at, 3_000), null, course, Double.isNaN(course) ? Double.NaN : 20), time);
  }

  Sighting launch(String channel, GeoPoint aim) {
    return sighting(channel, Trust.MONITOR, Sighting.Kind.LAUNCH, ThreatClass.BALLISTIC_MISSILE,
        new Sighting.Motion(null, PositionMixture.of(aim, 5_000), Double.NaN, Double.NaN), now);
  }

  Sighting sighting(String channel, Trust trust, Sighting.Kind kind, ThreatClass c, Sighting.Motion motion, Instant time) {
    var basis =
        new Sighting.Basis(
            channel + "/" + (number + 1), "words", null, Sighting.Change.REPORT, EnumSet.noneOf(Sighting.Inferred.class), 1);
    return new Sighting(
        new Source("words", channel, trust), time.minusSeconds(30), time, kind, Sighting.Fate.ACTIVE,
        new Sighting.Subject(ClassMix.of(c), null, Sighting.Count.of(1)), motion, List.of(), basis);
  }

  Alert alert(GeoPoint at) {
    return desk.current().get(areas.findCommunityAt(at).orElseThrow().index());
  }

  List<Alert> current() {
    return desk.current();
  }
}
