package org.tocsin.server.sensor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.protocols.acoustic.AcousticNet;
import org.tocsin.protocols.adsb.AdsbObserver;
import org.tocsin.protocols.asterix.AsterixObserver;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.protocols.asterix.Sensors;
import org.tocsin.protocols.cot.CotObserver;
import org.tocsin.server.feed.AreaNames;

/** Makes the reader that a feed's settings ask for. */
public final class Readers {
  private final Areas areas;
  private final AreaNames names;
  private final boolean exercise;
  private final Definitions definitions;

  /** @param purpose traffic marked as simulated is taken in exercises and tests only */
  public Readers(Areas areas, AreaNames names, Purpose purpose, Definitions definitions) {
    this.areas = areas;
    this.names = names;
    this.exercise = purpose != Purpose.ACTUAL;
    this.definitions = definitions;
  }

  FeedReader of(SensorSettings s) {
    return switch (s.language()) {
      case SensorSettings.Language.Asterix a ->
          new AsterixReader(new AsterixObserver(sensors(s, a), definitions, a.editions()));
      case SensorSettings.Language.Adsb a ->
          new AdsbReader(new AdsbObserver(source(s, Trust.TRUSTED), a.receiver(), a.gps()), a.form());
      case SensorSettings.Language.Acoustic a ->
          new AcousticReader(new AcousticNet(s.name(), Trust.TRUSTED, a.silence(), this::communityAt));
      case SensorSettings.Language.Cot c ->
          new CotReader(
              new CotObserver(source(s, c.trust()), c.prefix(), exercise),
              s.way() instanceof SensorSettings.Way.Udp,
              new Source(s.name(), s.name() + "/spotters", c.trust()),
              c.areas());
      case SensorSettings.Language.Alerts a ->
          new AlertsReader(a.service(), source(s, Trust.OFFICIAL), new AlertAreas(areas, names));
    };
  }

  private static Source source(SensorSettings s, Trust trust) {
    return new Source(s.name(), s.name(), trust);
  }

  private Sensors sensors(SensorSettings s, SensorSettings.Language.Asterix a) {
    Map<Integer, Sensors.Site> sites = new TreeMap<>();
    for (SensorSettings.Site site : a.sensors()) {
      sites.put(Sensors.key(site.sac(), site.sic()), new Sensors.Site(site.name(), site.areas()));
    }
    return new Sensors(s.name(), Trust.TRUSTED, exercise, sites);
  }

  private List<String> communityAt(GeoPoint p) {
    return areas.findCommunityAt(p).map(c -> List.of(c.code())).orElse(List.of());
  }
}
