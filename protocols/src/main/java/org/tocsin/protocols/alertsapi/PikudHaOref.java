package org.tocsin.protocols.alertsapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.protocols.alertsapi.AreaAlert.State;

/** Israel's Home Front Command. Its real-time codes and its history codes are two different sets. */
public final class PikudHaOref {
  private static final ZoneId ISRAEL = ZoneId.of("Asia/Jerusalem");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** Kinds by history code. */
  private static final Map<Integer, String> HISTORY =
      Map.ofEntries(
          Map.entry(1, "missiles"),
          Map.entry(2, "hostile_aircraft"),
          Map.entry(3, "unconventional_missile"),
          Map.entry(4, "general_warning"),
          Map.entry(7, "earthquake"),
          Map.entry(8, "earthquake"),
          Map.entry(9, "radiological"),
          Map.entry(10, "terrorist_infiltration"),
          Map.entry(11, "tsunami"),
          Map.entry(12, "hazardous_materials"),
          Map.entry(13, "all_clear_or_update"),
          Map.entry(14, "early_warning"));

  /** History codes by real-time code. */
  private static final Map<Integer, Integer> REAL_TIME = Map.of(1, 1, 3, 7, 4, 9, 5, 11, 6, 2, 7, 12, 13, 10);

  private PikudHaOref() {}

  /** {@code Alerts.json}: alerts of this moment. An empty body is the service's way to say that there is none. */
  public static Answers realTime(byte[] body) {
    if (Answers.Json.text(body).isEmpty()) {
      return new Answers.Alerts(List.of());
    }
    JsonNode root = Answers.Json.parse(body);
    if (!root.path("data").isArray()) {
      return new Answers.Unusable("no areas");
    }
    int code = root.path("cat").asInt(-1);
    String kind = realTimeKind(code);
    List<AreaAlert> areas = new ArrayList<>();
    for (JsonNode area : root.get("data")) {
      areas.add(new AreaAlert(area.asText(), "", root.path("id").asText(""), kind, null, null, state(kind)));
    }
    return new Answers.Alerts(areas);
  }

  /** {@code AlertsHistory.json}: times are local to Israel. */
  public static Answers history(byte[] body) {
    JsonNode root = Answers.Json.parse(body);
    if (!root.isArray()) {
      return new Answers.Unusable("no list");
    }
    List<AreaAlert> areas = new ArrayList<>();
    for (JsonNode a : root) {
      String kind = historyKind(a.path("category").asInt(-1));
      areas.add(
          new AreaAlert(a.path("data").asText(""), "", "", kind, local(a.path("alertDate").asText("")), null, state(kind)));
    }
    return new Answers.Alerts(areas);
  }

  private static @Nullable Instant local(String text) {
    try {
      return LocalDateTime.parse(text, LOCAL).atZone(ISRAEL).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  static String historyKind(int code) {
    return code >= 15 ? "drill" : HISTORY.getOrDefault(code, code == 5 || code == 6 ? "ignored" : "unknown");
  }

  static String realTimeKind(int code) {
    if (code > 100) {
      return "drill";
    }
    if (code == 10) {
      // Early warning or all clear: only the title tells them apart, so it is neither.
      return "all_clear_or_update";
    }
    Integer history = REAL_TIME.get(code);
    return history == null ? "unknown" : historyKind(history);
  }

  private static State state(String kind) {
    return switch (kind) {
      case "missiles", "hostile_aircraft", "unconventional_missile", "general_warning", "earthquake", "radiological",
          "terrorist_infiltration", "tsunami", "hazardous_materials" -> State.ACTIVE;
      // What cannot be told is never calm.
      case "unknown" -> State.NO_INFORMATION;
      default -> State.OTHER;
    };
  }
}
