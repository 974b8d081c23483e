package org.tocsin.protocols.asterix;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.protocols.adsb.Quality;

/**
 * Observations as ASTERIX data blocks of the newest editions: plots as category 048, antenna marks as 034, tracks as 062,
 * position reports as 021. Values are rounded to the step of the standard; the source written is the encoder's own.
 */
public final class AsterixEncoder {
  private static final double FEET_A_MINUTE = 0.3048 / 60;
  private static final double MAX_LEVEL = 2000;

  private final Definition plots;
  private final Definition marks;
  private final Definition tracks;
  private final Definition positions;
  private final int sac;
  private final int sic;

  public AsterixEncoder(Definitions definitions, int sac, int sic) {
    plots = definitions.editions(48).getLast();
    marks = definitions.editions(34).getLast();
    tracks = definitions.editions(62).getLast();
    positions = definitions.editions(21).getLast();
    this.sac = sac;
    this.sic = sic;
  }

  private RecordBuilder begin(Definition d, String timeItem, Instant time) {
    return new RecordBuilder(d)
        .integer("010/SAC", sac)
        .integer("010/SIC", sic)
        .integer(timeItem, ticks(time));
  }

  /** Time of day in 1/128 s; what rounds up to midnight begins the next day. */
  private static long ticks(Instant t) {
    double seconds = Math.floorMod(t.getEpochSecond(), 86_400L) + t.getNano() * 1e-9;
    return Math.round(seconds * 128) % (86_400L * 128);
  }

  private static <T> byte[] block(int category, List<T> values, Function<T, RecordBuilder> encode) {
    return RecordBuilder.block(category, values.stream().map(v -> encode.apply(v).build()).toList());
  }

  /**
   * @throws IllegalArgumentException for a range beyond 256 NM, which category 048 cannot say
   */
  public byte[] plots(List<Plot> list) {
    return block(48, list, this::plot);
  }

  private RecordBuilder plot(Plot p) {
    int type = p.modeS() >= 0 ? 5 : p.modeA() >= 0 ? 2 : 1;
    RecordBuilder b =
        begin(plots, "140", p.time())
            .integer("020/TYP", type)
            .number("040/RHO", p.range() / Mapping.NAUTICAL_MILE)
            .integer("040/THETA", Math.round(p.azimuth() / 360 * 65_536) & 0xFFFF);
    if (p.modeA() >= 0) {
      b.integer("070/MODE3A", p.modeA());
    }
    double level = p.height() / Mapping.FLIGHT_LEVEL;
    if (Math.abs(level) < MAX_LEVEL) {
      if (type == 1) {
        b.number("110/3DH", p.height() / Mapping.FOOT);
      } else {
        b.number("090/FL", level);
      }
    }
    if (p.modeS() >= 0) {
      b.integer("220", p.modeS());
    }
    if (Math.abs(p.rangeRate()) <= 511) {
      b.number("120/CAL/CAL", p.rangeRate());
    }
    return b;
  }

  /** The antenna passes north. */
  public byte[] north(Instant time, double secondsATurn) {
    RecordBuilder b = begin(marks, "030", time).integer("000", 1).number("041", secondsATurn);
    return RecordBuilder.block(34, List.of(b.present("050/COM").build()));
  }

  /** @param azimuth where the sector begins, degrees */
  public byte[] sector(Instant time, double azimuth) {
    RecordBuilder b = begin(marks, "030", time).integer("000", 2);
    return RecordBuilder.block(34, List.of(b.integer("020", Math.round(azimuth / 360 * 256) & 0xFF).build()));
  }

  public byte[] tracks(List<TrackReport> list) {
    return block(62, list, this::track);
  }

  private RecordBuilder track(TrackReport t) {
    RecordBuilder b =
        begin(tracks, "070", t.time())
            .integer("040", t.number())
            .number("105/LAT", t.point().lat())
            .number("105/LON", t.point().lon())
            .integer("080/CNF", 0);
    if (Math.abs(t.east()) < 8000 && Math.abs(t.north()) < 8000) {
      b.number("185/VX", t.east()).number("185/VY", t.north());
    }
    double level = t.altitude() / Mapping.FLIGHT_LEVEL;
    if (level >= -15 && level <= 1500) {
      b.number("135/CTB", level);
    }
    double climb = t.climb() / FEET_A_MINUTE;
    if (Math.abs(climb) < 204_000) {
      b.number("220", climb);
    }
    if (t.sigma() >= 0) {
      double sigma = Math.min(t.sigma(), 32_767);
      b.number("500/APC/X", sigma).number("500/APC/Y", sigma);
    }
    return b;
  }

  public byte[] positions(List<PositionReport> list) {
    return block(21, list, this::position);
  }

  private RecordBuilder position(PositionReport p) {
    RecordBuilder b =
        begin(positions, "071", p.time())
            .present("040")
            .number("131/LAT", p.point().lat())
            .number("131/LON", p.point().lon())
            .integer("090/NACP", Quality.nacpOf(p.sigma()));
    if (p.address().matches("[0-9A-Fa-f]{6}")) {
      b.text("080", p.address());
    }
    double feet = p.altitude() / Mapping.FOOT;
    if (feet >= -1500 && feet < 150_000) {
      b.number("140", feet);
    }
    double speed = Math.hypot(p.east(), p.north()) / Mapping.NAUTICAL_MILE;
    if (speed < 2) {
      double course = (Math.toDegrees(Math.atan2(p.east(), p.north())) + 360) % 360;
      b.number("160/GS", speed).integer("160/TA", Math.round(course / 360 * 65_536) & 0xFFFF);
    }
    double climb = p.climb() / FEET_A_MINUTE;
    if (Math.abs(climb) < 100_000) {
      b.number("157/GVR", climb);
    }
    return b;
  }
}
