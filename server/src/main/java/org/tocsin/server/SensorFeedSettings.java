package org.tocsin.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.track.SensorText;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.protocols.asterix.Editions;
import org.tocsin.protocols.transport.Tls;
import org.tocsin.server.command.UserError;
import org.tocsin.server.sensor.SensorSettings;
import org.tocsin.server.sensor.SensorSettings.Language;
import org.tocsin.server.sensor.SensorSettings.Raw;
import org.tocsin.server.sensor.SensorSettings.Service;
import org.tocsin.server.sensor.SensorSettings.Site;
import org.tocsin.server.sensor.SensorSettings.Way;
import org.tocsin.server.sensor.ShareSettings;

/** Reads the settings of sensor feeds; every fault is one line that names the feed. */
final class SensorFeedSettings {
  static final List<String> KINDS = List.of("asterix", "adsb", "acoustic", "cot", "alerts_in_ua", "ukrainealarm");

  private final String name;
  private final SettingsTree t;

  private final Map<String, String> models;

  private SensorFeedSettings(String name, SettingsTree t, Map<String, String> models) {
    this.name = name;
    this.t = t;
    this.models = models;
  }

  /** @param models of the sensors stated, by name */
  static SensorSettings read(String name, String kind, SettingsTree t, Map<String, String> models) {
    SensorFeedSettings s = new SensorFeedSettings(name, t, models);
    Raw raw = t.choice(Raw.class, "raw", Raw.ALL);
    int queue = t.integer("queue", 4096, 16, 1_000_000);
    return switch (kind) {
      case "asterix" -> new SensorSettings(name, kind, s.udp(0, List.of()), s.asterix(), raw, queue);
      case "adsb" -> s.adsb(raw, queue);
      case "acoustic" ->
          new SensorSettings(name, kind, s.mqtt(), new Language.Acoustic(s.positive("silence", Duration.ofMinutes(2))), raw, queue);
      case "cot" -> s.cot(raw, queue);
      case "alerts_in_ua" ->
          new SensorSettings(
              name, kind, s.service("https://api.alerts.in.ua/v1/", "Bearer ", null, null, "alerts/active.json", 8),
              new Language.Alerts(Service.ALERTS_IN_UA), raw, queue);
      default ->
          new SensorSettings(
              name, kind,
              s.service("https://api.ukrainealarm.com/api/v3/", "", "regions", "alerts/status", "alerts", 3),
              new Language.Alerts(Service.UKRAINE_ALARM), raw, queue);
    };
  }

  /** A receiver of our tracks. */
  static ShareSettings share(String kind, SettingsTree t) {
    SensorFeedSettings s = new SensorFeedSettings(t.text("name"), t, Map.of());
    String host = t.text("host");
    Duration every = s.positive("every", Duration.ofSeconds(5));
    if (kind.equals("asterix")) {
      return new ShareSettings(
          s.name, host, t.integer("port", 8600, 1, 65_535), every,
          new ShareSettings.Form.Asterix(t.integer("sac", 0, 0, 255), t.integer("sic", 0, 0, 255)));
    }
    Tls tls = s.tls();
    if (tls == null && !host.matches("localhost|127\\..*|::1")) {
      throw s.wrong("tracks leave this machine over TLS only: give certificates");
    }
    return new ShareSettings(
        s.name, host, t.integer("port", tls == null ? 8087 : 8089, 1, 65_535), every,
        new ShareSettings.Form.Cot(tls, t.text("own_prefix", "tocsin.")));
  }

  private UserError wrong(String what) {
    return t.fault(name + ": " + what);
  }

  private Duration positive(String key, Duration otherwise) {
    Duration d = t.duration(key, otherwise);
    if (d.isNegative() || d.isZero()) {
      throw wrong(key + " must be longer than nothing");
    }
    return d;
  }

  private Way.Udp udp(int port, List<String> groups) {
    List<String> given = t.words("groups");
    List<String> all = given.isEmpty() ? groups : given;
    for (String g : all) {
      if (!address("groups", g).isMulticastAddress()) {
        throw wrong("groups: " + g + " is no multicast address");
      }
    }
    TreeSet<String> senders = new TreeSet<>();
    for (String s : t.words("senders")) {
      senders.add(address("senders", s).getHostAddress());
    }
    String device = t.text("interface", "");
    int wanted = t.integer("port", port == 0 ? -1 : port, 0, 65_535);
    if (wanted < 0) {
      throw wrong("port is missing");
    }
    return new Way.Udp(wanted, all, device.isEmpty() ? null : device, senders, t.duration("window", all.size() > 1 ? Duration.ofSeconds(2) : Duration.ZERO));
  }

  private InetAddress address(String key, String text) {
    try {
      if (text.matches("[0-9a-fA-F.:]+")) {
        return InetAddress.getByName(text);
      }
    } catch (UnknownHostException e) {
      // Said below.
    }
    throw wrong(key + ": " + text + " is no address");
  }

  private Language.Asterix asterix() {
    Definitions definitions = Definitions.load();
    String wanted = t.text("editions", "");
    Editions editions;
    try {
      editions = wanted.isEmpty() ? definitions.newest() : definitions.with(wanted);
    } catch (IllegalArgumentException e) {
      throw wrong("editions: " + e.getMessage());
    }
    List<Site> sites = t.list("sensors", this::site);
    TreeSet<Integer> codes = new TreeSet<>();
    for (Site s : sites) {
      if (!codes.add(s.sac() << 8 | s.sic())) {
        throw wrong("two sensors have sac " + s.sac() + " and sic " + s.sic());
      }
    }
    return new Language.Asterix(editions, sites);
  }

