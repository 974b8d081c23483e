package org.tocsin.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;
import org.tocsin.core.track.Kinematics;
import org.tocsin.core.track.Scan;
import org.tocsin.core.track.SensorModel;
import org.tocsin.core.track.TrackerSettings;
import org.tocsin.simulator.score.Score;
import org.tocsin.simulator.score.Truth;

/**
 * A scenario in a folder: {@code sensors.json}, {@code detections.jsonl} (or .gz; with several runs
 * {@code rNN.detections.jsonl}).
 */
public final class ScenarioFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final JsonNode head;
  private final TangentPlane frame;
  private final List<SensorModel> sensors;

  /** @throws ScenarioException when the folder does not hold a scenario, with the reason in one line */
  public ScenarioFolder(Path folder) {
    this.folder = folder;
    Path file = folder.resolve("sensors.json");
    try {
      head = JSON.readTree(file.toFile());
      JsonNode f = required(head, "frame");
      frame = new TangentPlane(
          new GeoPoint(required(f, "lat").asDouble(), required(f, "lon").asDouble()), required(f, "alt").asDouble());
      List<SensorModel> list = new ArrayList<>();
      for (JsonNode s : required(head, "sensors")) {
        list.add(sensor(s));
      }
      sensors = List.copyOf(list);
    } catch (IOException | IllegalArgumentException e) {
      throw new ScenarioException(file + ": " + oneLine(e));
    }
  }

  private static String oneLine(Exception e) {
    String m = String.valueOf(e.getMessage());
    return m.lines().findFirst().orElse(e.getClass().getSimpleName());
  }

  private static JsonNode required(JsonNode n, String name) {
    JsonNode v = n.get(name);
    if (v == null) {
      throw new IllegalArgumentException("field \"" + name + "\" is missing");
    }
    return v;
  }

  public String name() {
    return head.path("scenario").asText(folder.getFileName().toString());
  }

  public Path folder() {
    return folder;
  }

  public TangentPlane frame() {
    return frame;
  }

  public List<SensorModel> sensors() {
    return sensors;
  }

  /** The scenario's {@code scoring} object. */
  public JsonNode scoring() {
    return head.path("scoring");
  }

  /** How many runs over the same truth there are; 0 when the folder holds one unnumbered run. */
  public int runs() {
    return head.path("runs").asInt(0);
  }

  /** Settings of the tracker that fit what the scenario says of itself. */
  public TrackerSettings settings() {
    TrackerSettings standard = TrackerSettings.standard(frame);
    JsonNode model = head.get("model");
    return model == null ? standard : points(standard, model);
  }

  /** A scenario that states the exact motion and birth model of its points. */
  private static TrackerSettings points(TrackerSettings standard, JsonNode m) {
    double spread = m.path("birth_std").path(0).asDouble(150);
    double speed = m.path("birth_std").path(1).asDouble(1);
    Kinematics point = new Kinematics("point", ClassMix.UNKNOWN, "point", 1, speed, 0.01, 0, 0.1,
        m.path("q").asDouble(0.02), 1e-6, 0, 0, 0, 1, 1, 0);
    double area = 2 * StrictMath.PI * spread * spread;
    return standard
        .withKinematics(List.of(point))
        .withBirths(
            m.path("birth_per_scan").asDouble() / area,
            m.path("initial_expected_targets").asDouble() / area,
            -1 / StrictMath.log(m.path("p_survival").asDouble(0.99)))
        .withHypotheses(60, 120)
        .withLearning(false, false);
  }

  private SensorModel sensor(JsonNode s) {
    String type = required(s, "type").asText();
    SensorModel.Kind kind = switch (type) {
      case "radar3d", "radar2d" -> SensorModel.Kind.RADAR;
      case "bearing" -> SensorModel.Kind.BEARING;
      case "position2d" -> SensorModel.Kind.POSITION;
      default -> throw new IllegalArgumentException("unknown sensor type \"" + type + "\"");
    };
    List<String> names = switch (kind) {
      case RADAR -> List.of("range", "azimuth", "elevation", "range_rate");
      case BEARING -> List.of("azimuth");
      case POSITION, REPORT -> List.of("east", "north", "up");
    };
    Double[] sigma = new Double[names.size()];
    java.util.Arrays.fill(sigma, Double.NaN);
    JsonNode measures = required(s, "measures");
    for (int i = 0; i < measures.size(); i++) {
      int at = names.indexOf(measures.get(i).asText());
      if (at < 0) {
        throw new IllegalArgumentException("unknown measure " + measures.get(i));
      }
      sigma[at] = required(s, "sigma").get(i).asDouble();
    }
    Map<String, Double> reach = new TreeMap<>();
    s.path("class_range").properties().forEach(e -> reach.put(e.getKey(), e.getValue().asDouble()));
    JsonNode clutter = s.path("clutter");
    double[] el = span(clutter.path("elevation").asText("[0,6]"));
    double[] rate = span(clutter.path("range_rate").asText("[-300,300]"));
    double[] east = span(clutter.path("east").asText("[0,1]"));
    double[] north = span(clutter.path("north").asText("[0,1]"));
    GeoPoint site = s.has("lat")
        ? new GeoPoint(s.get("lat").asDouble(), s.get("lon").asDouble())
        : frame.origin();
    return new SensorModel(
        required(s, "id").asText(),
        kind,
        site,
        s.has("alt") ? s.get("alt").asDouble() : frame.altitude(),
        List.of(sigma),
        required(s, "scan_period").asDouble(),
        required(s, "pd").asDouble(),
        s.path("range_min").asDouble(0),
        s.path("range_max").asDouble(1e6),
        s.path("elevation_max").asDouble(90),
        reach,
        required(s, "clutter_per_scan").asDouble(),
        el[1],
        StrictMath.max(rate[1], 1),
        (east[1] - east[0]) * (north[1] - north[0]),
        kind == SensorModel.Kind.BEARING ? head.path("sound_speed").asDouble(340) : Double.POSITIVE_INFINITY,
        1);
  }

  /** The two numbers of "uniform [a,b]" or "uniform [a,b)". */
  private static double[] span(String text) {
    int a = text.indexOf('[');
    int b = Math.max(text.indexOf(']'), text.indexOf(')'));
    if (a < 0 || b < a) {
      throw new IllegalArgumentException("not a span: " + text);
    }
    String[] parts = text.substring(a + 1, b).split(",");
    return new double[] {Double.parseDouble(parts[0].trim()), Double.parseDouble(parts[1].trim())};
  }

  /** All scans of a run ({@code run} is ignored where runs are not numbered), as the file has them. */
  public List<Scan> scans(int run) {
    String name = runs() > 0 ? String.format(Locale.ROOT, "r%02d.detections.jsonl", run) : "detections.jsonl";
    List<Scan> out = new ArrayList<>();
    Map<String, SensorModel> byId = new TreeMap<>();
    sensors.forEach(m -> byId.put(m.id(), m));
    try (BufferedReader in = open(name)) {
      int line = 0;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        line++;
        if (!text.isBlank()) {
          out.add(scan(text, byId, name, line));
        }
      }
    } catch (IOException e) {
      throw new ScenarioException(folder.resolve(name) + ": " + oneLine(e));
    }
    return out;
  }

  private static Scan scan(String text, Map<String, SensorModel> byId, String name, int line) {
    try {
      JsonNode n = JSON.readTree(text);
      String id = required(n, "s").asText();
      JsonNode d = required(n, "d");
      SensorModel m = byId.get(id);
      int width = m == null ? 4 : m.kind().columns();
      double[] v = new double[d.size() * width];
      java.util.Arrays.fill(v, Double.NaN);
      for (int i = 0; i < d.size(); i++) {
        int k = 0;
        for (int c = 0; c < width && m != null; c++) {
          if (!m.sigma().get(c).isNaN()) {
            JsonNode q = d.get(i).get(k++);
            v[i * width + c] = q == null || !q.isNumber() ? Double.NaN : q.asDouble();
          }
        }
      }
      return new Scan(id, required(n, "t").asDouble(), v);
    } catch (IOException | IllegalArgumentException e) {
      throw new ScenarioException(name + " line " + line + ": " + oneLine(e));
    }
  }

  /** Whether the folder says what was really there. */
  public boolean hasTruth() {
    return Files.exists(folder.resolve("truth.jsonl")) || Files.exists(folder.resolve("truth.jsonl.gz"));
  }

  /** Truth by instant, to score against. */
  public Map<Double, List<Truth>> truths() {
    Map<Double, List<Truth>> out = new TreeMap<>();
    try (BufferedReader in = open("truth.jsonl")) {
      int line = 0;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        line++;
        if (!text.isBlank()) {
          Truth t = truth(text, line);
          out.computeIfAbsent(Score.key(t.time()), k -> new ArrayList<>()).add(t);
        }
      }
      return out;
    } catch (IOException e) {
      throw new ScenarioException(folder.resolve("truth.jsonl") + ": " + oneLine(e));
    }
  }

  private static Truth truth(String text, int line) {
    try {
      JsonNode n = JSON.readTree(text);
      double[] state = new double[6];
      for (int i = 0; i < 3; i++) {
        state[i] = required(n, "enu").path(i).asDouble();
        state[i + 3] = required(n, "vel").path(i).asDouble();
      }
      return new Truth(
          required(n, "t").asDouble(), required(n, "id").asText(), required(n, "type").asText(), state,
          required(n, "cov").asBoolean());
    } catch (IOException | IllegalArgumentException e) {
      throw new ScenarioException("truth.jsonl line " + line + ": " + oneLine(e));
    }
  }

  /** When each truth was first covered, s; truths never covered are left out. */
  public Map<String, Double> firstCovered() {
    Map<String, Double> out = new TreeMap<>();
    try {
      for (JsonNode n : JSON.readTree(folder.resolve("targets.json").toFile())) {
        if (n.path("t_first_covered").isNumber()) {
          out.put(n.get("id").asText(), n.get("t_first_covered").asDouble());
        }
      }
      return out;
    } catch (IOException e) {
      throw new ScenarioException(folder.resolve("targets.json") + ": " + oneLine(e));
    }
  }

  /** Opens a file of the folder, or the same with {@code .gz}. */
  BufferedReader open(String name) throws IOException {
    Path plain = folder.resolve(name);
    Path packed = folder.resolve(name + ".gz");
    InputStream in = Files.exists(plain)
        ? Files.newInputStream(plain)
        : new GZIPInputStream(Files.newInputStream(packed), 1 << 16);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
  }
}
