package org.tocsin.server.http;

import io.vertx.core.buffer.Buffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.Level;
import org.tocsin.server.engine.Situation;

/**
 * The bodies of the read-only endpoints. What all readers share is encoded once for each situation. An answer's tag
 * holds its age as soon as that is more than {@value #FRESH_S} s, so that a reader who is told "not modified" may take
 * what he has for current.
 */
final class Documents {
  private static final int FRESH_S = 3;

  private final ApiContext context;
  private final Rendering rendering;
  private final AlertLog log;
  private final Answer communities;
  private volatile @Nullable Encoded encoded;
  private volatile @Nullable Listed listed;

  /** Everything encoded for one situation. */
  private record Encoded(Situation of, long version, Buffer pictureFrame) {}

  /** The list that was asked for last: at night everybody asks for the same one. */
  private record Listed(Situation of, String tag, Set<AlertState> states, Answer answer) {}

  Documents(ApiContext context, Rendering rendering, AlertLog log) {
    this.context = context;
    this.rendering = rendering;
    this.log = log;
    this.communities = Answer.content(Answer.JSON, Json.bytes(communityList()), "no-cache");
  }

  private Situation situation() {
    return context.situation().get();
  }

  private String tag(Situation s, String subject) {
    double age = rendering.age(s);
    return s.journal() + '-' + subject + (age > FRESH_S ? "-a" + (long) age : "");
  }

  Buffer status() {
    return Json.buffer(rendering.status(situation()));
  }

  Answer statusAnswer() {
    Situation s = situation();
    Views.Status view = rendering.status(s);
    String problems = Integer.toHexString(view.problems().hashCode());
    return Answer.json(tag(s, "s" + s.picture().entry() + '-' + problems + '-' + replayTag(view)), view);
  }

  private static String replayTag(Views.Status view) {
    return view.replay() == null ? "" : view.replay().speed() + (view.replay().paused() ? "p" : "");
  }

  Answer alerts(Set<AlertState> states, @Nullable PlaceFilter filter) {
    Situation s = situation();
    Views.CoverageCount coverage = rendering.coverage(s);
    String tag = tag(s, "l" + s.sequence() + '-' + coverage.unknown());
    Listed last = listed;
    if (filter == null && last != null && last.of() == s && last.tag().equals(tag) && last.states().equals(states)) {
      return last.answer();
    }
    List<Views.AlertView> alerts =
        s.alerts().stream()
            .filter(a -> states.contains(a.state()))
            .filter(a -> filter == null || holds(filter, a))
            .map(a -> rendering.alert(a, s.purpose()))
            .toList();
    Answer answer =
        Answer.json(
            tag,
            new Views.Alerts(
                s.journal(), s.purpose(), s.picture().time(), s.sequence(), rendering.age(s), coverage, alerts));
    if (filter == null) {
      listed = new Listed(s, tag, Set.copyOf(states), answer);
    }
    return answer;
  }

  private boolean holds(PlaceFilter filter, Alert a) {
    return context.areas().findCommunity(a.community()).filter(c -> filter.holds(c.index())).isPresent();
  }

  /** The states listed when none are asked for: everybody who is not told that all is well. */
  static Set<AlertState> notClear() {
    return EnumSet.complementOf(EnumSet.of(AlertState.CLEAR));
  }

  Answer alertFile(Community c) {
    Situation s = situation();
    if (c.index() >= s.alerts().size()) {
      throw new Refusal(503, "starting", "the server is starting and has no state for this community yet; try again");
    }
    Alert a = s.alerts().get(c.index());
    List<Views.AlertView> history =
        log.listOf(c.code()).stream().map(h -> rendering.alert(h, s.purpose())).toList();
    Views.CoverageAge coverage = rendering.coverage(s, c);
    String subject = "c" + c.index() + '-' + a.sequence() + '-' + a.revision() + '-' + history.size() + '-' + coverage.lastLooked();
    return Answer.json(
        tag(s, subject),
        new Views.AlertFile(
            s.journal(),
            s.purpose(),
            s.picture().time(),
            s.sequence(),
            rendering.age(s),
            rendering.alert(a, s.purpose()),
            coverage,
            history));
  }

  Answer picture() {
    Situation s = situation();
    return Answer.json(tag(s, "p" + s.picture().entry()), rendering.picture(s));
  }

  Answer communities() {
    return communities;
  }

  private Views.Communities communityList() {
    return new Views.Communities(
        rendering.areasView(), context.areas().communities().stream().map(this::community).toList());
  }

  private Views.CommunityView community(Community c) {
    Area a = c.area();
    Optional<Area> oblast = context.areas().findEnclosing(a.code(), Level.OBLAST);
    return new Views.CommunityView(
        a.code(),
        a.nameUk(),
        a.nameEn(),
        oblast.map(Area::code).orElse(""),
        a.population(),
        a.centre().lat(),
        a.centre().lon());
  }

  /** Grows with every situation that was encoded. */
  long pictureVersion() {
    return encoded().version();
  }

  /** The picture as an event of the stream, encoded once for all subscribers. */
  Buffer pictureFrame() {
    return encoded().pictureFrame();
  }

  private Encoded encoded() {
    Situation s = situation();
    Encoded known = encoded;
    if (known != null && known.of() == s) {
      return known;
    }
    synchronized (this) {
      known = encoded;
      if (known == null || known.of() != s) {
        Buffer frame =
            Buffer.buffer("event: picture\ndata: ")
                .appendBytes(Json.bytes(rendering.picture(s)))
                .appendString("\n\n");
        known = new Encoded(s, known == null ? 1 : known.version() + 1, frame);
        encoded = known;
      }
      return known;
    }
  }
}
