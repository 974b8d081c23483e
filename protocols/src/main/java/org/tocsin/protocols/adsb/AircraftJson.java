package org.tocsin.protocols.adsb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code aircraft.json} of dump1090 (mutability and fa) and readsb, whose names differ.
 *
 * @param now seconds since 1970
 */
public record AircraftJson(double now, List<Entry> aircraft) {
  private static final ObjectMapper JSON = new ObjectMapper();
  /** Seconds since 1970 never come near it; some writers give milliseconds. */
  private static final double MILLISECONDS = 1e11;

  public AircraftJson {
    aircraft = List.copyOf(aircraft);
  }

  /**
   * One aircraft; NaN, -1 and empty for what is not there.
   *
   * @param hex lower case, without the tilde
   * @param icao false for an address that is not the ICAO's
   * @param seen seconds before {@code now} of the last message
   * @param seenPosition the same for the position: that is its age
   */
  public record Entry(
      String hex,
      boolean icao,
      String callSign,
      double lat,
      double lon,
      boolean onGround,
      double altitude,
      double geometricAltitude,
      double speed,
      double course,
      double climb,
      String squawk,
      double seen,
      double seenPosition,
      int nic,
      int nacp,
      String emergency) {
    public boolean hasPosition() {
      return lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180;
    }
  }

  /** @return null when the text is no such document */
  public static @Nullable AircraftJson parse(byte[] text) {
    JsonNode root;
    try {
      root = JSON.readTree(new String(text, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return null;
    }
    if (root == null || !root.path("aircraft").isArray()) {
      return null;
    }
    List<Entry> list = new ArrayList<>();
    for (JsonNode a : root.get("aircraft")) {
      String hex = a.path("hex").asText("").toLowerCase(Locale.ROOT);
      boolean icao = !hex.startsWith("~");
      String plain = icao ? hex : hex.substring(1);
      if (plain.matches("[0-9a-f]{1,6}")) {
        list.add(entry(a, plain, icao));
      }
    }
    double now = root.path("now").asDouble(Double.NaN);
    return new AircraftJson(now > MILLISECONDS ? now / 1000 : now, list);
  }

  private static Entry entry(JsonNode a, String hex, boolean icao) {
    JsonNode altitude = first(a, "alt_baro", "altitude");
    return new Entry(
        hex,
        icao,
        a.path("flight").asText("").strip(),
        number(a.path("lat")),
        number(a.path("lon")),
        altitude.asText().equals("ground"),
        number(altitude),
        number(a.path("alt_geom")),
        number(first(a, "gs", "speed")),
        number(a.path("track")),
        number(first(a, "baro_rate", "geom_rate", "vert_rate")),
        a.path("squawk").asText(""),
        number(a.path("seen")),
        number(a.path("seen_pos")),
        a.path("nic").asInt(-1),
        a.path("nac_p").asInt(-1),
        a.path("emergency").asText(""));
  }

  private static JsonNode first(JsonNode a, String... names) {
    for (String n : names) {
      if (a.has(n)) {
        return a.get(n);
      }
    }
    return a.path(names[0]);
  }

  private static double number(JsonNode n) {
    return n.isNumber() ? n.asDouble() : Double.NaN;
  }
}
