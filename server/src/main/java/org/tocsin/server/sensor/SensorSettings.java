package org.tocsin.server.sensor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.track.SensorModel;
import org.tocsin.protocols.asterix.Editions;
import org.tocsin.protocols.transport.Tls;

/**
 * One sensor feed as configured.
 *
 * @param queue messages kept for a slow core; beyond it the oldest makes room, counted
 */
public record SensorSettings(String name, String kind, Way way, Language language, Raw raw, int queue) {

  /** Whether the traffic itself is kept in the journal, beside the observations read from it. */
  public enum Raw {
    ALL,
    /** Only where something of it was rejected. */
    FAULTS,
    NONE
  }

  /** How the bytes come in. */
  public sealed interface Way {
    /**
     * @param groups multicast groups; none for unicast
     * @param device network interface, or null for the system's choice
     * @param senders addresses accepted; none for all
     * @param window within which equal datagrams are one
     */
    record Udp(int port, List<String> groups, @Nullable String device, Set<String> senders, Duration window) implements Way {}

    /**
     * @param tls null for a plain stream
     * @param silence after which a connection counts as dead
     */
    record Tcp(String host, int port, @Nullable Tls tls, Duration silence) implements Way {}

    /** @param version 5 or 3 */
    record Mqtt(
        String host, int port, int version, String client, @Nullable String user, @Nullable String password, @Nullable Tls tls, String topic)
        implements Way {
      /** Without the password. */
      @Override
      public String toString() {
        return "mqtt://" + host + ":" + port + "/" + topic;
      }
    }

    /** As {@link org.tocsin.protocols.transport.HttpReceiver.Settings}. */
    record Http(@Nullable URI once, @Nullable URI index, URI address, Map<String, String> headers, Duration every, Duration renewal)
        implements Way {
      /** Without the headers, which may hold a token. */
      @Override
      public String toString() {
        return address.toString();
      }
    }
  }

  /** What the bytes say. */
  public sealed interface Language {
    /** @param sensors the sites that speak on this feed */
    record Asterix(Editions editions, List<Site> sensors) implements Language {
      public Asterix {
        sensors = List.copyOf(sensors);
      }
    }

    /** @param receiver where the antenna is, or null */
    record Adsb(Form form, @Nullable GeoPoint receiver, boolean gps) implements Language {
      /** How a receiver tells what it hears. */
      public enum Form {
        BEAST,
        AVR,
        SBS,
        JSON
      }
    }

    /** @param silence after which a microphone counts as silent */
    record Acoustic(Duration silence) implements Language {}

    /**
     * @param prefix of the identities that we publish under
     * @param uid of this client
     * @param areas codes of the areas that its spotters watch; without them their reports show nothing about coverage
     */
    record Cot(Trust trust, String prefix, String uid, List<String> areas) implements Language {
      public Cot {
        areas = List.copyOf(areas);
      }
    }

    /** An alert service. */
    record Alerts(Service service) implements Language {}
  }

  /** Services that list official alerts. */
  public enum Service {
    ALERTS_IN_UA,
    UKRAINE_ALARM
  }

  /**
   * A radar.
   *
   * @param sac system area code
   * @param sic system identification code
   * @param areas codes of areas that it looks at beside those in its reach
   * @param model as the tracker knows it, under the radar's name
   */
  public record Site(int sac, int sic, List<String> areas, SensorModel model) {
    public Site {
      areas = List.copyOf(areas);
    }

    public String name() {
      return model.id();
    }

    public GeoPoint point() {
      return model.site();
    }

    /** Metres above the ellipsoid. */
    public double altitude() {
      return model.altitude();
    }

    /** Seconds a turn, until its marks tell. */
    public double period() {
      return model.period();
    }
  }
}
