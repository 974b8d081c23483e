package org.tocsin.server.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.alert.Rule;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.threat.Threat;
import org.tocsin.server.feed.FeedHealth;

/** The shapes of the API's answers. Their names and order are the published contract. */
final class Views {
  private Views() {}

  record Error(Line error) {
    record Line(String code, String message) {}
  }

  record Status(
      String journal,
      Purpose purpose,
      Instant time,
      long entry,
      long sequence,
      double ageS,
      AreasView areas,
      String version,
      @Nullable Replay replay,
      Health health,
      List<String> problems) {}

  enum Health {
    OK,
    DEGRADED,
    BLIND
  }

  record AreasView(String edition, String approximation, int communities, String level) {}

  record Replay(Instant from, Instant to, Instant now, double speed, boolean paused, boolean finished) {}

  record Alerts(
      String journal,
      Purpose purpose,
      Instant time,
      long sequence,
      double ageS,
      CoverageCount coverage,
      List<AlertView> alerts) {}

  record CoverageCount(int looking, int unknown) {}

  record AlertFile(
      String journal,
      Purpose purpose,
      Instant time,
      long sequence,
      double ageS,
      AlertView alert,
      CoverageAge coverage,
      List<AlertView> history) {}

  record CoverageAge(@Nullable Instant lastLooked, @Nullable Double ageS) {}

  record AlertView(
      String id,
      int revision,
      long sequence,
      long entry,
      String community,
      String nameUk,
      String nameEn,
      String oblastUk,
      String oblastEn,
      AlertState state,
      Instant at,
      Instant since,
      @Nullable ThreatClass threatClass,
      @Nullable String model,
      @Nullable Instant earliest,
      @Nullable Instant likely,
      @Nullable Instant latest,
      @Nullable Double probability,
      String headlineUk,
      String headlineEn,
      ReasonView reason) {}

  record ReasonView(Rule rule, String text, List<String> threats, List<EvidenceView> evidence) {}

  record EvidenceView(long entry, Instant time, String source, Trust trust, String messageId, String words) {}

  record Communities(AreasView areas, List<CommunityView> communities) {}

  record CommunityView(
      String code, String nameUk, String nameEn, String oblast, long population, double lat, double lon) {}

  record Places(List<Place> places) {}

  record Place(
      String code,
      String nameUk,
      String nameEn,
      String community,
      double lat,
      double lon,
      String raionUk,
      String raionEn,
      String oblastUk,
      String oblastEn) {}

  record PictureView(
      String journal, Purpose purpose, Instant time, long entry, double ageS, List<Group> groups) {}

  record Group(
      String id,
      ThreatClass threatClass,
      Map<String, Double> classes,
      @Nullable String model,
      CountView count,
      @Nullable List<Component> at,
      @Nullable List<Component> toward,
      @Nullable Double course,
      @Nullable Double courseSigma,
      double speedMin,
      double speedMax,
      Instant since,
      Instant lastHeard,
      Threat.Stage stage,
      List<String> areas,
      double independent,
      List<EvidenceView> evidence) {}

  record CountView(int min, int max, boolean stated) {}

  record Component(double lat, double lon, double sigmaKm, double weight) {}

  record Feeds(List<FeedHealth> feeds) {}

  record PostsResult(int recorded, int duplicates, List<RejectedPost> rejected) {}

  record RejectedPost(int line, String reason) {}

  record SightingResult(long entry) {}

  /** @param officer who asks */
  record OrderList(String officer, List<OrderView> standing, List<OrderWaiting> waiting) {}

  /** An order that a second officer must confirm before {@code until}. */
  record OrderWaiting(String id, Instant until, OrderView order) {}

  /**
   * @param entry its number in the journal; 0 while it waits
   * @param until null while it waits
   */
  record OrderView(
      long entry,
      String officer,
      @Nullable String second,
      String action,
      String area,
      String nameUk,
      String nameEn,
      long validForMinutes,
      @Nullable Instant until,
      String why) {}

  record OrderResult(long entry) {}
}
