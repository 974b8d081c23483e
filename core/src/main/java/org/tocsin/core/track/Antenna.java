package org.tocsin.core.track;

import java.util.List;

/**
 * A radar that times each plot: its turn is cut into sectors, each a scan of its own at the mean time of its plots. A
 * sector that the antenna swept between two others without a plot is an empty scan, so that a miss there counts; that
 * is concluded only while azimuth and time go on together as the period says.
 */
final class Antenna {
  static final int SECTORS = 16;
  private static final double WIDTH = 360.0 / SECTORS;

  /** Part of a period by which azimuth and time may disagree. */
  private static final double AGREE = 0.12;

  private final SensorModel model;
  private boolean turning;
  private double lastTime = Double.NaN;
  private int sector = -1;
  private double opened;
  private double sum;
  private int count;
  private ScanAssembler.Rows rows = new ScanAssembler.Rows();

  Antenna(SensorModel model) {
    this.model = model;
  }

  void archive(Archive a) {
    turning = a.of(turning);
    lastTime = a.of(lastTime);
    sector = a.of(sector);
    opened = a.of(opened);
    sum = a.of(sum);
    count = a.of(count);
    rows.archive(a);
  }

  /** Whether the radar times each plot: two of its plots differ by less than a turn takes. Once seen, it stays so. */
  boolean turns(double time) {
    double apart = StrictMath.abs(time - lastTime);
    turning |= apart > 0 && apart < 0.45 * model.period();
    lastTime = time;
    return turning;
  }

  /** Takes a plot; sectors that it shows to be finished go to {@code out}. */
  void take(double time, double[] row, String label, List<Scan> out) {
    double azimuth = row[1] - 360 * StrictMath.floor(row[1] / 360);
    int here = Double.isFinite(azimuth) ? (int) StrictMath.min(SECTORS - 1, azimuth / WIDTH) : sector;
    if (here != sector || time - opened > 0.5 * model.period()) {
      double before = count > 0 ? sum / count : Double.NaN;
      int from = sector;
      finish(out);
      sweep(from, before, here, time, out);
      sector = here;
      opened = time;
    }
    rows.add(row, label);
    sum += time;
    count++;
  }

  private void sweep(int from, double before, int to, double time, List<Scan> out) {
    int passed = Math.floorMod(to - from, SECTORS) - 1;
    double each = model.period() / SECTORS;
    if (from < 0 || passed < 1 || StrictMath.abs(time - before - (passed + 1) * each) > AGREE * model.period()) {
      return;
    }
    double step = (time - before) / (passed + 1);
    for (int k = 1; k <= passed; k++) {
      out.add(new Scan(model.id(), before + k * step, new double[0], List.of(), (from + k) % SECTORS * WIDTH, WIDTH));
    }
  }

  private void finish(List<Scan> out) {
    if (count > 0) {
      out.add(rows.scan(model.id(), sum / count, sector * WIDTH, WIDTH));
      rows = new ScanAssembler.Rows();
      sum = 0;
      count = 0;
    }
  }

  /** Finishes a sector that the antenna must have left by {@code now}. */
  void close(double now, List<Scan> out) {
    if (count > 0 && now - opened > model.period() / SECTORS + 1) {
      finish(out);
    }
  }
}
