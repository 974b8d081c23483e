package org.tocsin.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tocsin.core.Picture;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.posts.PostReader;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.server.command.UserError;
import org.tocsin.server.feed.AreaNames;
import org.tocsin.server.feed.Decoder;
import org.tocsin.server.feed.Feed;
import org.tocsin.server.feed.FileFeed;
import org.tocsin.server.feed.Forms;
import org.tocsin.server.feed.KnownChannels;
import org.tocsin.server.feed.PostDecoder;
import org.tocsin.server.feed.SightingDecoder;
import org.tocsin.server.feed.SirenDecoder;
import org.tocsin.server.feed.StatusDecoder;
import org.tocsin.server.feed.TelegramPreviewFeed;
import org.tocsin.server.http.HttpSettings;
import org.tocsin.server.outlet.AlertsFile;
import org.tocsin.server.outlet.CapOutlet;
import org.tocsin.server.outlet.Outlet;
import org.tocsin.server.sensor.FeedReports;
import org.tocsin.server.sensor.Readers;
import org.tocsin.server.sensor.SensorDecoder;
import org.tocsin.server.sensor.SensorFeed;
import org.tocsin.server.sensor.SensorSettings;
import org.tocsin.server.sensor.TrackOutlet;

/**
 * What a message passes, in order: a feed receives it, the decoder of its form reads it, the engine records it and steps
 * the two machines ({@code AirPicture}, {@code AlertDesk}), outlets carry the alerts away.
 */
public final class Assembly {
  private Assembly() {}

  /** Hop 1, receive. Posts and spotters' reports also come in through the API. */
  static List<Feed> feeds(Configuration c, FeedReports reports) {
    List<Feed> feeds = new ArrayList<>();
    for (Configuration.FeedSettings settings : c.feeds()) {
      feeds.add(
          switch (settings) {
            case Configuration.FeedSettings.FollowedFile f -> new FileFeed(f.name(), f.path(), f.poll());
            case Configuration.FeedSettings.TelegramPreviews p ->
                new TelegramPreviewFeed(p.name(), p.channels(), p.base(), p.every(), p.areas());
            case Configuration.FeedSettings.Sensors s -> new SensorFeed(s.settings(), reports);
          });
    }
    return feeds;
  }

  /** Hop 2, decode: one decoder for each form of datagram, made anew for each journal. */
  public static Supplier<Map<String, Decoder>> decoders(
      Areas areas, Map<String, Trust> channels, SortedMap<String, String> homes, Map<String, Trust> spotters) {
    return decoders(areas, channels, homes, spotters, () -> Map.of());
  }

  /** The same with those of the sensor feeds. */
  static Supplier<Map<String, Decoder>> decoders(Configuration c, Areas areas, FeedReports reports) {
    List<SensorSettings> sensors = c.sensorFeeds();
    if (sensors.isEmpty()) {
      return decoders(areas, c.channels(), c.homes(), c.spotters());
    }
    Readers readers = new Readers(areas, new AreaNames(areas), c.purpose(), Definitions.load());
    return decoders(
        areas, c.channels(), c.homes(), c.spotters(), () -> Map.of(SensorDecoder.FORM, new SensorDecoder(sensors, readers, reports)));
  }

  /** @throws UserError in one line, for an area that does not exist: nobody would look at it */
  public static void requireAreas(Configuration c, Areas areas) {
    c.homes().forEach((channel, code) -> requireArea("home of channel " + channel, code, areas));
    for (SensorSettings s : c.sensorFeeds()) {
      List<String> codes = new ArrayList<>();
      switch (s.language()) {
        case SensorSettings.Language.Asterix a -> a.sensors().forEach(site -> codes.addAll(site.areas()));
        case SensorSettings.Language.Cot t -> codes.addAll(t.areas());
        default -> {}
      }
      for (String code : codes) {
        requireArea("feed " + s.name(), code, areas);
      }
    }
  }

  private static void requireArea(String who, String code, Areas areas) {
    if (areas.listCommunitiesOf(code).isEmpty()) {
      throw new UserError(who + ": no area has the code " + code + " (./tocsin areas find NAME tells codes)");
    }
  }

  private static Supplier<Map<String, Decoder>> decoders(
      Areas areas, Map<String, Trust> channels, SortedMap<String, String> homes, Map<String, Trust> spotters, Supplier<Map<String, Decoder>> more) {
    AreaNames names = new AreaNames(areas);
    return () -> {
      Map<String, Decoder> m = new TreeMap<>();
      m.put(Forms.POST, new PostDecoder(new PostReader(areas, Gazetteer.of(areas), homes), KnownChannels.with(channels)));
      m.put(Forms.SIREN, new SirenDecoder(names));
      m.put(Forms.SIGHTING, new SightingDecoder(spotters));
      m.put(Forms.STATUS, new StatusDecoder(areas));
      m.putAll(more.get());
      return m;
    };
  }

  // Hops 3 to 7, record to decide, are the engine's: see Engine and Machines.

  /** Hop 8, notify. The event stream is the API's own outlet. */
  static List<Outlet> outlets(Configuration c, Areas areas, Supplier<Picture> pictures) {
    List<Outlet> outlets = new ArrayList<>();
    for (Configuration.OutletSettings settings : c.outlets()) {
      outlets.add(
          switch (settings) {
            case Configuration.OutletSettings.Lines l -> new AlertsFile(l.path(), areas);
            case Configuration.OutletSettings.Cap o ->
                new CapOutlet(o.path(), areas, o.sender(), HttpSettings.standard().zone());
            case Configuration.OutletSettings.Tracks t -> new TrackOutlet(t.settings(), areas, pictures);
          });
    }
    return outlets;
  }
}
