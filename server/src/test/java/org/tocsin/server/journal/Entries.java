package org.tocsin.server.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.AttackSummary;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.PositionMixture;

/** Entries of every kind, with every quantity that may be missing missing at times. */
final class Entries {
  static final Instant NIGHT = Instant.parse("2024-11-13T01:24:05Z");

  private Entries() {}

  /** A small journal with all kinds of entry: 1 … n, a second apart. */
  static List<Entry> story(int n, Instant from) {
    List<Entry> out = new ArrayList<>();
    for (int i = 1; i <= n; i++) {
      Instant at = from.plusSeconds(i);
      out.add(
          switch (i % 5) {
            case 0 -> new Entry.Setting(i, at, "areas", "edition " + i);
            case 1 -> observed(i, at, "БпЛА на Бровари " + i);
            case 2 -> new Entry.Tick(i, at);
            case 3 -> new Entry.Rejected(i, at, post(i, at, "{broken"), "not JSON");
            default ->
                new Entry.Order(
                    i, at, "duty", null, Entry.Order.Action.RAISE, "UA80", Duration.ofMinutes(20), "seen");
          });
    }
    return out;
  }

  static Entry.Observed observed(long number, Instant at, String text) {
    Source source = new Source("posts", "monitor", Trust.MONITOR);
    Sighting.Motion motion =
        new Sighting.Motion(PositionMixture.of(new GeoPoint(50.5, 30.8), 5000), null, 245, 25);
    Sighting s =
        new Sighting(
            source,
            at.minusSeconds(60),
            at,
            Sighting.Kind.OBJECT,
            Sighting.Fate.ACTIVE,
            new Sighting.Subject(ClassMix.UAV, null, Sighting.Count.of(2)),
            motion,
            List.of("UA32"),
            new Sighting.Basis(
                "monitor/" + number, text, null, Sighting.Change.REPORT, Set.of(Sighting.Inferred.CLASS), 0.7));
    return new Entry.Observed(number, at, post(number, at, text), List.of(s));
  }

  static Datagram post(long number, Instant at, String text) {
    return new Datagram("posts", "monitor/" + number, at, "post+json", Bytes.utf8(text));
  }

  static Arbitrary<Entry> any() {
    Arbitrary<Long> number = Arbitraries.longs().between(1, Long.MAX_VALUE);
    Arbitrary<String> words = words();
    return Arbitraries.oneOf(
        Combinators.combine(number, time(), datagram(), observation().list().ofMaxSize(3))
            .as((n, t, d, o) -> (Entry) new Entry.Observed(n, t, d, o)),
        Combinators.combine(number, time(), datagram(), words).as(Entry.Rejected::new),
        Combinators.combine(number, time()).as(Entry.Tick::new),
        Combinators.combine(number, time(), words, words.injectNull(0.5), Arbitraries.of(Entry.Order.Action.class), words)
            .as((n, t, who, second, a, why) -> order(n, t, who, second, a, why)),
        Combinators.combine(number, time(), words, words).as(Entry.Setting::new));
  }

  private static Entry order(
      long n, Instant t, String who, @Nullable String second, Entry.Order.Action a, String why) {
    return new Entry.Order(n, t, who, second, a, "UA32", Duration.ofNanos(n), why);
  }

