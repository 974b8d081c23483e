package org.tocsin.protocols.adsb;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of SBS-1 (BaseStation) output, port 30003: 22 fields between commas, most of them empty in most lines. Feet, knots,
 * degrees and feet a minute; NaN, -1 and empty for fields that are not there.
 *
 * @param transmission 1 identification, 2 surface, 3 airborne position, 4 velocity, 5 to 8 surveillance
 * @param address six hexadecimal digits, upper case
 * @param time the receiver's own clock in its own zone, as seconds since 1970 taken as UTC; NaN when absent
 */
public record Sbs(
    int transmission,
    String address,
    double time,
    String callSign,
    double altitude,
    double speed,
    double course,
    double lat,
    double lon,
    double climb,
    int squawk,
    boolean onGround) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);
  private static final int FIELDS = 22;

  public boolean hasPosition() {
    return lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180;
  }

  /** @return null when it is no line of the kind MSG */
  public static @Nullable Sbs parse(String line) {
    String[] f = line.strip().split(",", -1);
    if (f.length < FIELDS || !f[0].equals("MSG") || !f[4].strip().matches("[0-9A-Fa-f]{1,6}") || !f[1].matches("[1-8]")) {
      return null;
    }
    String hex = f[4].strip().toUpperCase(Locale.ROOT);
    return new Sbs(
        f[1].charAt(0) - '0',
        "0".repeat(6 - hex.length()) + hex,
        time(f[6], f[7]),
        f[10].strip(),
        number(f[11]),
        number(f[12]),
        number(f[13]),
        number(f[14]),
        number(f[15]),
        number(f[16]),
        f[17].matches("[0-7]{4}") ? Integer.parseInt(f[17], 8) : -1,
        f[21].equals("-1") || f[21].equals("1"));
  }

  private static double number(String s) {
    try {
      return s.isEmpty() ? Double.NaN : Double.parseDouble(s);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double time(String date, String time) {
    try {
      LocalTime t = LocalTime.parse(time);
      return LocalDate.parse(date, DATE).toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC) + t.toNanoOfDay() * 1e-9;
    } catch (DateTimeParseException e) {
      return Double.NaN;
    }
  }
}
