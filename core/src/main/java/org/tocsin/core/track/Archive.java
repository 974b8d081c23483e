package org.tocsin.core.track;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.GeoPoint;

/**
 * A state as bytes, to the last bit. The same calls in the same order write it and read it back: each takes the value that is to
 * be kept and returns the one that holds from now on, so that what is written can never differ from what is read.
 */
final class Archive {
  /** Longest array or list that is believed. */
  private static final int MOST = 1 << 24;

  private final boolean reading;
  private ByteBuffer buffer;

  private Archive(boolean reading, ByteBuffer buffer) {
    this.reading = reading;
    this.buffer = buffer;
  }

  static Archive writing() {
    return new Archive(false, ByteBuffer.allocate(1 << 12));
  }

  static Archive reading(byte[] state) {
    return new Archive(true, ByteBuffer.wrap(state));
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  boolean reading() {
    return reading;
  }

  private ByteBuffer room(int bytes) {
    if (!reading && buffer.remaining() < bytes) {
      ByteBuffer wider = ByteBuffer.allocate(2 * (buffer.capacity() + bytes));
      buffer.flip();
      wider.put(buffer);
      buffer = wider;
    }
    if (reading && buffer.remaining() < bytes) {
      throw new IllegalArgumentException("the state is cut short");
    }
    return buffer;
  }

  double of(double x) {
    ByteBuffer b = room(8);
    if (reading) {
      return b.getDouble();
    }
    b.putDouble(x);
    return x;
  }

  long of(long x) {
    ByteBuffer b = room(8);
    if (reading) {
      return b.getLong();
    }
    b.putLong(x);
    return x;
  }

  int of(int x) {
    return (int) of((long) x);
  }

  /** A number of things, which bounds what is read for it. */
  int count(int n) {
    int k = of(n);
    if (k < 0 || k > MOST) {
      throw new IllegalArgumentException("no state has " + k + " of anything");
    }
    return k;
  }

  boolean of(boolean x) {
    return of(x ? 1L : 0L) != 0;
  }

  @Nullable String of(@Nullable String s) {
    byte[] text = s == null ? new byte[0] : s.getBytes(StandardCharsets.UTF_8);
    boolean there = of(s != null);
    int n = count(text.length);
    ByteBuffer b = room(n);
    if (reading) {
      text = new byte[n];
      b.get(text);
      return there ? new String(text, StandardCharsets.UTF_8) : null;
    }
    b.put(text);
    return s;
  }

  String text(String s) {
    return String.valueOf(of((@Nullable String) s));
  }

  /** The first {@code n} numbers of an array. */
  void of(double[] a, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = of(a[i]);
    }
  }

  void of(int[] a, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = of(a[i]);
    }
  }

  double[] array(double[] a) {
    double[] to = reading ? new double[count(0)] : a;
    if (!reading) {
      count(a.length);
    }
    of(to, to.length);
    return to;
  }

  List<String> texts(List<String> all) {
    int n = count(all.size());
    List<String> to = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      to.add(text(reading ? "" : all.get(i)));
    }
    return to;
  }

  Scan scan(Scan s) {
    return new Scan(text(s.sensor()), of(s.time()), array(s.rows()), texts(s.labels()), of(s.from()), of(s.width()));
  }

  SensorModel model(SensorModel m) {
    String id = text(m.id());
    SensorModel.Kind kind = SensorModel.Kind.valueOf(text(m.kind().name()));
    GeoPoint site = new GeoPoint(of(m.site().lat()), of(m.site().lon()));
    double altitude = of(m.altitude());
    List<Double> sigma = new ArrayList<>();
    for (double s : array(m.sigma().stream().mapToDouble(Double::doubleValue).toArray())) {
      sigma.add(s);
    }
    double period = of(m.period());
    double pd = of(m.pd());
    double rangeMin = of(m.rangeMin());
    double rangeMax = of(m.rangeMax());
    double elevationMax = of(m.elevationMax());
    List<String> classes = texts(List.copyOf(m.reach().keySet()));
    TreeMap<String, Double> reach = new TreeMap<>();
    for (String c : classes) {
      reach.put(c, of((double) m.reach().getOrDefault(c, 0.0)));
    }
    return new SensorModel(id, kind, site, altitude, sigma, period, pd, rangeMin, rangeMax, elevationMax, reach,
        of(m.clutter()), of(m.clutterElevation()), of(m.clutterRate()), of(m.area()), of(m.propagation()), of(m.refraction()));
  }

  /** What {@link #model} and {@link #scan} are given where there is nothing yet. */
  static final SensorModel NO_MODEL = new SensorModel("", SensorModel.Kind.BEARING, new GeoPoint(0, 0), 0, List.of(1.0), 1, 0.5, 0,
      1, 90, new TreeMap<>(), 0, 0, 0, 1, 1, 1);

  static final Scan NO_SCAN = new Scan("", 0, new double[0]);

  List<SensorModel> models(List<SensorModel> all) {
    int n = count(all.size());
    List<SensorModel> to = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      to.add(model(reading ? NO_MODEL : all.get(i)));
    }
    return to;
  }
}
