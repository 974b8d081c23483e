package org.tocsin.server.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.server.engine.Intake;
import org.tocsin.server.engine.Intake.Receipt;

/** Spotters' reports sent to {@code POST /v1/sightings}. */
public final class SpotterHttpFeed {
  public static final String NAME = "spotters";

  /** Clocks of phones differ from ours by this much at most. */
  private static final Duration AHEAD = Duration.ofMinutes(2);

  /** Where a drone was longer ago than this helps nobody now. */
  private static final Duration OLDEST = Duration.ofHours(1);

  private static final int LONGEST_NOTE = 500;
  private static final int LONGEST_NAME = 60;
  private static final int RECEIPT_SECONDS = 20;

  private final Intake intake;
  private final FeedCounters counters = new FeedCounters(NAME, "http");
  private final SightingDecoder check = new SightingDecoder(Map.of());

  public SpotterHttpFeed(Intake intake) {
    this.intake = intake;
  }

  public FeedHealth health() {
    return counters.health(null);
  }

  /**
   * Hands in one report.
   *
   * @param edge the time by the clock that phones are compared with
   * @param journal the same moment by the journal's clock, which in an exercise is another
   * @param known whether the sender has shown that the name he gives may be his; else it is marked as unverified
   * @throws Malformed when it is no report; nothing was taken
   */
  public CompletableFuture<Receipt> submit(byte[] body, Instant edge, Instant journal, boolean known)
      throws Malformed {
    try {
      Datagram report = datagram(body, edge, journal, known);
      if (check.decode(report) instanceof Decoder.Decoded.Refused refused) {
        throw new Messages.Unusable(refused.reason());
      }
      counters.received(edge);
      return intake
          .submit(report)
          .orTimeout(RECEIPT_SECONDS, TimeUnit.SECONDS)
          .whenComplete(
              (receipt, _) -> {
                if (receipt != null) {
                  counters.settled(receipt);
                }
              });
    } catch (Messages.Unusable e) {
      counters.received(edge);
      counters.rejected();
      throw new Malformed(e.reason());
    }
  }

  private static Datagram datagram(byte[] body, Instant edge, Instant journal, boolean known)
      throws Malformed, Messages.Unusable {
    List<JsonBody.Item> items = JsonBody.read(body, 1);
    if (items.size() != 1 || !(items.getFirst().value() instanceof ObjectNode o)) {
      throw new Messages.Unusable("send one report as a JSON object with lat and lon");
    }
    bounded(o, "note", LONGEST_NOTE);
    bounded(o, "kind", LONGEST_NAME);
    String name = bounded(o, "spotter", LONGEST_NAME);
    if (name != null && !known) {
      o.put("spotter", name + " (unverified)");
    }
    if (!o.path("sound").isMissingNode() && !o.path("sound").isBoolean() && !o.path("sound").isNull()) {
      throw new Messages.Unusable("field sound must be true or false");
    }
    // A report sent twice with the same time in it is the same report; without one it cannot be told.
    String key = null;
    Instant observed = Messages.findTime(o, "observed_at");
    if (observed != null) {
      Duration age = Duration.between(observed, edge);
      if (age.compareTo(AHEAD.negated()) < 0) {
        throw new Messages.Unusable("observed_at " + observed + " lies in the future; set the clock of the device");
      }
      if (age.compareTo(OLDEST) > 0) {
        throw new Messages.Unusable("observed_at " + observed + " is more than an hour old");
      }
      key = PostMessage.digest(Messages.bytes(o).text());
      o.put("observed_at", journal.minus(age.isNegative() ? Duration.ZERO : age).toString());
    }
    Bytes bytes = Messages.bytes(o);
    return new Datagram(NAME, key, journal, Forms.SIGHTING, bytes);
  }

  private static @Nullable String bounded(ObjectNode o, String field, int most) throws Messages.Unusable {
    String s = Messages.findText(o, field);
    if (s != null && s.length() > most) {
      throw new Messages.Unusable("field " + field + " is longer than " + most + " characters");
    }
    return s;
  }
}
