package org.tocsin.protocols.cot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's side of agreeing on protocol version 1: the server offers it ({@code t-x-takp-v}), the client asks for it ({@code
 * t-x-takp-q}), the server answers ({@code t-x-takp-r}). XML until then; without an answer within a minute XML for good.
 */
public final class TakNegotiation {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String uid;
  private @Nullable Instant asked;
  private boolean agreed;

  /** @param uid of this client */
  public TakNegotiation(String uid) {
    this.uid = uid;
  }

  /** True once messages are to be written as version 1. */
  public boolean agreed() {
    return agreed;
  }

  /** Looks at an event received; gives the event to answer with, if any. */
  public Optional<CotEvent> hear(CotEvent e, Instant now) {
    switch (e.type()) {
      case "t-x-takp-v" -> {
        boolean offered =
            e.findDetail("TakControl").stream()
                .flatMap(c -> c.children().stream())
                .anyMatch(c -> c.name().equals("TakProtocolSupport") && "1".equals(c.attribute("version")));
        if (offered && !agreed && asked == null) {
          asked = now;
          return Optional.of(request(now));
        }
      }
      case "t-x-takp-r" -> {
        Instant since = asked;
        boolean yes =
            e.findDetail("TakControl").stream()
                .flatMap(c -> c.children().stream())
                .anyMatch(c -> c.name().equals("TakResponse") && "true".equals(c.attribute("status")));
        agreed |= yes && since != null && Duration.between(since, now).compareTo(PATIENCE) <= 0;
      }
      default -> {}
    }
    return Optional.empty();
  }

  private CotEvent request(Instant now) {
    Element control =
        new Element("TakControl", Map.of(), List.of(Element.of("TakRequest", "version", "1")), "");
    return new CotEvent(
        "2.0", uid, "t-x-takp-q", "m-g", now, now, now.plus(PATIENCE), 0, 0, Double.NaN, Double.NaN, Double.NaN, "", "",
        "", List.of(control));
  }
}
