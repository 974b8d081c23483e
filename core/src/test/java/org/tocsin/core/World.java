package org.tocsin.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.PositionMixture;

/**
 * A small country for tests: ten by ten raions of 0.2 by 0.3 degrees (22 km squares) in two oblasts, R00 in the south
 * west, R09 in the south east, R90 in the north west. Runs entries through both machines and keeps every alert.
 */
public final class World {
  public static final Instant START = Instant.parse("2026-01-10T20:00:00Z");
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  public final Areas areas = country();
  public final List<Alert> alerts = new ArrayList<>();
  public final List<Entry> journal = new ArrayList<>();
  public Instant now = START;
  public Picture picture;
  private final AirPicture air = new AirPicture(areas);
  private final AlertDesk desk;
  private long number;

  public World() {
    this(AlertPolicy.standard());
  }

  public World(AlertPolicy policy) {
    desk = new AlertDesk(areas, policy);
    picture = step(new Entry.Tick(++number, now));
  }

  public static Areas country() {
    List<Area> list = new ArrayList<>();
    list.add(area("XX", Level.COUNTRY, null, 48, 30, 2, 3));
    list.add(area("W", Level.OBLAST, "XX", 48, 30, 2, 1.5));
    list.add(area("E", Level.OBLAST, "XX", 48, 31.5, 2, 1.5));
    for (int row = 0; row < 10; row++) {
      for (int col = 0; col < 10; col++) {
        String parent = col < 5 ? "W" : "E";
        list.add(area("R" + row + col, Level.RAION, parent, 48 + row * 0.2, 30 + col * 0.3, 0.2, 0.3));
      }
    }
    return new Areas("test", "", Level.RAION, list, List.of());
  }

  private static Area area(
      String code, Level level, @Nullable String parent, double south, double west, double height, double width) {
    Geometry box =
        GEOMETRY.createPolygon(
            new Coordinate[] {
              new Coordinate(west, south),
              new Coordinate(west + width, south),
              new Coordinate(west + width, south + height),
              new Coordinate(west, south + height),
              new Coordinate(west, south)
            });
    GeoPoint centre = new GeoPoint(south + height / 2, west + width / 2);
    return new Area(code, level, code, code, parent, 10_000, centre, box);
  }

  /** The middle of a raion. */
  public GeoPoint centre(String code) {
    return areas.findArea(code).orElseThrow().centre();
  }

  public World wait(Duration time) {
    for (long i = 0; i < time.toSeconds(); i++) {
      now = now.plusSeconds(1);
      step(new Entry.Tick(++number, now));
    }
    return this;
  }

  public World minutes(int n) {
    return wait(Duration.ofMinutes(n));
  }

  /** Any message of the feed: it shows that somebody looks. */
  public World look() {
    return say(
        new SensorStatus(
            new Source("net", "poller", Trust.TRUSTED), now, SensorStatus.Health.LOOKING, List.of(), ""));
  }

  public World say(Observation... observations) {
    long n = ++number;
    Datagram d = new Datagram("net", "net/" + n, now, "post+json", Bytes.utf8("post " + n));
    step(new Entry.Observed(n, now, d, List.of(observations)));
    return this;
  }

  public World siren(String area, OfficialAlert.Signal signal) {
    return say(
        new OfficialAlert(
            new Source("net", "siren", Trust.OFFICIAL), now, List.of(area), signal, OfficialAlert.Kind.AIR, signal + " " + area));
  }

  public World order(Entry.Order.Action action, String area, @Nullable String second) {
    step(new Entry.Order(++number, now, "officer", second, action, area, Duration.ofMinutes(30), "by order"));
    return this;
  }

  /** A setting recorded now. */
  public World set(String key, String value) {
    step(new Entry.Setting(++number, now, key, value));
    return this;
  }

  /** The first machine, for what it alone can tell. */
  public AirPicture air() {
    return air;
  }

  public Picture step(Entry e) {
    journal.add(e);
    picture = air.step(e);
    alerts.addAll(desk.step(e, picture));
    return picture;
  }

  public Alert alert(String code) {
    return desk.current().get(areas.findCommunity(code).orElseThrow().index());
  }

  public AlertState state(String code) {
    return alert(code).state();
  }

  /** The states a community went through, in order, repeated revisions left out. */
  public List<AlertState> path(String code) {
    List<AlertState> out = new ArrayList<>();
    for (Alert a : alerts) {
      if (a.community().equals(code) && (out.isEmpty() || out.getLast() != a.state())) {
        out.add(a.state());
      }
    }
    return out;
  }

  public Words monitor(String channel) {
    return new Words(new Source("net", channel, Trust.MONITOR));
  }

  public Words official() {
    return new Words(new Source("net", "airforce", Trust.OFFICIAL));
  }

  /** Builds one sighting, with the field's defaults. */
  public final class Words {
    private final Source source;
    private Sighting.Kind kind = Sighting.Kind.OBJECT;
    private Sighting.Fate fate = Sighting.Fate.ACTIVE;
    private ClassMix classes = ClassMix.of(ThreatClass.STRIKE_UAV);
    private Sighting.Count count = Sighting.Count.UNSTATED;
    private @Nullable PositionMixture at;
    private @Nullable PositionMixture toward;
    private double course = Double.NaN;
    private Sighting.Change change = Sighting.Change.REPORT;
    private List<String> over = List.of();

    private Words(Source source) {
      this.source = source;
    }

    public Words at(PositionMixture where) {
      at = where;
      return this;
    }

    public Words kind(Sighting.Kind k) {
      kind = k;
      return this;
    }

    public Words fate(Sighting.Fate f) {
      fate = f;
      return this;
    }

    public Words of(ThreatClass c) {
      classes = ClassMix.of(c);
      return this;
    }

    public Words count(int n) {
      count = Sighting.Count.of(n);
      return this;
    }

    public Words at(String code) {
      at = PositionMixture.of(centre(code), 4_000);
      return this;
    }

    public Words toward(String code) {
      toward = PositionMixture.of(centre(code), 4_000);
      return this;
    }

    public Words course(double degrees) {
      course = degrees;
      return this;
    }

    public Words more() {
      change = Sighting.Change.ADDITION;
      return this;
    }

    public Words snapshot() {
      change = Sighting.Change.SNAPSHOT;
      return this;
    }

    public Words over(String... codes) {
      over = List.of(codes);
      return this;
    }

    public Sighting build() {
      var basis =
          new Sighting.Basis(
              source.name() + "/" + (number + 1), "words", null, change, EnumSet.noneOf(Sighting.Inferred.class), 1);
      double sigma = Double.isNaN(course) ? Double.NaN : 20;
      return new Sighting(
          source, now.minusSeconds(60), now, kind, fate, new Sighting.Subject(classes, null, count),
          new Sighting.Motion(at, toward, course, sigma), over, basis);
    }
  }
}