  /** Any UTF-16, halves of surrogate pairs among it. */
  private static Arbitrary<String> words() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30),
        Arbitraries.strings().withChars("абвгґ'ʼ\u0000\n\"\\ 🛵").ofMaxLength(30),
        Arbitraries.strings().withCharRange('\uD83D', '\uDEF5').ofMaxLength(5));
  }

  private static Arbitrary<Instant> time() {
    return Arbitraries.longs()
        .between(0, 4_102_444_800_000_000_000L)
        .map(n -> Instant.ofEpochSecond(0, n));
  }

  private static Arbitrary<Datagram> datagram() {
    Arbitrary<Bytes> body =
        Arbitraries.oneOf(
            Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Bytes::copyOf), words().map(Bytes::utf8));
    return Combinators.combine(words(), words().injectNull(0.3), time(), body)
        .as((feed, key, t, b) -> new Datagram(feed, key, t, "post+json", b));
  }

  private static Arbitrary<Double> quantity() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(), Arbitraries.of(Double.NaN, -0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY));
  }

  private static Arbitrary<GeoPoint> point() {
    return Combinators.combine(
            Arbitraries.doubles().between(-90, 90).ofScale(12), Arbitraries.doubles().between(-180, 180).ofScale(12))
        .as(GeoPoint::new);
  }

  private static Arbitrary<ClassMix> classes() {
    return Combinators.combine(
            Arbitraries.of(ThreatClass.class).list().ofMinSize(1).ofMaxSize(5),
            Arbitraries.doubles().between(0.001, 1000).ofScale(6).list().ofSize(5))
        .as(
            (cs, w) -> {
              ClassMix.Builder b = new ClassMix.Builder();
              for (int i = 0; i < cs.size(); i++) {
                b.with(cs.get(i), w.get(i));
              }
              return b.build();
            });
  }

  private static Arbitrary<PositionMixture> mixture() {
    return Combinators.combine(
            point(), Arbitraries.doubles().between(0, 1e6), Arbitraries.doubles().between(1e-6, 1e3).ofScale(9))
        .as(PositionMixture.Component::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10)
        .map(PositionMixture::new);
  }

  private static Arbitrary<Source> source() {
    return Combinators.combine(words(), words(), Arbitraries.of(Trust.class)).as(Source::new);
  }

  private static Arbitrary<Observation> observation() {
    Arbitrary<double[]> q = quantity().array(double[].class).ofSize(8);
    Arbitrary<List<String>> areas = words().list().ofMaxSize(3);
    return Arbitraries.oneOf(
        Combinators.combine(source(), time(), q, Arbitraries.integers())
            .as((s, t, x, i) -> new Plot(s, t, x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], i, -1)),
        Combinators.combine(source(), time(), point(), q, Arbitraries.of(Bearing.Medium.class), classes())
            .as((s, t, p, x, m, c) -> new Bearing(s, t, p, x[0], x[1], m, c)),
        Combinators.combine(source(), time(), words(), point(), q)
            .as((s, t, a, p, x) -> new PositionReport(s, t, a, p, x[0], x[1], x[2], x[3], x[4], x[5] > 0)),
        Combinators.combine(source(), time(), Arbitraries.integers(), point(), q, classes())
            .as((s, t, n, p, x, c) -> new TrackReport(s, t, n, p, x[0], x[1], x[2], x[3], x[4], c)),
        Combinators.combine(
                source(), time(), areas, Arbitraries.of(OfficialAlert.Signal.class),
                Arbitraries.of(OfficialAlert.Kind.class), words())
            .as(OfficialAlert::new),
        Combinators.combine(source(), time(), Arbitraries.of(SensorStatus.Health.class), areas, words())
            .as(SensorStatus::new),
        Combinators.combine(source(), time(), figures(), words().injectNull(0.3), words().injectNull(0.3), words())
            .as(AttackSummary::new),
        sighting());
  }

  private static Arbitrary<List<AttackSummary.Figure>> figures() {
    return Combinators.combine(
            Arbitraries.of(AttackSummary.Fact.class), words(), Arbitraries.integers().between(0, 999).injectNull(0.2))
        .as(AttackSummary.Figure::new)
        .list()
        .ofMaxSize(4);
  }

  private static Arbitrary<Sighting> sighting() {
    Arbitrary<Sighting.Subject> subject =
        Combinators.combine(
                classes(), words().injectNull(0.5), Arbitraries.integers().between(0, 50), Arbitraries.of(true, false))
            .as((c, m, n, st) -> new Sighting.Subject(c, m, new Sighting.Count(n, n + 3, st)));
    Arbitrary<Sighting.Motion> motion =
        Combinators.combine(mixture().injectNull(0.3), mixture().injectNull(0.5), quantity(), quantity())
            .as(Sighting.Motion::new);
    Arbitrary<Sighting.Basis> basis =
        Combinators.combine(
                words(), words(), words().injectNull(0.5), Arbitraries.of(Sighting.Change.class),
                Arbitraries.of(Sighting.Inferred.class).set(), Arbitraries.doubles().between(0.001, 1).ofScale(6))
            .as(Sighting.Basis::new);
    return Combinators.combine(
            source(), time(), Arbitraries.of(Sighting.Kind.class), Arbitraries.of(Sighting.Fate.class), subject,
            motion, words().list().ofMaxSize(3), basis)
        .as((s, t, k, f, sub, m, a, b) -> new Sighting(s, t, t.plusNanos(1), k, f, sub, m, a, b));
  }
}
