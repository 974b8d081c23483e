package org.tocsin.protocols.cot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event. Clients in use leave out even what the schema demands, so only the identity and the point are certain.
 *
 * @param type such as {@code a-h-A-M-F-Q}; empty where the sender left it out
 * @param how such as {@code m-g}; empty where the sender left it out
 * @param opex empty, {@code o} or {@code e-…} (exercise) or {@code s-…} (simulation)
 * @param time null where absent or unreadable
 * @param lat degrees, WGS-84
 * @param hae metres above the ellipsoid; NaN when not known
 * @param ce one-sigma horizontal error, metres; NaN when not known
 * @param le one-sigma vertical error, metres; NaN when not known
 */
public record CotEvent(
    String version,
    String uid,
    String type,
    String how,
    @Nullable Instant time,
    @Nullable Instant start,
    @Nullable Instant stale,
    double lat,
    double lon,
    double hae,
    double ce,
    double le,
    String access,
    String qos,
    String opex,
    List<Element> detail) {
  /** What XML writes for "not known". */
  public static final double UNKNOWN = 9_999_999;
  /** The same in the comments of the protocol buffers definition. */
  private static final double UNKNOWN_SHORT = 999_999;

  public CotEvent {
    detail = List.copyOf(detail);
  }

  public Optional<Element> findDetail(String name) {
    return detail.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /** A value as sent, with both ways of writing "not known" as NaN. */
  static double known(double value) {
    return value == UNKNOWN || value == UNKNOWN_SHORT ? Double.NaN : value;
  }

  static double sent(double value) {
    return Double.isNaN(value) ? UNKNOWN : value;
  }
}
