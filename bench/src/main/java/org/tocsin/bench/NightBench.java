package org.tocsin.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.core.AirPicture;
import org.tocsin.core.Picture;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.threat.Threat;
import org.tocsin.core.threat.ThreatProfile;
import org.tocsin.geography.AreaStore;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.posts.Labels;
import org.tocsin.language.posts.Post;
import org.tocsin.language.posts.PostReader;
import org.tocsin.language.posts.Reading;

/**
 * A recorded night through reader and picture: groups an hour, how many posts changed the picture, drones in the air, ballistic
 * threats, and posts drawn at random with their reading. Arguments: a data folder; {@code --official NAME} (any number of
 * times) for channels of the state; files of recorded posts, JSON Lines with {@code id}, {@code text} and {@code source} of
 * {@code channel} and a time {@code posted_at}; posts without an exact time are left out.
 */
public final class NightBench {
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int DRAWN = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AirPicture air;
  private final Gazetteer gazetteer;
  private final Areas areas;
  private final Map<String, Threat> known = new TreeMap<>();
  private final Map<String, Integer> groups = new TreeMap<>();
  private final Map<String, Integer> drones = new TreeMap<>();
  private final Map<String, Threat> ballistic = new TreeMap<>();
  private final Map<String, Integer> ballisticPosts = new TreeMap<>();
  private final List<String> drawn = new ArrayList<>();
  private long number;
  private int changed;
  private int most;
  private int sumOfNew;

  private NightBench(Areas areas) {
    this.areas = areas;
    air = new AirPicture(areas);
    gazetteer = Gazetteer.of(areas);
  }

  public static void main(String[] args) throws IOException {
    Set<String> official = new TreeSet<>();
    List<Path> files = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--official") && i + 1 < args.length) {
        official.add(args[++i]);
      } else {
        files.add(Path.of(args[i]));
      }
    }
    if (files.isEmpty()) {
      throw new IOException("name a data folder and a file of recorded posts");
    }
    NightBench b = new NightBench(new AreaStore(Path.of(args[0])).load());
    List<JsonNode> posts = read(files);
    b.play(posts, official);
    b.print(posts.size());
  }

  private static List<JsonNode> read(List<Path> files) throws IOException {
    List<JsonNode> out = new ArrayList<>();
    for (Path f : files) {
      for (String line : Files.readAllLines(f)) {
        if (!line.isBlank()) {
          JsonNode n = JSON.readTree(line);
          if (n.path("source").path("posted_at").asText("").length() >= 20) {
            out.add(n);
          }
        }
      }
    }
    out.sort(Comparator.comparing(NightBench::at).thenComparing(n -> n.path("id").asText()));
    // A recording is one night: what was posted on other days is no part of it.
    Map<String, Integer> days = new TreeMap<>();
    out.forEach(n -> days.merge(at(n).toString().substring(0, 10), 1, Integer::sum));
    String day = days.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
    out.removeIf(n -> !at(n).toString().startsWith(day));
    return out;
  }

  private static Instant at(JsonNode n) {
    return Instant.parse(n.path("source").path("posted_at").asText());
  }

  private void play(List<JsonNode> posts, Set<String> official) {
    PostReader reader = new PostReader(areas, gazetteer, Map.of());
    Set<Integer> picked = new TreeSet<>();
    Random random = new Random(20);
    while (picked.size() < Math.min(DRAWN, posts.size())) {
      picked.add(random.nextInt(posts.size()));
    }
    Instant now = at(posts.getFirst());
    for (int i = 0; i < posts.size(); i++) {
      JsonNode n = posts.get(i);
      Instant at = at(n);
      for (; now.isBefore(at); now = now.plus(STEP)) {
        take(air.step(new Entry.Tick(++number, now)));
      }
      now = at;
      String channel = n.path("source").path("channel").asText();
      String text = n.path("text").asText();
      Trust trust = official.contains(channel) ? Trust.OFFICIAL : Trust.MONITOR;
      Reading r = reader.read(new Post(channel, n.path("id").asText(), at, text, null, null), "posts", trust);
      Datagram d = new Datagram("posts", null, at, "post", Bytes.utf8(""));
      changed += take(air.step(new Entry.Observed(++number, at, d, r.observations()))) ? 1 : 0;
      if (picked.contains(i)) {
        drawn.add(n.path("id").asText() + " " + at.toString().substring(11, 19) + " " + text.replace('\n', ' ') + "\n    " + Labels.of(r.parsed()) + r.observations().stream().map(o -> "\n    " + NightWords.of(o)).reduce("", String::concat));
      }
    }
  }

  /** Takes the picture's threats in; whether they differ in more than their age from those before. */
  private boolean take(Picture p) {
    boolean news = false;
    int flying = 0;
    String hour = p.time().toString().substring(11, 13);
    for (Threat t : p.threats()) {
      Threat before = known.put(t.id(), t);
      if (before == null && t.id().startsWith("g")) {
        groups.merge(hour, 1, Integer::sum);
        sumOfNew += isDrone(t) ? t.count().stated() ? t.count().max() : 1 : 0;
      }
      news |= before == null || differs(before, t);
      boolean live = t.stage() == Threat.Stage.ACTIVE;
      flying += live && t.at() != null && isDrone(t) ? t.count().stated() ? t.count().max() : 1 : 0;
      if (ThreatProfile.isBallistic(t.classes().main()) && t.stage() != Threat.Stage.EXPECTED && t.id().startsWith("g")) {
        Threat last = ballistic.put(t.id(), t);
        boolean heard = last == null || t.lastHeard().isAfter(last.lastHeard());
        ballisticPosts.merge(t.id(), heard ? 1 : 0, Integer::sum);
      }
    }
    drones.merge(hour, flying, Math::max);
    most = Math.max(most, flying);
    return news;
  }

  private static boolean isDrone(Threat t) {
    ThreatClass c = t.classes().main();
    return c == ThreatClass.STRIKE_UAV || c == ThreatClass.DECOY_UAV || c == ThreatClass.RECON_UAV;
  }

  private static boolean differs(Threat a, Threat b) {
    boolean toward = a.toward() == null ? b.toward() != null : b.toward() == null || !a.toward().main().centre().equals(b.toward().main().centre());
    return toward || a.stage() != b.stage() || !a.classes().equals(b.classes()) || !a.count().equals(b.count()) || !a.areas().equals(b.areas());
  }

  private void print(int posts) {
    System.out.printf(Locale.ROOT, "areas %s; %d posts, %d of them changed the picture (%.0f %%)%n", areas.edition(), posts, changed, 100.0 * changed / posts);
    System.out.println("new groups by hour (UTC): " + groups + ", in all " + groups.values().stream().mapToInt(Integer::intValue).sum());
    System.out.println("drones in the air, most in each hour: " + drones + ", most at once " + most + ", new ones in all " + sumOfNew);
    System.out.println("ballistic threats: " + ballistic.size());
    ballistic.forEach((id, t) -> {
      System.out.printf(Locale.ROOT, "  %s since %s, count %d, %d statements, to %s%n", id, t.since().toString().substring(11, 19), t.count().max(), ballisticPosts.get(id), t.toward() == null ? "-" : NightWords.place(t.toward()));
      t.evidence().forEach(e -> System.out.println("    " + e.time().toString().substring(11, 19) + " " + e.messageId() + ": " + e.words().replace('\n', ' ')));
    });
    System.out.println("drawn at random:");
    drawn.forEach(System.out::println);
  }
}
