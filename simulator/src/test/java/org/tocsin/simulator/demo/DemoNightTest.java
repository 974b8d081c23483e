package org.tocsin.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.simulator.demo.DemoNight.Part;
import org.tocsin.simulator.demo.Truth.End;

/** The demo night holds together: what is said could have been said of what flew. */
class DemoNightTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Truth TRUTH = DemoNight.truth();
  private static final GeoPoint KYIV = new GeoPoint(50.45, 30.52);

  @Test
  void N01_every_post_has_a_channel_an_id_a_time_and_words() {
    Set<String> channels =
        DemoNight.listChannels().stream().map(DemoNight.Channel::name).collect(Collectors.toSet());
    for (Part part : List.of(Part.POSTS, Part.SIRENS)) {
      Set<String> seen = new HashSet<>();
      for (JsonNode post : lines(part)) {
        assertThat(channels).contains(post.path("channel").asText());
        assertThat(post.path("text").asText()).isNotBlank();
        String id = post.path("channel").asText() + "/" + post.path("post_id").asText();
        if (post.has("edited_at")) {
          assertThat(seen).as("an edit follows its post: %s", id).contains(id);
          assertThat(known(post)).isAfter(Instant.parse(post.path("posted_at").asText()));
        } else {
          assertThat(seen.add(id)).as("used once: %s", id).isTrue();
        }
        if (post.has("reply_to")) {
          assertThat(seen).contains(post.path("channel").asText() + "/" + post.path("reply_to").asText());
        }
      }
    }
  }

  @Test
  void N02_lines_stand_in_the_order_in_which_they_became_known() {
    for (Part part : List.of(Part.POSTS, Part.SIRENS)) {
      assertThat(lines(part).stream().map(DemoNightTest::known).toList()).isSorted();
    }
    List<Instant> heard =
        lines(Part.SPOTTERS).stream().map(s -> Instant.parse(s.path("observed_at").asText())).toList();
    assertThat(heard).isSorted().allMatch(t -> !t.isBefore(TRUTH.from()) && !t.isAfter(TRUTH.until()));
  }

  @Test
  void N03_the_night_is_as_large_and_as_terse_as_a_real_one() {
    List<JsonNode> posts = lines(Part.POSTS);
    assertThat(posts).hasSizeBetween(400, 700);
    Map<String, Long> perChannel =
        posts.stream()
            .collect(Collectors.groupingBy(p -> p.path("channel").asText(), TreeMap::new, Collectors.counting()));
    assertThat(perChannel).hasSizeBetween(8, 10).allSatisfy((channel, n) -> assertThat(n).isGreaterThan(15));
    long terse = posts.stream().filter(p -> p.path("text").asText().length() <= 25).count();
    assertThat((double) terse / posts.size()).isBetween(0.40, 0.65);
    Set<String> texts = posts.stream().map(p -> p.path("text").asText()).collect(Collectors.toSet());
    assertThat((double) texts.size() / posts.size()).as("wording that is not repeated").isGreaterThan(0.95);
  }

  @Test
  void N04_no_quiet_stretch_bores_at_twenty_times_real_speed() {
    List<Instant> times = new ArrayList<>();
    lines(Part.POSTS).forEach(p -> times.add(known(p)));
    lines(Part.SIRENS).forEach(p -> times.add(known(p)));
    times.sort(null);
    for (int i = 1; i < times.size(); i++) {
      assertThat(Duration.between(times.get(i - 1), times.get(i)))
          .as("silence before %s", times.get(i))
          .isLessThan(Duration.ofSeconds(150));
    }
    assertThat(Duration.between(times.getFirst(), times.getLast()))
        .isBetween(Duration.ofHours(4), Duration.ofHours(5));
  }

  @Test
  void N05_the_published_totals_add_up() {
    Map<End, Integer> drones = new TreeMap<>();
    for (Truth.Group g : TRUTH.groups()) {
      assertThat(g.fates().stream().mapToInt(Truth.Fate::count).sum()).as(g.id()).isEqualTo(g.count());
      if (g.model().equals("Shahed-136")) {
        g.fates().forEach(f -> drones.merge(f.end(), f.count(), Integer::sum));
      }
    }
    assertThat(drones).isEqualTo(Map.of(End.DESTROYED, 37, End.LOST, 46, End.LEFT, 2, End.HIT, 5));
    assertThat(TRUTH.groups())
        .filteredOn(g -> g.model().equals("Kh-101") || g.model().startsWith("Iskander-M"))
        .hasSize(4)
        .allSatisfy(
            g -> {
              assertThat(g.fates()).extracting(Truth.Fate::end).containsExactly(End.DESTROYED);
              assertThat(Sphere.distance(g.waypoints().getLast().point(), KYIV)).isLessThan(15_000);
            });
  }

  @Test
  void N06_the_raid_crosses_at_least_eight_oblasts() {
    Set<String> oblasts = new TreeSet<>();
    TRUTH.groups().stream()
        .filter(g -> g.model().equals("Shahed-136"))
        .flatMap(g -> g.waypoints().stream().map(Truth.Waypoint::oblast))
        .filter(Objects::nonNull)
        .forEach(oblasts::add);
    assertThat(oblasts).hasSizeGreaterThanOrEqualTo(8).contains("Київська область", "Миколаївська область");
  }

  @Test
  void N07_everything_flies_at_the_speed_of_its_kind() {
    for (Truth.Group g : TRUTH.groups()) {
      for (int i = 1; i < g.waypoints().size(); i++) {
        Truth.Waypoint a = g.waypoints().get(i - 1);
        Truth.Waypoint b = g.waypoints().get(i);
        double speed = Sphere.distance(a.point(), b.point()) / Duration.between(a.time(), b.time()).toSeconds();
        assertThat(speed).as("%s from %s to %s, m/s", g.id(), a.place(), b.place()).isBetween(slowest(g), fastest(g));
      }
    }
  }

  @Test
  void N08_spotters_stand_near_what_they_report_and_mostly_point_at_it() {
    List<JsonNode> reports = lines(Part.SPOTTERS);
    assertThat(reports).hasSizeGreaterThan(50);
    int placed = 0;
    int pointed = 0;
    for (JsonNode s : reports) {
      GeoPoint at = new GeoPoint(s.path("lat").doubleValue(), s.path("lon").doubleValue());
      Instant time = Instant.parse(s.path("observed_at").asText());
      if (s.path("kind").asText().equals("explosion")) {
        continue;
      }
      placed++;
      JsonNode bearing = s.path("bearing_deg");
      if (TRUTH.groups().stream().anyMatch(g -> heardBy(at, time, bearing, g))) {
        pointed++;
      }
    }
    assertThat((double) pointed / placed).as("reports true to the raid").isBetween(0.85, 0.99);
  }

  @Test
  void N09_the_sirens_of_the_capital_sound_before_the_missiles_and_end_after_them() {
    List<JsonNode> kyiv =
        lines(Part.SIRENS).stream().filter(p -> p.path("text").asText().contains("#м_Київ")).toList();
    Instant impact =
        TRUTH.groups().stream()
            .filter(g -> g.threatClass() == ThreatClass.BALLISTIC_MISSILE)
            .map(g -> g.waypoints().getLast().time())
            .max(Instant::compareTo)
            .orElseThrow();
    JsonNode before = kyiv.stream().filter(p -> known(p).isBefore(impact)).reduce((a, b) -> b).orElseThrow();
    JsonNode after = kyiv.stream().filter(p -> known(p).isAfter(impact)).findFirst().orElseThrow();
    assertThat(before.path("text").asText()).startsWith("🔴");
    assertThat(Duration.between(known(before), impact)).isGreaterThan(Duration.ofMinutes(10));
    assertThat(after.path("text").asText()).startsWith("🟢");
  }

  @Test
  void N10_a_group_is_where_its_waypoints_say_and_nowhere_before_or_after() {
    Truth.Group group = TRUTH.groups().getFirst();
    Truth.Waypoint first = group.waypoints().getFirst();
    assertThat(group.findPosition(first.time().minusSeconds(1))).isEmpty();
    assertThat(group.findPosition(group.waypoints().getLast().time().plusSeconds(1))).isEmpty();
    for (Truth.Waypoint w : group.waypoints()) {
      assertThat(Sphere.distance(group.findPosition(w.time()).orElseThrow(), w.point())).isCloseTo(0, within(1.0));
    }
    assertThat(group.remaining(first.time())).isEqualTo(group.count());
    assertThat(group.remaining(TRUTH.until())).isZero();
  }

  /** Sound of some kilometres away left its source seconds ago. */
  private static boolean heardBy(GeoPoint spotter, Instant time, JsonNode bearing, Truth.Group g) {
    GeoPoint target = g.findPosition(time.minusSeconds(8)).orElse(null);
    return target != null
        && g.remaining(time.minusSeconds(12)) > 0
        && Sphere.distance(spotter, target) < 6_000
        && (bearing.isNull() || Sphere.separation(Sphere.bearing(spotter, target), bearing.doubleValue()) < 45);
  }

  private static double slowest(Truth.Group g) {
    return switch (g.model()) {
      case "Shahed-136" -> 40;
      case "Kh-101" -> 190;
      case "Iskander-M/KN-23" -> 1_200;
      case "S-300" -> 700;
      case "Tu-95MS", "KAB" -> 180;
      default -> 20;
    };
  }

  private static double fastest(Truth.Group g) {
    return switch (g.model()) {
      case "Shahed-136" -> 55;
      case "Kh-101" -> 230;
      case "Iskander-M/KN-23" -> 2_100;
      case "S-300" -> 1_200;
      case "Tu-95MS", "KAB" -> 300;
      default -> 40;
    };
  }

  private static Instant known(JsonNode post) {
    return Instant.parse(post.has("edited_at") ? post.path("edited_at").asText() : post.path("posted_at").asText());
  }

  private static List<JsonNode> lines(Part part) {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(DemoNight.open(part), StandardCharsets.UTF_8))) {
      return in.lines().map(DemoNightTest::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
