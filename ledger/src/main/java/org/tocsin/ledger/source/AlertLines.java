package org.tocsin.ledger.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.store.Siren;

/**
 * Tocsin's own alerts of a night, as the outlet {@code alerts.jsonl} writes them: one alarm from ALARM until a community is
 * neither in ALARM nor in HOLD.
 */
final class AlertLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AlertLines() {}

  record Result(Filing head, List<Siren> alerts, List<String> problems) {}

  static Result read(BufferedReader in, String name, String hash) throws IOException {
    Map<String, Siren> open = new TreeMap<>();
    List<Siren> done = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Instant last = Instant.MIN;
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonNode n = JSON.readTree(line);
        String community = n.path("community").asText();
        String state = n.path("state").asText();
        if (community.isEmpty() || state.isEmpty()) {
          throw new IllegalArgumentException("community or state is missing");
        }
        Instant at = Instant.parse(n.path("at").asText());
        last = at.isAfter(last) ? at : last;
        boolean alarm = state.equals("ALARM") || state.equals("HOLD");
        Siren running = open.get(community);
        if (state.equals("ALARM") && running == null) {
          open.put(community, new Siren(community, n.path("name_en").asText(community), "raion", at, at, "j", ""));
        } else if (!alarm && running != null) {
          open.remove(community);
          done.add(new Siren(running.area(), running.name(), running.level(), running.start(), at, "j", ""));
        }
      } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
        problems.add("line " + number + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
    }
    for (Siren s : open.values()) {
      // Still sounding when the file ends.
      done.add(new Siren(s.area(), s.name(), s.level(), s.start(), last, "jn", ""));
    }
    Filing.Document d = new Filing.Document(Filing.Kind.TABLE, hash, name, "Alerts of Tocsin", "Tocsin", null, "en", null, "");
    return new Result(new Filing(d, List.of(), List.of(), problems), done, problems);
  }
}
