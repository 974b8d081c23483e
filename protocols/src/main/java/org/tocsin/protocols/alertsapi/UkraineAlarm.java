package org.tocsin.protocols.alertsapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.protocols.alertsapi.AreaAlert.State;

/** ukrainealarm, version 3. Its region numbers are its own. */
public final class UkraineAlarm {
  private UkraineAlarm() {}

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
