package org.tocsin.server.http;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Bounds of the published API. Each has a stated policy for what lies beyond it.
 *
 * @param maxBody bytes of a request's body; a larger one is refused with 413 before it is read to its end
 * @param maxPosts posts in one request; more are refused with 413
 * @param postRequestsPerMinute requests to {@code /v1/posts} from one client address; more get 429
 * @param sightingsPerMinute requests to {@code /v1/sightings} from one client address; more get 429
 * @param streamClients subscribers of the event stream; one more gets 503
 * @param recentAlerts alert revisions kept for resuming; a client that missed more is told to start afresh
 * @param stall how long a subscriber may take nothing before it is cut off
 * @param pictureEvery shortest time between two pictures on the stream
 * @param statusEvery heartbeat of the stream
 * @param token when present, posts and replay control need it as a bearer token
 * @param zone whose clock the words of alerts use
 */
public record HttpSettings(
    int maxBody,
    int maxPosts,
    int postRequestsPerMinute,
    int sightingsPerMinute,
    int streamClients,
    int recentAlerts,
    Duration stall,
    Duration pictureEvery,
    Duration statusEvery,
    Optional<String> token,
    ZoneId zone) {

  public static HttpSettings standard() {
    return new HttpSettings(
        1 << 20,
        5000,
        600,
        30,
        20_000,
        20_000,
        Duration.ofSeconds(60),
        Duration.ofMillis(500),
        Duration.ofSeconds(5),
        Optional.empty(),
        ZoneId.of("Europe/Kyiv"));
  }

  public HttpSettings withToken(Optional<String> other) {
    return new HttpSettings(
        maxBody,
        maxPosts,
        postRequestsPerMinute,
        sightingsPerMinute,
        streamClients,
        recentAlerts,
        stall,
        pictureEvery,
        statusEvery,
        other,
        zone);
  }
}
