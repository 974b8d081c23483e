package org.tocsin.server.feed;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.SensorStatus.Health;
import org.tocsin.language.posts.Post;
import org.tocsin.server.engine.Intake;
import org.tocsin.server.engine.Intake.Receipt;

/**
 * Looks at the public web previews of channels, one after the other. Asks only for what changed, pauses longer and
 * longer where it fails, reads on older pages what it missed, and says about twice a minute whether it is looking.
 */
public final class TelegramPreviewFeed implements Feed {
  /** Where the previews are published. */
  public static final URI PUBLIC = URI.create("https://t.me/s/");

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration STATUS_EVERY = Duration.ofSeconds(30);

  private final String name;
  private final List<TelegramChannel> channels;
  private final List<String> areas;
  private final Duration every;
  private final FeedCounters counters;
  private final HttpClient client;
  private final Object pause = new Object();
  private volatile @Nullable String problem;
  private volatile boolean closing;
  private @Nullable Thread thread;
  private Instant statusDue = Instant.MIN;
  private @Nullable Health told;

  /**
   * @param base address that a channel's name is appended to; ends with a slash
   * @param every shortest pause between two looks at a channel
   * @param areas codes of the areas that the channels speak of; empty for the whole country
   */
  public TelegramPreviewFeed(String name, List<String> channels, URI base, Duration every, List<String> areas) {
    this.name = name;
    this.areas = List.copyOf(areas);
    this.every = every;
    this.counters = new FeedCounters(name, "telegram");
    this.client =
        HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();
    this.channels = channels.stream().map(c -> new TelegramChannel(c, base, every, client)).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FeedHealth health() {
    return counters.health(problem);
  }

  @Override
  public void start(Intake intake) {
    thread = Thread.ofVirtual().name("feed-" + name).start(() -> run(intake));
  }

  private void run(Intake intake) {
    try {
      while (!closing) {
        Instant next = Instant.MAX;
        for (TelegramChannel c : channels) {
          if (!closing && !c.due().isAfter(Instant.now())) {
            look(c, intake);
          }
          next = c.due().isBefore(next) ? c.due() : next;
        }
        status(intake);
        await(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(TelegramChannel channel, Intake intake) throws InterruptedException {
    Instant now = Instant.now();
    for (Post post : channel.fetch(now)) {
      counters.received(now);
      Receipt receipt;
      try {
        receipt = intake.submit(PostMessage.datagram(name, post, now)).join();
      } catch (CompletionException e) {
        receipt = new Receipt.Overloaded();
      }
      counters.settled(receipt);
      if (receipt instanceof Receipt.Overloaded) {
        channel.askAgain();
        break;
      }
      channel.handedIn(post);
    }
    String all =
        channels.stream().map(TelegramChannel::problem).filter(Objects::nonNull).collect(Collectors.joining("; "));
    problem = all.isEmpty() ? null : all;
  }

  private void status(Intake intake) {
    Instant now = Instant.now();
    Health health = judge(now);
    if (health == told && now.isBefore(statusDue)) {
      return;
    }
    told = health;
    statusDue = now.plus(STATUS_EVERY);
    String detail = problem == null ? channels.size() + " channels" : problem;
    intake.submit(new StatusMessage(health, areas, detail).datagram(name, now));
  }

  /** A channel counts as seen for three rounds, and never less than a minute. */
  private Health judge(Instant now) {
    Duration three = every.multipliedBy(3);
    Instant since = now.minus(three.compareTo(Duration.ofMinutes(1)) > 0 ? three : Duration.ofMinutes(1));
    List<TelegramChannel> seen = new ArrayList<>();
    for (TelegramChannel c : channels) {
      Instant at = c.answeredAt();
      if (at != null && !at.isBefore(since)) {
        seen.add(c);
      }
    }
    return seen.isEmpty() ? Health.BLIND : seen.size() < channels.size() ? Health.DEGRADED : Health.LOOKING;
  }

  private void await(Instant next) throws InterruptedException {
    Instant now = Instant.now();
    Instant until = next.isBefore(statusDue) ? next : statusDue;
    long millis = Math.clamp(Duration.between(now, until).toMillis(), 1, STATUS_EVERY.toMillis());
    synchronized (pause) {
      if (!closing) {
        pause.wait(millis);
      }
    }
  }

  @Override
  public void close() {
    synchronized (pause) {
      closing = true;
      pause.notifyAll();
    }
    client.shutdownNow();
    Thread t = thread;
    if (t != null) {
      t.interrupt();
      try {
        t.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
