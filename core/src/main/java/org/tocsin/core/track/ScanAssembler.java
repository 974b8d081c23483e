package org.tocsin.core.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.place.TangentPlane;

/**
 * Groups observations into scans: rows of one sensor and one time make a scan. A sensor is known by the name of the
 * observation's source. Suspect positions are left out, and so is everything that is no plot, bearing or position.
 */
public final class ScanAssembler {
  private final Instant epoch;
  private final TangentPlane frame;
  private final Map<String, SensorModel> sensors = new TreeMap<>();

  /** @param epoch instant that is second 0 of the tracker */
  public ScanAssembler(Instant epoch, TangentPlane frame, List<SensorModel> sensors) {
    this.epoch = epoch;
    this.frame = frame;
    sensors.forEach(s -> this.sensors.put(s.id(), s));
  }

  /** Seconds since the epoch. */
  public double seconds(Instant t) {
    return t.getEpochSecond() - epoch.getEpochSecond() + (t.getNano() - epoch.getNano()) * 1e-9;
  }

  /** The scans of a batch, in order of time and sensor. */
  public List<Scan> scans(List<? extends Observation> batch) {
    Map<Double, Map<String, Rows>> byTime = new TreeMap<>();
    for (Observation o : batch) {
      double[] row = row(o);
      String sensor = o.source() == null ? "" : o.source().name();
      SensorModel model = sensors.get(sensor);
      if (row.length == 0 || model != null && model.kind().columns() != row.length) {
        continue;
      }
      Rows rows = byTime.computeIfAbsent(seconds(o.time()), k -> new TreeMap<>()).computeIfAbsent(sensor, k -> new Rows());
      rows.values.add(row);
      if (o instanceof PositionReport p) {
        rows.labels.add(p.address());
      }
    }
    List<Scan> out = new ArrayList<>();
    byTime.forEach((t, bySensor) -> bySensor.forEach((s, r) -> out.add(r.scan(s, t))));
    return out;
  }

  private double[] row(Observation o) {
    return switch (o) {
      case Plot p -> new double[] {p.range(), p.azimuth(), p.elevation(), p.rangeRate()};
      case Bearing b -> new double[] {b.azimuth()};
      case PositionReport p when !p.suspect() -> frame.enu(
          p.point().lat(), p.point().lon(), Double.isNaN(p.altitude()) ? 0 : p.altitude());
      default -> new double[0];
    };
  }

  private static final class Rows {
    private final List<double[]> values = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();

    Scan scan(String sensor, double time) {
      int width = values.getFirst().length;
      double[] v = new double[width * values.size()];
      for (int i = 0; i < values.size(); i++) {
        System.arraycopy(values.get(i), 0, v, i * width, width);
      }
      return new Scan(sensor, time, v, labels.size() == values.size() ? labels : List.of());
    }
  }
}
