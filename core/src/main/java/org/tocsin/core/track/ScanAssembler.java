package org.tocsin.core.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;

/**
 * Groups observations into scans. Plots of one radar and time are a whole turn; a radar that times each plot is cut into
 * sectors ({@link Antenna}). What objects say of themselves is carried by their own velocity to the next whole second.
 * A radar needs a model that somebody states; a bearing and a position report bring their own ({@link #findImplied}).
 * Suspect positions are left out.
 */
public final class ScanAssembler {
  /** Name of the sensor that stands for everything that reports its own position. */
  public static final String REPORTS = "position reports";

  private static final String FLAT_REPORTS = "position reports without height";

  /** Speed of sound at 10 °C, m/s. */
  private static final double SOUND = 337;

  private static final double HEARING = 8_000;
  private static final double SIGHT = 15_000;

  private final Instant epoch;
  private final TangentPlane frame;
  private final Map<String, SensorModel> sensors = new TreeMap<>();
  private final Map<String, Antenna> antennas = new TreeMap<>();

  /** @param epoch instant that is second 0 of the tracker */
  public ScanAssembler(Instant epoch, TangentPlane frame) {
    this.epoch = epoch;
    this.frame = frame;
  }

  /** All of it as bytes, for {@link #restore}. */
  public byte[] state() {
    Archive a = Archive.writing();
    archive(a);
    return a.bytes();
  }

  /** Takes over a state of an assembler of the same epoch and frame. */
  public void restore(byte[] state) {
    sensors.clear();
    antennas.clear();
    archive(Archive.reading(state));
  }

  private void archive(Archive a) {
    a.models(List.copyOf(sensors.values())).forEach(m -> sensors.put(m.id(), m));
    for (String id : a.texts(List.copyOf(antennas.keySet()))) {
      SensorModel m = sensors.get(id);
      if (m != null) {
        antenna(m).archive(a);
      }
    }
  }

  /** Takes note of a sensor; one of the same name is replaced. */
  public void know(SensorModel m) {
    sensors.put(m.id(), m);
    antennas.remove(m.id());
  }

  public void forget(String id) {
    sensors.remove(id);
    antennas.remove(id);
  }

  public boolean knows(String id) {
    return sensors.containsKey(id);
  }

  /** Seconds since the epoch. */
  public double seconds(Instant t) {
    return t.getEpochSecond() - epoch.getEpochSecond() + (t.getNano() - epoch.getNano()) * 1e-9;
  }

  /** Id of the sensor that an observation comes from; empty for one without geometry. */
  public String sensorOf(Observation o) {
    return switch (o) {
      case Plot p -> p.source().name();
      case Bearing b -> {
        SensorModel known = sensors.get(b.source().name());
        boolean stated = known != null && known.kind() == SensorModel.Kind.BEARING && near(known.site(), b.from());
        yield stated ? known.id() : String.format(Locale.ROOT, "%s at %.3f %.3f %s", b.source().name(),
            b.from().lat(), b.from().lon(), b.medium() == Bearing.Medium.SOUND ? "hears" : "sees");
      }
      case PositionReport p -> {
        SensorModel known = sensors.get(p.source().name());
        yield known != null && known.kind() == SensorModel.Kind.REPORT ? known.id()
            : Double.isNaN(p.altitude()) ? FLAT_REPORTS : REPORTS;
      }
      default -> "";
    };
  }

  private static boolean near(GeoPoint a, GeoPoint b) {
    return StrictMath.abs(a.lat() - b.lat()) < 1e-3 && StrictMath.abs(a.lon() - b.lon()) < 2e-3;
  }

