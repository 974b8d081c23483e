package org.tocsin.protocols.adsb;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.Source;
import org.tocsin.core.place.GeoPoint;

/**
 * From what an ADS-B receiver sends to position reports. A report carries the velocity where one was said within 15 s. Altitude
 * is geometric (above the ellipsoid) where the aircraft says it, else the pressure altitude, off by up to about 300 m. A
 * suspect position is passed on marked, never dropped. For one thread.
 */
public final class AdsbObserver {
  private static final double FOOT = 0.3048;
  private static final double KNOT = 1852 / 3600.0;
  private static final int MAX_AIRCRAFT = 8192;

  private final Source source;
  private final BeastReader beast = new BeastReader();
  private final ModeSDecoder decoder;
  private final StationClock clock;
  private final Map<String, Aircraft> byLine = new HashMap<>();
  private Instant receivedAt = Instant.EPOCH;
  private Consumer<PositionReport> out = r -> {};
  private long messages;
  private long unreadable;

  /**
   * @param receiver where the antenna is, or null
   * @param gpsTime true when the receiver's Beast counter is GPS time of day, false for 12 MHz ticks
   */
  public AdsbObserver(Source source, @Nullable GeoPoint receiver, boolean gpsTime) {
    this.source = source;
    this.clock = new StationClock(gpsTime);
    this.decoder = new ModeSDecoder(receiver, (a, t) -> out.accept(report(a, clock.instant(t, receivedAt))));
  }

  /** The next part of a Beast stream. */
  public void beast(byte[] b, int from, int to, Instant received, Consumer<PositionReport> sink) {
    begin(received, sink);
    beast.read(b, from, to, (type, counter, signal, data, at, length) -> {
      messages++;
      if (type == '2' || type == '3') {
        decoder.reply(data, at, length, clock.seconds(counter, receivedAt));
      }
    });
  }

  /** One line of AVR: {@code *hex;}, or {@code @} with twelve digits of counter before it. */
  public void avr(String line, Instant received, Consumer<PositionReport> sink) {
    begin(received, sink);
    messages++;
    byte[] b = Avr.parse(line);
    if (b.length == 0) {
      unreadable++;
    } else {
      decoder.reply(b, 0, b.length, seconds(received));
    }
  }

  /** One line of SBS-1. */
  public void sbs(String line, Instant received, Consumer<PositionReport> sink) {
    messages++;
    Sbs s = Sbs.parse(line);
    if (s == null) {
      unreadable++;
      return;
    }
    if (byLine.size() >= MAX_AIRCRAFT && !byLine.containsKey(s.address())) {
      double now = seconds(received);
      byLine.values().removeIf(a -> now - a.seen() > 60);
      if (byLine.size() >= MAX_AIRCRAFT) {
        unreadable++;
        return;
      }
    }
    Aircraft a = byLine.computeIfAbsent(s.address(), x -> new Aircraft(Integer.parseInt(x, 16), true));
    take(a, s, seconds(received));
    if (s.hasPosition()) {
      a.place(new GeoPoint(s.lat(), s.lon()), seconds(received));
      sink.accept(report(a, received));
    }
  }

  private static void take(Aircraft a, Sbs s, double time) {
    a.heard(time);
    // The format says nothing about accuracy; a tenth of a nautical mile is what most of the fleet keeps.
    a.nucp(6);
    if (!s.callSign().isEmpty()) {
      a.callSign(s.callSign());
    }
    if (!Double.isNaN(s.altitude())) {
      a.altitude(s.altitude());
    }
    if (!Double.isNaN(s.speed()) && !Double.isNaN(s.course())) {
      double course = Math.toRadians(s.course());
      a.velocity(s.speed() * Math.sin(course), s.speed() * Math.cos(course), time);
    }
    if (!Double.isNaN(s.climb())) {
      a.climb(s.climb());
    }
    if (s.squawk() >= 0) {
      a.squawk(s.squawk());
    }
    a.onGround(s.onGround());
  }

  /** One {@code aircraft.json}: positions get the time they were heard, {@code now - seen_pos}. */
  public void json(byte[] text, Instant received, Consumer<PositionReport> sink) {
    AircraftJson document = AircraftJson.parse(text);
    if (document == null) {
      unreadable++;
      return;
    }
    for (AircraftJson.Entry e : document.aircraft()) {
      messages++;
      if (!e.hasPosition()) {
        continue;
      }
      double age = Double.isNaN(e.seenPosition()) ? 0 : e.seenPosition();
      double now = Double.isNaN(document.now()) ? seconds(received) : document.now();
      double course = Math.toRadians(e.course());
      boolean blind = e.nacp() == 0;
      double altitude = Double.isNaN(e.geometricAltitude()) ? e.altitude() : e.geometricAltitude();
      sink.accept(
          new PositionReport(
              source,
              Instant.ofEpochMilli(Math.round((now - age) * 1000)),
              (e.icao() ? "" : "~") + e.hex().toUpperCase(Locale.ROOT),
              new GeoPoint(e.lat(), e.lon()),
              altitude * FOOT,
              e.speed() * KNOT * Math.sin(course),
              e.speed() * KNOT * Math.cos(course),
              e.climb() * FOOT / 60,
              e.nacp() > 0 ? Quality.sigmaOfNacp(e.nacp()) : Quality.sigmaOfNucp(blind ? 0 : 6),
              blind));
    }
  }

  private void begin(Instant received, Consumer<PositionReport> sink) {
    receivedAt = received;
    out = sink;
  }

  private static double seconds(Instant t) {
    return t.getEpochSecond() + t.getNano() * 1e-9;
  }

  private PositionReport report(Aircraft a, Instant time) {
    GeoPoint point = a.point();
    if (point == null) {
      throw new IllegalStateException("reported before it has a place");
    }
    boolean moving = a.hasVelocity(a.seen());
    double geometric = a.geometricAltitude();
    return new PositionReport(
        source,
        time,
        a.name(),
        point,
        (Double.isNaN(geometric) ? a.pressureAltitude() : geometric) * FOOT,
        moving ? a.eastKnots() * KNOT : Double.NaN,
        moving ? a.northKnots() * KNOT : Double.NaN,
        a.climb() * FOOT / 60,
        a.sigma(),
        a.suspect());
  }

  public ModeSDecoder decoder() {
    return decoder;
  }

  public long messages() {
    return messages;
  }

  /** Lines and documents that could not be read, and replies with damaged parity. */
  public long rejected() {
    return unreadable + decoder.damaged();
  }
}
