package org.tocsin.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.track.SensorText;
import org.tocsin.server.command.UserError;
import org.tocsin.server.feed.TelegramPreviewFeed;
import org.tocsin.server.journal.SyncPolicy;
import org.tocsin.server.sensor.SensorSettings;
import org.tocsin.server.sensor.ShareSettings;

/**
 * What {@code ./tocsin serve} runs, read from one YAML file and checked before anything starts. Every setting has a
 * default but the purpose and the feeds.
 *
 * @param purpose of the journal; siren outlets refuse anything else than what they were started for
 * @param data data folder: imported areas, the journal
 * @param host address to listen on
 * @param token what posts and replay control must show; without one, only this machine may send them
 * @param officers token by name: who may give orders; tokens are secrets and never logged
 * @param sync when the journal is forced to disk
 * @param channels trust by name of channel; others are MONITOR
 * @param homes code of the area a channel mostly writes of, by name of channel; of others it is learnt
 * @param spotters trust by name of spotter; others are PUBLIC
 * @param sensors radars and other sensors with a place, by the name that their observations carry, each as a line of
 *     {@link SensorText}
 */
public record Configuration(
    Purpose purpose,
    Path data,
    String host,
    int port,
    Optional<String> token,
    Map<String, String> officers,
    SyncPolicy sync,
    Map<String, Trust> channels,
    SortedMap<String, String> homes,
    Map<String, Trust> spotters,
    List<FeedSettings> feeds,
    List<OutletSettings> outlets,
    AlertPolicy policy,
    SortedMap<String, String> sensors) {

  private static final int SHORTEST_TOKEN = 16;

  /** A configured source. */
  public sealed interface FeedSettings {
    String name();

    /**
     * Lines appended to a file by a bridge: posts or spotters' reports, JSON Lines.
     *
     * @param poll pause between two looks at the file
     */
    record FollowedFile(String name, Path path, Duration poll) implements FeedSettings {}

    /**
     * Public web previews of Telegram channels.
     *
     * @param base address that a channel's name is appended to
     * @param every shortest pause between two looks at a channel
     * @param areas codes of the areas they speak of; empty for the whole country
     */
    record TelegramPreviews(String name, List<String> channels, URI base, Duration every, List<String> areas)
        implements FeedSettings {}

    /** Radars, receivers, microphones, TAK servers, alert services. */
    record Sensors(SensorSettings settings) implements FeedSettings {
      @Override
      public String name() {
        return settings.name();
      }
    }
  }

  /** A configured way out. */
  public sealed interface OutletSettings {
    /** Every alert revision as a line of JSON. */
    record Lines(Path path) implements OutletSettings {}

    /**
     * Every alert revision as a CAP 1.2 message in a folder, served at {@code /cap/feed.atom}.
     *
     * @param sender CAP sender: an address of the operator
     */
    record Cap(Path path, String sender) implements OutletSettings {}

    /** Our tracks for one authorised receiver. */
    record Tracks(ShareSettings settings) implements OutletSettings {}
  }

  public Configuration {
    officers = Map.copyOf(officers);
    channels = Map.copyOf(channels);
    homes = Collections.unmodifiableSortedMap(new TreeMap<>(homes));
    spotters = Map.copyOf(spotters);
    feeds = List.copyOf(feeds);
    outlets = List.copyOf(outlets);
    sensors = Collections.unmodifiableSortedMap(new TreeMap<>(sensors));
  }

  /** @throws UserError in one line that names the file and the setting */
  public static Configuration read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserError("there is no configuration file " + file);
    }
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new UserError(
          file + ", line " + e.getLocation().getLineNr() + ": not YAML: "
              + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
    }
    SettingsTree t = new SettingsTree(file + ": ", root);
    if (!t.has("purpose")) {
      throw new UserError(file + ": purpose is missing; it must be one of [ACTUAL, EXERCISE, TEST]");
    }
    SettingsTree journal = t.tree("journal");
    SortedMap<String, String> sensors = sensors(t, file);
    Configuration c =
        new Configuration(
            t.choice(Purpose.class, "purpose", Purpose.TEST),
            Path.of(t.text("data", "data")),
            t.text("host", "127.0.0.1"),
            t.integer("port", 8080, 0, 65_535),
            Optional.of(t.text("token", "")).filter(k -> !k.isBlank()),
            officers(t, file),
            journal.choice(SyncPolicy.class, "sync", SyncPolicy.BATCH),
            t.choices(Trust.class, "channels"),
            homes(t),
            t.choices(Trust.class, "spotters"),
            t.list("feeds", one -> feed(one, sensors)),
            t.list("outlets", Configuration::outlet),
            policy(t.tree("policy")),
            sensors);
    journal.done();
    t.done();
    TreeSet<String> names = new TreeSet<>();
    for (FeedSettings f : c.feeds()) {
      if (!names.add(f.name())) {
        throw new UserError(file + ": two feeds are called " + f.name());
      }
    }
    c.sensorSites().forEach(
        s -> {
          if (!names.add(s.name())) {
            throw new UserError(file + ": two feeds, or a feed and a sensor, are called " + s.name());
          }
        });
    return c;
  }

  private static SortedMap<String, String> homes(SettingsTree t) {
    SortedMap<String, String> out = new TreeMap<>();
    t.words("homes", out::put);
    return out;
  }

  private static Map<String, String> officers(SettingsTree t, Path file) {
    Map<String, String> out = new TreeMap<>();
    t.words("officers", (name, token) -> {
      if (token.length() < SHORTEST_TOKEN) {
        throw new UserError(file + ": the token of officer " + name + " is shorter than " + SHORTEST_TOKEN + " characters (openssl rand -hex 24 makes one)");
      }
      if (out.containsValue(token)) {
        throw new UserError(file + ": officer " + name + " has another officer's token; two keys must be two");
      }
      out.put(name, token);
    });
    return out;
  }

  /** Each line checked, and in the one form that a journal keeps. */
  private static SortedMap<String, String> sensors(SettingsTree t, Path file) {
    SortedMap<String, String> out = new TreeMap<>();
    t.words("sensors", (name, line) -> {
      try {
        out.put(name, SensorText.of(SensorText.parse(name, line)));
      } catch (IllegalArgumentException e) {
        throw new UserError(file + ": " + e.getMessage());
      }
    });
    return out;
  }

  private static FeedSettings feed(SettingsTree t, Map<String, String> sensors) {
    String name = t.text("name");
    String kind = t.text("kind");
    if (SensorFeedSettings.KINDS.contains(kind)) {
      return new FeedSettings.Sensors(SensorFeedSettings.read(name, kind, t, sensors));
    }
    return switch (kind) {
      case "file" ->
          new FeedSettings.FollowedFile(
              name, Path.of(t.text("path")), t.duration("poll", Duration.ofMillis(500)));
      case "telegram" -> telegram(name, t);
      case String _ -> throw t.unknown("kind", "must be one of file, telegram, " + String.join(", ", SensorFeedSettings.KINDS));
    };
  }

  private static OutletSettings outlet(SettingsTree t) {
    return switch (t.text("kind")) {
      case "file" -> new OutletSettings.Lines(Path.of(t.text("path")));
      case "cap" -> new OutletSettings.Cap(Path.of(t.text("path")), sender(t.text("sender")));
      case "cot", "asterix" -> new OutletSettings.Tracks(SensorFeedSettings.share(t.text("kind"), t));
      case String _ -> throw t.unknown("kind", "must be file, cap, cot or asterix");
    };
  }

  private static String sender(String text) {
    if (!text.matches("[^\\s,<&]+")) {
      throw new UserError("the sender of a cap outlet has no space, comma, < or &, as duty@city.example has not");
    }
    return text;
  }

  private static FeedSettings telegram(String name, SettingsTree t) {
    List<String> channels = t.words("channels");
    for (String c : channels) {
      if (!c.matches("[A-Za-z0-9_]{3,64}")) {
        throw new UserError("feed " + name + ": '" + c + "' is no name of a public channel, such as north_watch");
      }
    }
    if (channels.isEmpty()) {
      throw new UserError("feed " + name + ": channels is missing");
    }
    URI base;
    try {
      base = new URI(t.text("base", TelegramPreviewFeed.PUBLIC.toString()));
    } catch (URISyntaxException e) {
      throw new UserError("feed " + name + ": base is no address: " + e.getMessage());
    }
    if (base.getHost() == null || !String.valueOf(base.getScheme()).matches("https?") || !base.getPath().endsWith("/")) {
      throw new UserError("feed " + name + ": base must be an http address that ends with a slash");
    }
    Duration every = t.duration("every", Duration.ofSeconds(10));
    if (every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new UserError("feed " + name + ": every must be at least 1s");
    }
    return new FeedSettings.TelegramPreviews(name, channels, base, every, t.words("areas"));
  }

  /** The standard policy with the values that the file changes. */
  private static AlertPolicy policy(SettingsTree t) {
    AlertPolicy s = AlertPolicy.standard();
    Map<ThreatClass, AlertPolicy.ClassPolicy> classes = new EnumMap<>(ThreatClass.class);
    SettingsTree byClass = t.tree("classes");
    for (ThreatClass c : ThreatClass.values()) {
      SettingsTree one = byClass.tree(c.name());
      classes.put(c, classPolicy(one, s.of(c)));
      one.done();
    }
    byClass.done();
    AlertPolicy p =
        new AlertPolicy(
            classes,
            t.number("leaving", s.leaving(), 0, 1),
            t.duration("blind_after", s.blindAfter()),
            t.duration("min_watch", s.minWatch()),
            t.duration("revise", s.revise()),
            t.duration("tolerance", s.tolerance()),
            t.number("share", s.share(), 0, 10));
    t.done();
    return p;
  }

  private static AlertPolicy.ClassPolicy classPolicy(SettingsTree t, AlertPolicy.ClassPolicy s) {
    return new AlertPolicy.ClassPolicy(
        t.number("watch_probability", s.watchProbability(), 0, 2),
        t.duration("watch_horizon", s.watchHorizon()),
        t.number("alarm_probability", s.alarmProbability(), 0, 2),
        t.duration("alarm_horizon", s.alarmHorizon()),
        t.truth("no_time", s.noTime()),
        t.number("corroboration", s.corroboration(), 0, 100),
        t.duration("min_alarm", s.minAlarm()),
        t.duration("hold", s.hold()));
  }

  /** The sensor feeds among the feeds. */
  public List<SensorSettings> sensorFeeds() {
    return feeds.stream()
        .filter(FeedSettings.Sensors.class::isInstance)
        .map(f -> ((FeedSettings.Sensors) f).settings())
        .toList();
  }

  /** The radars of all feeds. */
  public List<SensorSettings.Site> sensorSites() {
    return sensorFeeds().stream()
        .flatMap(s -> s.language() instanceof SensorSettings.Language.Asterix a ? a.sensors().stream() : Stream.<SensorSettings.Site>empty())
        .toList();
  }

  public Configuration withPort(int other) {
    return new Configuration(purpose, data, host, other, token, officers, sync, channels, homes, spotters, feeds, outlets, policy, sensors);
  }
}
