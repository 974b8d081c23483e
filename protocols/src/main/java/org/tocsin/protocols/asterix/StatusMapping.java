package org.tocsin.protocols.asterix;

import org.tocsin.protocols.clock.SensorClock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.SensorStatus.Health;

/** From service messages (002, 023, 034, 063, 065) to whether a sensor is looking. */
final class StatusMapping {
  private static final int NORTH = 1;
  private static final int SECTOR = 2;

  private final int category;
  private final @Nullable Field sac;
  private final @Nullable Field sic;
  private final @Nullable Field time;
  private final @Nullable Field type;
  private final @Nullable Field sector;
  private final @Nullable Field rotation;
  private final @Nullable Field off;
  private final @Nullable Field[] weak;
  private final @Nullable Field condition;

  private StatusMapping(Definition d) {
    category = d.category();
    boolean other = category == 63;
    // Category 063 is a tracker's word about its sensors: item 050 names the sensor.
    sac = Mapping.find(d, other ? "050/SAC" : "010/SAC");
    sic = Mapping.find(d, other ? "050/SIC" : "010/SIC");
    time = Mapping.find(d, category == 23 ? "070" : "030");
    type = Mapping.find(d, "000");
    sector = Mapping.find(d, "020");
    rotation = category == 65 ? null : Mapping.find(d, "041");
    off =
        switch (category) {
          case 23 -> Mapping.find(d, "100/NOGO");
          case 34 -> Mapping.find(d, "050/COM/NOGO");
          case 65 -> Mapping.find(d, "040/NOGO");
          default -> null;
        };
    weak =
        switch (category) {
          case 23 -> fields(d, "100/ODP", "100/OXT", "100/TSV");
          case 34 -> fields(d, "050/COM/OVLRDP", "050/COM/OVLXMT", "050/COM/TSV", "050/PSR/OVL", "050/SSR/OVL");
          case 63 -> fields(d, "060/ODP", "060/OXT", "060/TSV");
          case 65 -> fields(d, "040/OVL", "040/TSV");
          default -> new Field[0];
        };
    condition = category == 63 ? Mapping.find(d, "060/CON") : null;
  }

  private static @Nullable Field[] fields(Definition d, String... paths) {
    @Nullable Field[] f = new Field[paths.length];
    for (int i = 0; i < f.length; i++) {
      f[i] = Mapping.find(d, paths[i]);
    }
    return f;
  }

  static @Nullable StatusMapping of(Definition d) {
    return switch (d.category()) {
      case 2, 23, 34, 63, 65 -> new StatusMapping(d);
      default -> null;
    };
  }

  int sac(Record r) {
    return Mapping.integer(r, sac, -1);
  }

  int sic(Record r) {
    return Mapping.integer(r, sic, -1);
  }

  double timeOfDay(Record r) {
    return Mapping.number(r, time);
  }

  /**
   * True for a message worth an observation: the antenna passes north, the health changes, or the message is not one of the
   * many sector marks of a turn.
   */
  boolean tells(Record r, Station station, Health health) {
    double turn = Mapping.number(r, rotation);
    if (turn > 0) {
      station.rotation(turn);
    }
    boolean changed = station.changes(health);
    int kind = Mapping.integer(r, type, 0);
    boolean turning = category == 2 || category == 34;
    boolean north = kind == SECTOR && turning && station.passesNorth(Mapping.number(r, sector));
    return changed || north || !turning || kind == NORTH;
  }

  /** What the record says, or what was told before where it says nothing. A sensor that sends marks is looking. */
  Health health(Record r, Station station) {
    boolean says = Mapping.integer(r, condition, -1) >= 0 || Mapping.integer(r, off, -1) >= 0;
    for (Field f : weak) {
      says |= Mapping.integer(r, f, -1) >= 0;
    }
    Health before = station.health();
    if (!says && before != null) {
      return before;
    }
    int con = Mapping.integer(r, condition, 0);
    int stopped = Mapping.integer(r, off, 0);
    if (con >= 2 || stopped >= 1) {
      return Health.BLIND;
    }
    boolean degraded = con == 1;
    for (Field f : weak) {
      degraded |= Mapping.integer(r, f, 0) == 1;
    }
    return degraded ? Health.DEGRADED : Health.LOOKING;
  }

  String detail(Station station) {
    StringBuilder s = new StringBuilder(String.format(Locale.ROOT, "CAT%03d", category));
    if (!Double.isNaN(station.rotation())) {
      s.append(String.format(Locale.ROOT, ", turns in %.2f s", station.rotation()));
    }
    SensorClock clock = station.clock();
    if (clock.wrong()) {
      s.append(String.format(Locale.ROOT, ", its clock is off by %.1f s", clock.offset()));
    }
    return s.toString();
  }
}
