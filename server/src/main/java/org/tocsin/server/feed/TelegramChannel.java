package org.tocsin.server.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.posts.Post;

/** What is known of one channel between two looks at it. Belongs to the feed's thread. */
final class TelegramChannel {
  private static final int LARGEST = 4 << 20;
  private static final int REMEMBERED = 1000;
  private static final int OLDER_PAGES = 5;
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final String name;
  private final URI base;
  private final Duration every;
  private final HttpClient client;
  private final LinkedHashMap<String, Boolean> handedIn =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };
  private @Nullable String etag;
  private @Nullable String modified;
  private long newest = -1;
  private int failures;
  private Instant due = Instant.MIN;
  private @Nullable Instant answeredAt;
  private @Nullable String problem;

  TelegramChannel(String name, URI base, Duration every, HttpClient client) {
    this.name = name;
    this.base = base;
    this.every = every;
    this.client = client;
  }

  Instant due() {
    return due;
  }

  /** When its preview last answered, also with "nothing new"; null before the first time. */
  @Nullable Instant answeredAt() {
    return answeredAt;
  }

  @Nullable String problem() {
    return problem;
  }

  /** Fetches what is new, oldest first. A post that was handed in before comes again only when its words changed. */
  List<Post> fetch(Instant now) throws InterruptedException {
    List<TelegramPage.Item> items = new ArrayList<>();
    try {
      TelegramPage page = get("", true);
      if (page != null) {
        items.addAll(page.posts());
        catchUp(items);
      }
      failures = 0;
      problem = null;
      answeredAt = now;
      due = now.plus(every);
    } catch (Failure e) {
      failed(now, e);
    } catch (IOException e) {
      failed(now, new Failure("no answer: " + e.getClass().getSimpleName() + " " + e.getMessage(), null));
    }
    List<Post> out = new ArrayList<>();
    for (TelegramPage.Item i : items) {
      newest = Math.max(newest, i.id());
      Post p = new Post(name, Long.toString(i.id()), i.postedAt(), i.text(), i.replyTo(), i.edited() ? now : null);
      if (!handedIn.containsKey(PostMessage.key(p))) {
        out.add(p);
      }
    }
    return out;
  }

  /** When none of the page is known, posts between it and the last look are on older pages. */
  private void catchUp(List<TelegramPage.Item> items) throws IOException, InterruptedException, Failure {
    for (int i = 0; i < OLDER_PAGES && newest >= 0 && !items.isEmpty(); i++) {
      long oldest = items.getFirst().id();
      if (oldest <= newest + 1) {
        return;
      }
      TelegramPage older = get("?before=" + oldest, false);
      if (older == null || older.posts().isEmpty() || older.posts().getFirst().id() >= oldest) {
        return;
      }
      long known = newest;
      items.addAll(0, older.posts().stream().filter(p -> p.id() > known && p.id() < oldest).toList());
      if (older.posts().getFirst().id() <= known) {
        return;
      }
    }
  }

  /** What the engine has kept must not be handed in again, whatever the page shows. */
  void handedIn(Post post) {
    handedIn.put(PostMessage.key(post), true);
  }

  /** Something was not kept: the whole page is asked for again at the next look. */
  void askAgain() {
    etag = null;
    modified = null;
  }

  private static final class Failure extends Exception {
    private final @Nullable Duration retryAfter;

    Failure(String line, @Nullable Duration retryAfter) {
      super(line, null, false, false);
      this.retryAfter = retryAfter;
    }
  }

  private void failed(Instant now, Failure e) {
    problem = name + ": " + e.getMessage();
    Duration pause = every.multipliedBy(1L << Math.min(failures++, 10));
    if (e.retryAfter != null && e.retryAfter.compareTo(pause) > 0) {
      pause = e.retryAfter;
    }
    due = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  /** Null when nothing has changed. */
  private @Nullable TelegramPage get(String query, boolean conditional)
      throws IOException, InterruptedException, Failure {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(name + query)).timeout(TIMEOUT).header("User-Agent", "Tocsin");
    if (conditional && etag != null) {
      request.header("If-None-Match", etag);
    }
    if (conditional && modified != null) {
      request.header("If-Modified-Since", modified);
    }
    HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 200 -> {
          byte[] bytes = body.readNBytes(LARGEST);
          TelegramPage page = TelegramPage.parse(new String(bytes, StandardCharsets.UTF_8));
          if (!page.shown()) {
            throw new Failure("this is no preview page; is the channel public, and its name right?", null);
          }
          if (conditional) {
            etag = response.headers().firstValue("ETag").orElse(null);
            modified = response.headers().firstValue("Last-Modified").orElse(null);
          }
          return page;
        }
        case 304 -> {
          return null;
        }
        case 301, 302, 303, 307, 308 -> throw new Failure("the channel has no public preview", null);
        default -> throw new Failure("answered with status " + response.statusCode(), retryAfter(response));
      }
    }
  }

  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    OptionalLong seconds;
    try {
      seconds = response.headers().firstValueAsLong("Retry-After");
    } catch (NumberFormatException date) {
      return null;
    }
    return seconds.isPresent() && seconds.getAsLong() > 0 ? Duration.ofSeconds(Math.min(seconds.getAsLong(), 3600)) : null;
  }
}
