package org.tocsin.server.feed;

/** What the bytes of a datagram are. */
public final class Forms {
  /** One post of a channel, as {@link PostMessage} writes it. */
  public static final String POST = "post+json";

  /** One spotter's report, as sent to {@code POST /v1/sightings}. */
  public static final String SIGHTING = "sighting+json";

  /** One start or end of the state's siren, as {@link SirenMessage} writes it. */
  public static final String SIREN = "siren+json";

  /** A feed's own word on whether it is looking, as {@link StatusMessage} writes it. */
  public static final String STATUS = "status+json";

  private Forms() {}
}