  private Site site(SettingsTree s) {
    String id = s.text("name");
    String model = models.get(id);
    if (model == null) {
      throw s.fault("sensor " + id + " has no place: state it under sensors at the top of the file");
    }
    return new Site(
        s.integer("sac", 0, 0, 255), s.integer("sic", 0, 0, 255), s.words("areas"), SensorText.parse(id, model));
  }

  private SensorSettings adsb(Raw raw, int queue) {
    Language.Adsb.Form form = t.choice(Language.Adsb.Form.class, "form", Language.Adsb.Form.BEAST);
    SettingsTree at = t.tree("receiver");
    double lat = at.number("lat", Double.NaN, -90, 90);
    double lon = at.number("lon", Double.NaN, -180, 180);
    at.done();
    GeoPoint receiver = Double.isNaN(lat) || Double.isNaN(lon) ? null : new GeoPoint(lat, lon);
    Way way =
        form == Language.Adsb.Form.JSON
            ? new Way.Http(null, null, uri("url", t.text("url")), Map.of(), positive("every", Duration.ofSeconds(1)), Duration.ofMinutes(1))
            : tcp(
                switch (form) {
                  case AVR -> 30_002;
                  case SBS -> 30_003;
                  default -> 30_005;
                });
    return new SensorSettings(name, "adsb", way, new Language.Adsb(form, receiver, t.truth("gps_time", false)), raw, queue);
  }

  private SensorSettings cot(Raw raw, int queue) {
    String prefix = t.text("own_prefix", "tocsin.");
    Language.Cot language = new Language.Cot(t.choice(Trust.class, "trust", Trust.MONITOR), prefix, t.text("uid", prefix + name), t.words("areas"));
    // The mesh's own group and port unless a server is named.
    Way way = t.has("host") ? tcp(t.truth("tls", t.has("certificates")) ? 8089 : 8087) : udp(6969, List.of("239.2.3.1"));
    return new SensorSettings(name, "cot", way, language, raw, queue);
  }

  private Way.Tcp tcp(int port) {
    return new Way.Tcp(t.text("host"), t.integer("port", port, 1, 65_535), tls(), t.duration("silence", Duration.ofMinutes(5)));
  }

  private Way.Mqtt mqtt() {
    int version = t.integer("version", 5, 3, 5);
    if (version == 4) {
      throw wrong("version must be 5 or 3 (3.1.1)");
    }
    String user = t.text("user", "");
    String password = secret("password");
    Tls tls = tls();
    return new Way.Mqtt(
        t.text("host"),
        t.integer("port", tls == null ? 1883 : 8883, 1, 65_535),
        version,
        t.text("client", "tocsin-" + name),
        user.isEmpty() ? null : user,
        password.isEmpty() ? null : password,
        tls,
        t.text("topic"));
  }

  /** A secret stands in a file of its own, or, for tests, in the configuration itself. */
  private String secret(String key) {
    String given = t.text(key, "");
    String file = t.text(key + "_file", "");
    if (!given.isEmpty() && !file.isEmpty()) {
      throw wrong("give " + key + " or " + key + "_file, not both");
    }
    if (file.isEmpty()) {
      return given;
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw wrong(key + "_file " + file + " cannot be read");
    }
  }

  private @Nullable Tls tls() {
    boolean wanted = t.truth("tls", t.has("certificates"));
    SettingsTree c = t.tree("certificates");
    String trust = c.text("trust", "");
    String identity = c.text("identity", "");
    String password = c.text("password", "");
    String file = c.text("password_file", "");
    c.done();
    if (!wanted) {
      return null;
    }
    try {
      return Tls.read(
          trust.isEmpty() ? null : Path.of(trust),
          identity.isEmpty() ? null : Path.of(identity),
          file.isEmpty() ? password : Files.readString(Path.of(file)).strip());
    } catch (IOException e) {
      throw wrong("certificates: " + e.getMessage());
    }
  }

  private Way.Http service(String base, String scheme, @Nullable String once, @Nullable String index, String path, int shortest) {
    String given = t.text("base", base);
    URI root = uri("base", given.endsWith("/") ? given : given + "/");
    String token = secret("token");
    boolean official = given.equals(base);
    if (token.isEmpty() && official) {
      throw wrong("token_file is missing: the service gives a token to each user");
    }
    Duration every = positive("every", Duration.ofSeconds(shortest));
    if (official && every.compareTo(Duration.ofSeconds(shortest)) < 0) {
      throw wrong("every must be at least " + shortest + "s, as the service demands");
    }
    Map<String, String> headers = token.isEmpty() ? Map.of() : Map.of("Authorization", scheme + token);
    return new Way.Http(
        once == null ? null : root.resolve(once),
        index == null ? null : root.resolve(index),
        root.resolve(path),
        headers,
        every,
        Duration.ofSeconds(60));
  }

  private URI uri(String key, String text) {
    try {
      URI u = new URI(text);
      if (u.getHost() != null && Set.of("http", "https").contains(String.valueOf(u.getScheme()))) {
        return u;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw wrong(key + " must be an http address, not " + text);
  }
}