  /** The model that an observation of an unknown sensor brings along; nothing for a plot. */
  public Optional<SensorModel> findImplied(Observation o) {
    String id = sensorOf(o);
    return switch (o) {
      case Bearing b -> {
        boolean sound = b.medium() == Bearing.Medium.SOUND;
        double sigma = Double.isFinite(b.sigma()) && b.sigma() > 0 ? StrictMath.max(b.sigma(), 0.5) : 10;
        yield Optional.of(new SensorModel(id, SensorModel.Kind.BEARING, b.from(), 0, List.of(sigma), 5, 0.5, 0,
            sound ? HEARING : SIGHT, 90, Collections.emptyMap(), 0.05, 90, 1, 1, sound ? SOUND : Double.POSITIVE_INFINITY, 1));
      }
      case PositionReport p -> Optional.of(new SensorModel(id, SensorModel.Kind.REPORT, frame.origin(), 0,
          List.of(100.0, 100.0, Double.isNaN(p.altitude()) ? Double.NaN : 300.0), 1, 0.9, 0, 2e6, 90, Collections.emptyMap(), 0.01,
          90, 1, 1e12, Double.POSITIVE_INFINITY, 1));
      default -> Optional.empty();
    };
  }

  /**
   * The scans of a batch, in order of time and sensor. Sectors that the antenna is still in wait for the next batch.
   *
   * @param now seconds since the epoch
   */
  public List<Scan> scans(List<? extends Observation> batch, double now) {
    Map<Double, Map<String, Rows>> byTime = new TreeMap<>();
    List<Scan> out = new ArrayList<>();
    for (Observation o : batch) {
      SensorModel model = sensors.get(sensorOf(o));
      if (model == null || o instanceof PositionReport p && p.suspect()) {
        continue;
      }
      double[] row = row(o, model);
      if (model.kind().columns() != row.length) {
        continue;
      }
      double t = seconds(o.time());
      if (o instanceof Plot p && antenna(model).turns(t)) {
        antenna(model).take(t, row, label(p), out);
        continue;
      }
      double at = o instanceof PositionReport ? StrictMath.ceil(t) : t;
      Rows rows = byTime.computeIfAbsent(at, k -> new TreeMap<>()).computeIfAbsent(model.id(), k -> new Rows());
      rows.add(row, o instanceof PositionReport p ? p.address() : o instanceof Plot p ? label(p) : "");
    }
    byTime.forEach((t, bySensor) -> bySensor.forEach((s, r) -> out.add(r.scan(s, t, 0, 360))));
    antennas.values().forEach(a -> a.close(now, out));
    out.sort(Tracker.ORDER);
    return out;
  }

  private Antenna antenna(SensorModel m) {
    return antennas.computeIfAbsent(m.id(), k -> new Antenna(m));
  }

  private static String label(Plot p) {
    return p.modeS() < 0 ? "" : String.format(Locale.ROOT, "%06X", p.modeS());
  }

  private double[] row(Observation o, SensorModel model) {
    return switch (o) {
      case Plot p -> new double[] {p.range(), p.azimuth(), p.elevation(), p.rangeRate()};
      case Bearing b -> new double[] {b.azimuth()};
      case PositionReport p -> {
        double[] at = frame.enu(p.point().lat(), p.point().lon(),
            Double.isNaN(p.altitude()) || model.sigma().get(2).isNaN() ? 0 : p.altitude());
        double t = seconds(p.time());
        double ahead = StrictMath.ceil(t) - t;
        if (Double.isFinite(p.east()) && Double.isFinite(p.north())) {
          at[0] += ahead * p.east();
          at[1] += ahead * p.north();
        }
        yield at;
      }
      default -> new double[0];
    };
  }

  /** Rows of one scan as they come in. */
  static final class Rows {
    private final List<double[]> values = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private boolean labelled;

    void archive(Archive a) {
      int n = a.count(values.size());
      for (int i = 0; i < n; i++) {
        double[] row = a.array(a.reading() ? new double[0] : values.get(i));
        String label = a.text(a.reading() ? "" : labels.get(i));
        if (a.reading()) {
          add(row, label);
        }
      }
    }

    void add(double[] row, String label) {
      values.add(row);
      labels.add(label);
      labelled |= !label.isEmpty();
    }

    Scan scan(String sensor, double time, double from, double width) {
      int columns = values.isEmpty() ? 0 : values.getFirst().length;
      double[] v = new double[columns * values.size()];
      for (int i = 0; i < values.size(); i++) {
        System.arraycopy(values.get(i), 0, v, i * columns, columns);
      }
      return new Scan(sensor, time, v, labelled ? labels : List.of(), from, width);
    }
  }
}
