package org.tocsin.protocols.alertsapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks one address again and again as services wish it: only for what is new, slower after refusals, never faster than its
 * period. Headers may hold a token; they appear in no message. For one thread, which waits {@link #pause} between calls.
 */
public final class ConditionalPoller {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration MAX_PAUSE = Duration.ofMinutes(10);
  private static final int MAX_BODY = 8 << 20;

  private final HttpClient client;
  private final URI address;
  private final Map<String, String> headers;
  private final Duration period;
  private Duration pause;
  private @Nullable String modified;
  private @Nullable String tag;

  /** @param headers such as the authorisation; sent with every request */
  public ConditionalPoller(HttpClient client, URI address, Map<String, String> headers, Duration period) {
    this.client = client;
    this.address = address;
    this.headers = new TreeMap<>(headers);
    this.period = period;
    this.pause = period;
  }

  /** What became of one request. */
  public sealed interface Outcome {
    record Body(byte[] bytes) implements Outcome {}

    /** The same as before, and the service is alive. */
    record Unchanged() implements Outcome {}

    /** Nothing is known now. */
    record Failed(String reason) implements Outcome {}
  }

  /** Time to wait before the next request. */
  public Duration pause() {
    return pause;
  }

  public Outcome poll() throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET();
    headers.forEach(request::header);
    Optional.ofNullable(modified).ifPresent(m -> request.header("If-Modified-Since", m));
    Optional.ofNullable(tag).ifPresent(t -> request.header("If-None-Match", t));
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return read(answer);
    } catch (IOException e) {
      slowDown(null);
      return new Outcome.Failed("no answer from " + address.getHost() + ": " + e.getClass().getSimpleName());
    }
  }

  private Outcome read(HttpResponse<byte[]> answer) {
    switch (answer.statusCode()) {
      case 200 -> {
        pause = period;
        modified = answer.headers().firstValue("Last-Modified").orElse(null);
        tag = answer.headers().firstValue("ETag").orElse(null);
        if (answer.body().length > MAX_BODY) {
          return new Outcome.Failed("answer of " + answer.body().length + " bytes");
        }
        return new Outcome.Body(answer.body());
      }
      case 304 -> {
        pause = period;
        return new Outcome.Unchanged();
      }
      default -> {
        slowDown(answer.headers().firstValue("Retry-After").orElse(null));
        String why =
            switch (answer.statusCode()) {
              case 401 -> "the token is not accepted";
              case 403 -> "this address or country is not served";
              case 429 -> "asked too often";
              default -> "status " + answer.statusCode();
            };
        return new Outcome.Failed(why + " (" + address.getHost() + ")");
      }
    }
  }

  private void slowDown(@Nullable String seconds) {
    Duration next = pause.multipliedBy(2);
    if (seconds != null && seconds.matches("\\d{1,6}")) {
      Duration wanted = Duration.ofSeconds(Long.parseLong(seconds));
      next = wanted.compareTo(next) > 0 ? wanted : next;
    }
    pause = next.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : next;
  }
}
