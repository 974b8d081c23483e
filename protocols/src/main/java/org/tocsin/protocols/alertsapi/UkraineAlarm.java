package org.tocsin.protocols.alertsapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.protocols.alertsapi.AreaAlert.State;

/** ukrainealarm, version 3. Its region numbers are its own. */
public final class UkraineAlarm {
  private static final int DEEPEST = 8;

  private UkraineAlarm() {}

  /** True for an answer of {@code /api/v3/regions} rather than of {@code /api/v3/alerts}. */
  public static boolean isRegions(byte[] body) {
    return Answers.Json.parse(body).path("states").isArray();
  }

  /** {@code /api/v3/regions}: by the service's number, the names from the oblast down to the region itself. */
  public static Map<String, List<String>> regions(byte[] body) {
    TreeMap<String, List<String>> out = new TreeMap<>();
    collect(Answers.Json.parse(body).path("states"), List.of(), out);
    return out;
  }

  private static void collect(JsonNode regions, List<String> above, Map<String, List<String>> out) {
    for (JsonNode r : regions) {
      List<String> path = new ArrayList<>(above);
      path.add(r.path("regionName").asText(""));
      out.put(r.path("regionId").asText(""), List.copyOf(path));
      if (path.size() < DEEPEST) {
        collect(r.path("regionChildIds"), path, out);
      }
    }
  }

  /** {@code /api/v3/alerts}. */
  public static Answers alerts(byte[] body) {
    JsonNode root = Answers.Json.parse(body);
    if (!root.isArray()) {
      return new Answers.Unusable(root.has("message") ? root.get("message").asText() : "no list of regions");
    }
    List<AreaAlert> areas = new ArrayList<>();
    for (JsonNode region : root) {
      for (JsonNode a : region.path("activeAlerts")) {
        // An alert may be of a part of the region it is listed under.
        boolean same = a.path("regionId").asText().equals(region.path("regionId").asText());
        areas.add(
            new AreaAlert(
                same ? region.path("regionName").asText("") : "",
                a.path("regionType").asText(""),
                a.path("regionId").asText(""),
                a.path("type").asText("UNKNOWN"),
                Answers.Json.instant(a.path("lastUpdate")),
                null,
                State.ACTIVE));
      }
    }
    return new Answers.Alerts(areas);
  }
}
