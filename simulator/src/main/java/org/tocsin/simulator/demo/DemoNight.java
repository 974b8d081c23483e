package org.tocsin.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;

/**
 * An exercise on the publicly known outline of 13 November 2024. Every post, channel and route is invented; the totals
 * and the order of events are those that were published.
 *
 * <p>Lines of {@link Part#POSTS} and {@link Part#SIRENS} stand in the order in which they became known: by {@code
 * edited_at} where a line replaces an earlier text of the same post, else by {@code posted_at}.
 */
public final class DemoNight {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The files of the night, all UTF-8. */
  public enum Part {
    /** Monitors' posts, JSON Lines: channel, post_id, posted_at, text, reply_to and edited_at where they apply. */
    POSTS("posts.jsonl"),
    /** The official siren channel, same form. */
    SIRENS("sirens.jsonl"),
    /** Spotters' reports, JSON Lines: observed_at, lat, lon, bearing_deg, sound, kind, count, spotter. */
    SPOTTERS("spotters.jsonl"),
    /** JSON array of the channels with title, kind, trust and, for local ones, the point they speak of. */
    CHANNELS("channels.json"),
    /** JSON object, see {@link Truth}. */
    TRUTH("truth.json");

    private final String fileName;

    Part(String fileName) {
      this.fileName = fileName;
    }

    public String fileName() {
      return fileName;
    }
  }

  /**
   * A channel of the night.
   *
   * @param sirens true for the official siren channel
   * @param home the town that a local channel means when it names none, or null
   */
  public record Channel(String name, String title, boolean sirens, Trust trust, @Nullable GeoPoint home) {}

  private DemoNight() {}

  /** The content of one file; the caller closes it. */
  public static InputStream open(Part part) {
    return Objects.requireNonNull(
        DemoNight.class.getResourceAsStream(part.fileName()), () -> "not in the build: " + part.fileName());
  }

  public static List<Channel> listChannels() {
    List<Channel> channels = new ArrayList<>();
    for (JsonNode c : read(Part.CHANNELS)) {
      JsonNode home = c.get("home");
      channels.add(
          new Channel(
              text(c, "channel"),
              text(c, "title"),
              text(c, "kind").equals("sirens"),
              Trust.valueOf(text(c, "trust")),
              home == null ? null : point(home)));
    }
    return List.copyOf(channels);
  }

  /** The routes behind the posts, for judging what was made of them. */
  public static Truth truth() {
    JsonNode root = read(Part.TRUTH);
    List<Truth.Group> groups = new ArrayList<>();
    for (JsonNode g : root.path("groups")) {
      groups.add(group(g));
    }
    return new Truth(time(root, "from"), time(root, "until"), groups);
  }

  private static Truth.Group group(JsonNode g) {
    List<Truth.Waypoint> waypoints = new ArrayList<>();
    for (JsonNode w : g.path("waypoints")) {
      String oblast = w.has("oblast") ? text(w, "oblast") : null;
      waypoints.add(new Truth.Waypoint(time(w, "time"), point(w), text(w, "place"), oblast));
    }
    List<Truth.Fate> fates = new ArrayList<>();
    for (JsonNode f : g.path("fates")) {
      Truth.End end = Truth.End.valueOf(text(f, "fate"));
      fates.add(new Truth.Fate(time(f, "time"), f.path("count").intValue(), end, text(f, "place")));
    }
    return new Truth.Group(
        text(g, "id"),
        ThreatClass.valueOf(text(g, "class")),
        text(g, "model"),
        g.path("count").intValue(),
        text(g, "origin"),
        waypoints,
        fates);
  }

  private static JsonNode read(Part part) {
    try (InputStream in = open(part)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GeoPoint point(JsonNode n) {
    return new GeoPoint(n.path("lat").doubleValue(), n.path("lon").doubleValue());
  }

  private static Instant time(JsonNode n, String field) {
    return Instant.parse(text(n, field));
  }

  private static String text(JsonNode n, String field) {
    return Objects.requireNonNull(n.path(field).textValue(), () -> field + " is missing in " + n);
  }
}
