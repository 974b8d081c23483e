package org.tocsin.protocols.cap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.GeoPoint;

/**
 * One CAP message. Values of closed lists stand as their words, because messages of others carry words that are on no
 * list; {@link CapChecks} tells which. A required text that a message lacks is empty.
 *
 * @param sent null when missing or not readable
 * @param references earlier messages this one updates or cancels
 * @param incidents names of incidents as written, separated by spaces
 * @param signed whether it carries a signature; the signature itself is not checked here
 */
public record CapAlert(
    String identifier,
    String sender,
    @Nullable Instant sent,
    String status,
    String msgType,
    @Nullable String source,
    String scope,
    @Nullable String restriction,
    @Nullable String addresses,
    List<String> codes,
    @Nullable String note,
    List<Reference> references,
    @Nullable String incidents,
    List<Info> infos,
    boolean signed) {

  public CapAlert {
    codes = List.copyOf(codes);
    references = List.copyOf(references);
    infos = List.copyOf(infos);
  }

  /** @param sent as written, since it must be repeated to the letter */
  public record Reference(String sender, String identifier, String sent) {
    public static Reference to(CapAlert earlier) {
      Instant sent = earlier.sent();
      if (sent == null) {
        throw new IllegalArgumentException("message " + earlier.identifier() + " has no time to refer to");
      }
      return new Reference(earlier.sender(), earlier.identifier(), CapTime.format(sent));
    }
  }

  /**
   * What is told, in one language.
   *
   * @param language RFC 3066 code; null means en-US
   */
  public record Info(
      @Nullable String language,
      List<String> categories,
      String event,
      List<String> responseTypes,
      String urgency,
      String severity,
      String certainty,
      @Nullable String audience,
      List<Named> eventCodes,
      @Nullable Instant effective,
      @Nullable Instant onset,
      @Nullable Instant expires,
      @Nullable String senderName,
      @Nullable String headline,
      @Nullable String description,
      @Nullable String instruction,
      @Nullable String web,
      @Nullable String contact,
      List<Named> parameters,
      List<Resource> resources,
      List<Area> areas) {
    public Info {
      categories = List.copyOf(categories);
      responseTypes = List.copyOf(responseTypes);
      eventCodes = List.copyOf(eventCodes);
      parameters = List.copyOf(parameters);
      resources = List.copyOf(resources);
      areas = List.copyOf(areas);
    }
  }

  public record Named(String name, String value) {}

  /** @param size bytes, or null */
  public record Resource(
      String description,
      String mimeType,
      @Nullable Long size,
      @Nullable String uri,
      @Nullable String derefUri,
      @Nullable String digest) {}

  /**
   * @param polygons rings, first point equal to the last
   * @param altitude feet above mean sea level, or null
   * @param ceiling feet above mean sea level, or null
   */
  public record Area(
      String description,
      List<List<GeoPoint>> polygons,
      List<Circle> circles,
      List<Named> geocodes,
      @Nullable Double altitude,
      @Nullable Double ceiling) {
    public Area {
      polygons = polygons.stream().map(List::copyOf).toList();
      circles = List.copyOf(circles);
      geocodes = List.copyOf(geocodes);
    }
  }

  /** @param radius kilometres */
  public record Circle(GeoPoint centre, double radius) {}
}
