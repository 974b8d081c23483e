package org.tocsin.protocols.alertsapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.protocols.alertsapi.AreaAlert.State;

/** alerts.in.ua, version 1. In the short forms N is "no information" and stays that. */
public final class AlertsInUa {
  /** Order of the 27 letters of the answer by oblast: the service's number and name of each. */
  private static final List<Oblast> ORDER =
      List.of(
          new Oblast(29, "Автономна Республіка Крим"), new Oblast(8, "Волинська область"), new Oblast(4, "Вінницька область"),
          new Oblast(9, "Дніпропетровська область"), new Oblast(28, "Донецька область"), new Oblast(10, "Житомирська область"),
          new Oblast(11, "Закарпатська область"), new Oblast(12, "Запорізька область"),
          new Oblast(13, "Івано-Франківська область"), new Oblast(31, "м. Київ"), new Oblast(14, "Київська область"),
          new Oblast(15, "Кіровоградська область"), new Oblast(16, "Луганська область"), new Oblast(27, "Львівська область"),
          new Oblast(17, "Миколаївська область"), new Oblast(18, "Одеська область"), new Oblast(19, "Полтавська область"),
          new Oblast(5, "Рівненська область"), new Oblast(30, "м. Севастополь"), new Oblast(20, "Сумська область"),
          new Oblast(21, "Тернопільська область"), new Oblast(22, "Харківська область"), new Oblast(23, "Херсонська область"),
          new Oblast(3, "Хмельницька область"), new Oblast(24, "Черкаська область"), new Oblast(26, "Чернівецька область"),
          new Oblast(25, "Чернігівська область"));

  private AlertsInUa() {}

  private record Oblast(int id, String name) {}

  /** {@code alerts/active.json}. */
  public static Answers active(byte[] body) {
    JsonNode root = Answers.Json.parse(body);
    if (!root.path("alerts").isArray()) {
      return new Answers.Unusable(root.has("message") ? root.get("message").asText() : "no list of alerts");
    }
    List<AreaAlert> areas = new ArrayList<>();
    for (JsonNode a : root.get("alerts")) {
      boolean ended = a.path("finished_at").isTextual();
      areas.add(
          new AreaAlert(
              a.path("location_title").asText(""),
              a.path("location_type").asText(""),
              a.path("location_uid").asText(""),
              a.path("alert_type").asText(""),
              Answers.Json.instant(a.path("started_at")),
              Answers.Json.instant(a.path("finished_at")),
              ended ? State.ENDED : State.ACTIVE,
              within(a)));
    }
    return new Answers.Alerts(areas);
  }

  private static List<String> within(JsonNode a) {
    List<String> names = new ArrayList<>();
    for (String level : List.of("location_oblast", "location_raion")) {
      String name = a.path(level).asText("");
      if (!name.isEmpty() && !name.equals(a.path("location_title").asText(""))) {
        names.add(name);
      }
    }
    return names;
  }

  /** {@code iot/active_air_raid_alerts_by_oblast.json}: one letter for each of 27 regions. */
  public static Answers byOblast(byte[] body) {
    String letters = Answers.Json.parse(body).asText("");
    if (letters.length() != ORDER.size()) {
      return new Answers.Unusable("not the 27 letters of the regions");
    }
    List<AreaAlert> areas = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      Oblast o = ORDER.get(i);
      areas.add(new AreaAlert(o.name, "oblast", Integer.toString(o.id), "air_raid", null, null, state(letters.charAt(i))));
    }
    return new Answers.Alerts(areas);
  }

  /** {@code iot/active_air_raid_alerts/:uid.json}: the letter of one area. */
  public static State one(byte[] body) {
    String letter = Answers.Json.parse(body).asText("");
    return letter.length() == 1 ? state(letter.charAt(0)) : State.NO_INFORMATION;
  }

  private static State state(char letter) {
    return switch (letter) {
      case 'A' -> State.ACTIVE;
      case 'P' -> State.PARTLY;
      default -> State.NO_INFORMATION;
    };
  }
}
