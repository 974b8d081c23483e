package org.tocsin.language.posts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Sighting.Change;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.language.gazetteer.Gazetteer;

/**
 * Reads posts one after the other, in order of time, with a short-lived memory per channel. Not thread-safe.
 * Deterministic: the same posts in the same order give the same readings.
 */
public final class PostReader {
  /** A post without a clock time speaks of about the minute before it. */
  private static final Duration SPAN = Duration.ofSeconds(60);

  private final PostParser parser;
  private final Resolver resolver;
  private final Map<String, String> homes;
  private final Memory memory = new Memory();

  public PostReader(Areas areas) {
    this(areas, Gazetteer.of(areas), Map.of());
  }

  /**
   * @param gazetteer built from the same areas; may be shared between readers
   * @param homes code of the oblast or raion a channel mostly writes of, by channel: breaks ties between namesakes; for others it is
   *     learnt from what they write
   */
  public PostReader(Areas areas, Gazetteer gazetteer, Map<String, String> homes) {
    this.parser = new PostParser(gazetteer);
    this.resolver = new Resolver(areas);
    this.homes = new TreeMap<>(homes);
  }

  /**
   * @param feed name of the feed, for the source of each observation
   * @param trust how far the channel is trusted
   */
  public Reading read(Post post, String feed, Trust trust) {
    Instant at = post.editedAt() != null && post.editedAt().isAfter(post.postedAt()) ? post.editedAt() : post.postedAt();
    Parsed parsed = parser.parse(post.text());
    Memory.Channel channel = memory.channel(feed + '\n' + post.channel());
    if (channel.isRepeated(post.id(), post.text())) {
      return new Reading(List.of(), parsed, true);
    }
    Source source = new Source(feed, post.channel(), trust);
    Summary figures = parsed.summary();
    if (figures != null && !figures.isEmpty()) {
      return new Reading(List.of(figures.asRecord(source, at, post.channel() + '/' + post.id())), parsed, false);
    }
    List<Completed> completed = channel.complete(parsed, at, post.replyTo());
    List<Observation> out = new ArrayList<>(completed.size());
    Resolver.Context context = new Resolver.Context(homes.getOrDefault(post.channel(), channel.home()), channel.lastRegion(at), channel.lastPoint(at));
    for (Completed c : completed) {
      observe(c, parsed.kind(), post, at, source, context, out);
    }
    channel.remember(post.id(), completed, at, out);
    return new Reading(out, parsed, false);
  }

  private void observe(Completed c, PostKind kind, Post post, Instant at, Source source, Resolver.Context context, List<Observation> out) {
    Statement s = c.statement();
    List<String> areas = resolver.listCodes(s, context);
    boolean siren = kind == PostKind.ALERT_OFF || kind == PostKind.ALERT_ON && s.roles().contains(Role.SIREN) && !s.roles().contains(Role.THREAT);
    if (siren && source.trust() == Trust.OFFICIAL) {
      if (!areas.isEmpty()) {
        out.add(new OfficialAlert(source, at, areas, signal(kind, s), alertKind(s), post.text()));
      }
      return;
    }
    Sighting.Kind k = kindOf(kind, s);
    String id = post.channel() + '/' + post.id();
    String answered = post.replyTo() != null ? post.channel() + '/' + post.replyTo() : post.editedAt() != null ? id : null;
    var basis = new Sighting.Basis(id, words(post.text(), s), answered, change(s), c.inferred(), c.weight());
    out.add(new Sighting(source, at.minus(SPAN), at, k, fate(s.status()), subject(s), resolver.motion(s, context), areas, basis));
  }

  private static OfficialAlert.Signal signal(PostKind kind, Statement s) {
    if (s.status() == Status.PASSED) {
      return OfficialAlert.Signal.END;
    }
    return kind == PostKind.ALERT_OFF || s.roles().contains(Role.CONTINUES) ? OfficialAlert.Signal.CONTINUES : OfficialAlert.Signal.START;
  }

  private static OfficialAlert.Kind alertKind(Statement s) {
    return s.weapon().kind() == WeaponKind.ROCKET_ARTILLERY ? OfficialAlert.Kind.ARTILLERY : OfficialAlert.Kind.AIR;
  }

  private static Sighting.Kind kindOf(PostKind kind, Statement s) {
    return switch (kind) {
      case LAUNCH ->
          s.weapon().kind() == WeaponKind.AIRCRAFT_CARRIER_TAKEOFF
              ? Sighting.Kind.CARRIER
              : Verdict.categoryOf(s) == Verdict.Category.WARNING ? Sighting.Kind.WARNING : Sighting.Kind.LAUNCH;
      case SIGHTING -> s.weapon().kind() == WeaponKind.AIRCRAFT_CARRIER_TAKEOFF ? Sighting.Kind.CARRIER : Sighting.Kind.OBJECT;
      case ALERT_ON -> Sighting.Kind.WARNING;
      case ALERT_OFF, ALL_CLEAR -> s.status() == Status.PASSED ? Sighting.Kind.ALL_CLEAR : Sighting.Kind.WARNING;
      case SUMMARY, NOISE -> s.roles().contains(Role.DEFENCE) ? Sighting.Kind.AIR_DEFENCE : s.roles().contains(Role.EXPLOSION) ? Sighting.Kind.EXPLOSION : Sighting.Kind.OBJECT;
    };
  }

  private static Sighting.Fate fate(Status s) {
    return switch (s) {
      case ACTIVE -> Sighting.Fate.ACTIVE;
      case LOST -> Sighting.Fate.LOST;
      case DESTROYED -> Sighting.Fate.DESTROYED;
      case PASSED -> Sighting.Fate.PASSED;
    };
  }

  private static Sighting.Subject subject(Statement s) {
    String model = s.weapon().model().isEmpty() ? null : s.weapon().model();
    return new Sighting.Subject(s.weapon().classes(), model, count(s));
  }

  /** Nobody reports more objects in one statement; a larger number is a speed, a height or a frequency. */
  private static final int LARGEST_GROUP = 150;

  private static Sighting.Count count(Statement s) {
    Integer n = s.count();
    if (n == null || n < 1 || n > LARGEST_GROUP) {
      // Several groups are more than the handful that silence means.
      return s.groups() ? new Sighting.Count(2, 12, false) : Sighting.Count.UNSTATED;
    }
    return s.roles().contains(Role.APPROX) ? new Sighting.Count(StrictMath.max(1, n * 7 / 10), n + n / 5, true) : Sighting.Count.of(n);
  }

  private static Change change(Statement s) {
    if (s.roles().contains(Role.SNAPSHOT)) {
      return Change.SNAPSHOT;
    }
    return s.roles().contains(Role.MORE) ? Change.ADDITION : Change.REPORT;
  }

  private static String words(String text, Statement s) {
    int to = StrictMath.min(s.to(), text.length());
    return s.to() > s.from() && s.from() < to ? text.substring(s.from(), to) : text.length() > 200 ? text.substring(0, 200) : text;
  }

  /**
   * A statement with what the channel's memory added.
   *
   * @param weight confidence that this was said, 0 to 1
   */
  record Completed(Statement statement, Set<Sighting.Inferred> inferred, double weight) {}
}
