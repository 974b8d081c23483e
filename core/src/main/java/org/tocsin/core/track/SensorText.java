package org.tocsin.core.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.core.place.GeoPoint;

/**
 * A sensor's model in one line of words, the form in which a journal keeps it:
 *
 * <pre>radar lat=50.1 lon=30.2 altitude=180 sigma=50,0.3,0.4,- period=10 range=250000 reach=drone:60000,cruise:120000</pre>
 *
 * <p>Standard deviations come in the order of the kind's columns, {@code -} for what is not measured. Left out are:
 * altitude 0, pd 0.9, range_min 0, elevation_max 90, clutter 1, clutter_elevation 6, clutter_rate 300, area 1e12,
 * propagation inf (bearings: 340), refraction 4/3.
 */
public final class SensorText {
  private SensorText() {}

  /** @throws IllegalArgumentException in one line that says what is wrong */
  public static SensorModel parse(String id, String text) {
    String[] words = text.trim().split("\\s+");
    SensorModel.Kind kind;
    try {
      kind = SensorModel.Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "sensor " + id + ": the kind must be radar, bearing, position or report, not '" + words[0] + "'");
    }
    Fields f = new Fields(id);
    for (int i = 1; i < words.length; i++) {
      int at = words[i].indexOf('=');
      if (at < 1 || f.values.put(words[i].substring(0, at), words[i].substring(at + 1)) != null) {
        throw new IllegalArgumentException("sensor " + id + ": '" + words[i] + "' is no setting, or given twice");
      }
    }
    boolean bearing = kind == SensorModel.Kind.BEARING;
    SensorModel m = new SensorModel(
        id, kind, new GeoPoint(f.number("lat"), f.number("lon")), f.number("altitude", 0), f.sigma(kind),
        f.number("period"), f.number("pd", 0.9), f.number("range_min", 0), f.number("range"),
        f.number("elevation_max", 90), f.reach(), f.number("clutter", 1), f.number("clutter_elevation", 6),
        f.number("clutter_rate", 300), f.number("area", 1e12),
        f.number("propagation", bearing ? 340 : Double.POSITIVE_INFINITY), f.number("refraction", 4.0 / 3));
    f.done();
    return m;
  }

  /** The line that {@link #parse} reads back to an equal model. */
  public static String of(SensorModel m) {
    StringBuilder s = new StringBuilder(m.kind().name().toLowerCase(Locale.ROOT));
    put(s, "lat", m.site().lat());
    put(s, "lon", m.site().lon());
    put(s, "altitude", m.altitude());
    List<String> sigma = new ArrayList<>();
    m.sigma().forEach(x -> sigma.add(x.isNaN() ? "-" : x.toString()));
    s.append(" sigma=").append(String.join(",", sigma));
    put(s, "period", m.period());
    put(s, "pd", m.pd());
    put(s, "range_min", m.rangeMin());
    put(s, "range", m.rangeMax());
    put(s, "elevation_max", m.elevationMax());
    if (!m.reach().isEmpty()) {
      List<String> reach = new ArrayList<>();
      m.reach().forEach((k, v) -> reach.add(k + ":" + v));
      s.append(" reach=").append(String.join(",", reach));
    }
    put(s, "clutter", m.clutter());
    put(s, "clutter_elevation", m.clutterElevation());
    put(s, "clutter_rate", m.clutterRate());
    put(s, "area", m.area());
    put(s, "propagation", m.propagation());
    put(s, "refraction", m.refraction());
    return s.toString();
  }

  private static void put(StringBuilder s, String key, double value) {
    s.append(' ').append(key).append('=').append(value);
  }

  /** The words of one line, each to be asked for once. */
  private static final class Fields {
    private final String id;
    final Map<String, String> values = new TreeMap<>();
    private final TreeSet<String> asked = new TreeSet<>();

    Fields(String id) {
      this.id = id;
    }

    double number(String key) {
      String v = text(key);
      if (v.isEmpty()) {
        throw new IllegalArgumentException("sensor " + id + ": " + key + " is missing");
      }
      return number(key, v);
    }

    double number(String key, double otherwise) {
      String v = text(key);
      return v.isEmpty() ? otherwise : number(key, v);
    }

    private double number(String key, String v) {
      try {
        double x = v.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(v);
        if (!Double.isNaN(x)) {
          return x;
        }
      } catch (NumberFormatException e) {
        // Said below, together with what is no number either.
      }
      throw new IllegalArgumentException("sensor " + id + ": " + key + " must be a number, not '" + v + "'");
    }

    private String text(String key) {
      asked.add(key);
      return values.getOrDefault(key, "");
    }

    List<Double> sigma(SensorModel.Kind kind) {
      List<Double> out = new ArrayList<>();
      for (String v : text("sigma").split(",")) {
        double x = v.equals("-") ? Double.NaN : number("sigma", v);
        if (x <= 0) {
          throw new IllegalArgumentException("sensor " + id + ": sigma must be positive, not " + v);
        }
        out.add(x);
      }
      boolean place = kind == SensorModel.Kind.RADAR && (out.getFirst().isNaN() || out.size() > 1 && out.get(1).isNaN());
      if (place || out.stream().allMatch(x -> x.isNaN())) {
        throw new IllegalArgumentException("sensor " + id + ": it must measure something, a radar range and azimuth");
      }
      return out;
    }

    Map<String, Double> reach() {
      Map<String, Double> out = new TreeMap<>();
      String all = text("reach");
      for (String one : all.isEmpty() ? new String[0] : all.split(",")) {
        int at = one.indexOf(':');
        if (at < 1) {
          throw new IllegalArgumentException("sensor " + id + ": reach must be like drone:60000, not '" + one + "'");
        }
        out.put(one.substring(0, at), number("reach", one.substring(at + 1)));
      }
      return out;
    }

    void done() {
      for (String key : values.keySet()) {
        if (!asked.contains(key)) {
          throw new IllegalArgumentException("sensor " + id + ": there is no setting '" + key + "'");
        }
      }
    }
  }
}
