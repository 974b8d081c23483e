package org.tocsin.language.posts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Sighting.Inferred;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.language.posts.PostReader.Completed;

/** What each channel last spoke of, for a few minutes. Bounded: the channel and post not used for longest go first. */
final class Memory {
  private static final int MAX_CHANNELS = 512;
  private static final int MAX_POSTS = 128;
  /** How long a weapon, a region and an object stay in mind. */
  private static final Duration WEAPON_LIFE = Duration.ofMinutes(5);

  /** So many places tell where a channel is at home. */
  private static final int ENOUGH = 30;

  /** What is down within minutes is not what a channel speaks of after that. */
  private static final Duration BALLISTIC_LIFE = Duration.ofSeconds(75);

  private static final Duration REGION_LIFE = Duration.ofMinutes(3);
  private static final Duration OBJECT_LIFE = Duration.ofSeconds(90);

  private final Map<String, Channel> channels = bounded(MAX_CHANNELS);

  Channel channel(String key) {
    return channels.computeIfAbsent(key, _ -> new Channel());
  }

  private static <V> Map<String, V> bounded(int max) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > max;
      }
    };
  }

  private record Said(List<Completed> statements) {}

  /** The memory of one channel. */
  static final class Channel {
    private final Map<String, Said> posts = bounded(MAX_POSTS);
    private final Map<String, String> texts = bounded(MAX_POSTS);
    private final TreeMap<String, Integer> told = new TreeMap<>();
    private @Nullable WeaponName weapon;
    private Instant weaponAt = Instant.EPOCH;
    private @Nullable Statement object;
    private Instant objectAt = Instant.EPOCH;
    private @Nullable String region;
    private Instant regionAt = Instant.EPOCH;
    private @Nullable GeoPoint point;
    private Instant pointAt = Instant.EPOCH;

    /** The oblast of most of what it named beyond doubt, or null while that is not clear. */
    @Nullable String home() {
      String most = null;
      int sum = 0;
      for (Map.Entry<String, Integer> e : told.entrySet()) {
        sum += e.getValue();
        most = most == null || e.getValue() > told.getOrDefault(most, 0) ? e.getKey() : most;
      }
      return most != null && sum >= ENOUGH && told.getOrDefault(most, 0) * 2 > sum ? most : null;
    }

    private void learn(Statement s) {
      for (Named n : s.area() == null ? s.places() : List.of(s.area())) {
        boolean sure = n.name().sites().size() == 1 && !n.name().sites().getFirst().oblast().isEmpty();
        if (sure) {
          told.merge(n.name().sites().getFirst().oblast(), 1, Integer::sum);
        }
      }
    }

    /** Whether this post came before with the same words; remembers it. */
    boolean isRepeated(String id, String text) {
      return text.equals(texts.put(id, text));
    }

    @Nullable String lastRegion(Instant at) {
      return fresh(regionAt, at, REGION_LIFE) ? region : null;
    }

    @Nullable GeoPoint lastPoint(Instant at) {
      return fresh(pointAt, at, WEAPON_LIFE) ? point : null;
    }

    private static Duration life(@Nullable WeaponName w) {
      boolean ballistic = w != null && (w.kind() == WeaponKind.BALLISTIC_MISSILE || w.kind() == WeaponKind.AEROBALLISTIC);
      return ballistic ? BALLISTIC_LIFE : WEAPON_LIFE;
    }

    private static boolean fresh(Instant then, Instant now, Duration life) {
      return !then.plus(life).isBefore(now);
    }

    /** Statements with the gaps filled that the channel's last words fill. */
    List<Completed> complete(Parsed p, Instant at, @Nullable String replyTo) {
      Said answered = replyTo == null ? null : posts.get(replyTo);
      Statement target = answered == null || answered.statements().isEmpty() ? null : answered.statements().getFirst().statement();
      List<Completed> out = new ArrayList<>();
      boolean figures = p.kind() == PostKind.SUMMARY;
      if (p.kind() == PostKind.NOISE && p.tags().contains("fragment")) {
        fragment(p, at, target, out);
        return out;
      }
      for (Statement s : p.statements()) {
        if (!figures) {
          out.add(complete(s, p.kind(), at, target));
        }
      }
      return out;
    }

    private Completed complete(Statement given, PostKind kind, Instant at, @Nullable Statement target) {
      Statement s = given;
      EnumSet<Inferred> inferred = EnumSet.noneOf(Inferred.class);
      double weight = kind == PostKind.SIGHTING || kind == PostKind.LAUNCH ? 0.9 : 0.8;
      if (s.weapon().kind() == WeaponKind.UNKNOWN && kind != PostKind.ALERT_OFF) {
        WeaponName w = target != null && target.weapon().kind() != WeaponKind.UNKNOWN ? target.weapon() : fresh(weaponAt, at, life(weapon)) ? weapon : null;
        if (w != null && kind == PostKind.SIGHTING) {
          s = s.with(w);
          inferred.add(Inferred.CLASS);
          weight *= 0.8;
        }
      }
      if (!s.hasPosition() && kind == PostKind.SIGHTING) {
        Statement about = target != null ? target : fresh(objectAt, at, OBJECT_LIFE) ? object : null;
        if (about != null && about.hasPosition()) {
          s = new Statement(s.weapon(), s.count(), s.groups(), about.area(), about.within(), about.places(), about.toward(), about.course(), s.status(), s.roles(), s.from(), s.to(), s.emoji(), s.chatter());
          inferred.add(Inferred.PLACE);
          weight *= target != null ? 0.8 : 0.6;
        }
      }
      if (s.area() == null && lastRegion(at) != null && !s.places().isEmpty() && s.places().getFirst().name().sites().size() > 1) {
        inferred.add(Inferred.REGION);
      }
      return new Completed(s, inferred, weight);
    }

    /** "2", "Ще": a number alone speaks of the object just named. */
    private void fragment(Parsed p, Instant at, @Nullable Statement target, List<Completed> out) {
      Statement about = target != null ? target : fresh(objectAt, at, OBJECT_LIFE) ? object : null;
      if (about == null || p.statements().isEmpty() || !about.hasPosition()) {
        return;
      }
      Statement s = p.statements().getFirst();
      Statement filled = new Statement(about.weapon(), s.count(), false, about.area(), about.within(), about.places(), about.toward(), about.course(), Status.ACTIVE, s.roles(), s.from(), s.to(), false, s.chatter());
      out.add(new Completed(filled, EnumSet.of(Inferred.CLASS, Inferred.PLACE), 0.4));
    }

    void remember(String id, List<Completed> statements, Instant at, List<Observation> seen) {
      posts.put(id, new Said(statements));
      for (Completed c : statements) {
        Statement s = c.statement();
        WeaponName w = weapon;
        if (s.status() == Status.PASSED && w != null && w.agrees(s.weapon())) {
          weapon = null;
        }
        if (!c.inferred().contains(Inferred.PLACE)) {
          learn(s);
        }
        if (s.weapon().kind() != WeaponKind.UNKNOWN && !c.inferred().contains(Inferred.CLASS) && s.status() == Status.ACTIVE) {
          weapon = s.weapon();
          weaponAt = at;
        }
        boolean heard = s.roles().contains(Role.EXPLOSION) || s.roles().contains(Role.DEFENCE);
        if (s.hasPosition() && s.status() == Status.ACTIVE && !heard) {
          object = s;
          objectAt = at;
        }
        if (s.area() != null && s.area().isOblast() && !s.area().name().sites().isEmpty()) {
          region = s.area().name().sites().getFirst().code();
          regionAt = at;
        }
      }
      for (Observation o : seen) {
        if (o instanceof Sighting x && x.motion().at() != null && x.motion().at().main().sigma() < 20_000) {
          point = x.motion().at().main().centre();
          pointAt = at;
        }
      }
    }
  }
}
