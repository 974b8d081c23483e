package org.tocsin.protocols.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.tocsin.protocols.alertsapi.ConditionalPoller;

/**
 * Asks a web service again and again. Every answer that says something new is a message; an empty message says that the service
 * does not answer, and after it the next answer is a message whether it is new or not.
 */
public final class HttpReceiver implements Receiver {
  private final Settings settings;
  private final Pump pump;
  private final HttpClient client;
  private volatile boolean closed;
  private volatile @Nullable Thread thread;

  /**
   * @param once asked until it answers, before all else: names that go with the numbers in the answers; null for none
   * @param index a cheap address whose answer changes when that of {@code address} does; null to ask {@code address} alone
   * @param headers such as the authorisation; they appear in no message
   * @param period between two questions
   * @param renewal after which {@code address} is asked even when the index stands still
   */
  public record Settings(
      String name,
      @Nullable URI once,
      @Nullable URI index,
      URI address,
      Map<String, String> headers,
      Duration period,
      Duration renewal,
      int capacity) {
    public Settings {
      headers = new TreeMap<>(headers);
    }

    /** Without the headers. */
    @Override
    public String toString() {
      return name + " " + address.getHost();
    }
  }

  public HttpReceiver(Settings settings, Clock clock) {
    this.settings = settings;
    this.pump = new Pump(settings.capacity, clock);
    this.client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  }

  @Override
  public void start(Sink sink) {
    pump.start(settings.name, sink);
    thread = Thread.ofVirtual().name(settings.name + "-http").start(this::run);
  }

  private ConditionalPoller poller(URI address) {
    return new ConditionalPoller(client, address, settings.headers, settings.period);
  }

  private void run() {
    try {
      URI names = settings.once;
      if (names != null) {
        ConditionalPoller p = poller(names);
        while (!closed && !take(p.poll(), names)) {
          rest(p.pause());
        }
      }
      ask();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() throws InterruptedException {
    ConditionalPoller main = poller(settings.address);
    URI cheap = settings.index;
    ConditionalPoller index = cheap == null ? null : poller(cheap);
    boolean failed = false;
    byte @Nullable [] last = null;
    long asked = 0;
    boolean first = true;
    while (!closed) {
      boolean due = first || failed || index == null || System.nanoTime() - asked > settings.renewal.toNanos();
      if (!due && index != null) {
        ConditionalPoller.Outcome changed = index.poll();
        due = !(changed instanceof ConditionalPoller.Outcome.Unchanged);
        if (changed instanceof ConditionalPoller.Outcome.Body b) {
          due = last == null || !java.util.Arrays.equals(last, b.bytes());
          last = b.bytes();
        }
      }
      if (due) {
        asked = System.nanoTime();
        ConditionalPoller.Outcome outcome = main.poll();
        if (outcome instanceof ConditionalPoller.Outcome.Unchanged && failed) {
          // Nothing new, but those who were told "no answer" must hear that all still stands.
          main = poller(settings.address);
          outcome = main.poll();
        }
        boolean good = take(outcome, settings.address);
        if (!good && !failed) {
          pump.offer(new byte[0], settings.address.getHost());
        }
        failed = !good;
        first = false;
      }
      rest(main.pause());
    }
  }

  /** Hands on an answer; false when there was none. */
  private boolean take(ConditionalPoller.Outcome outcome, URI address) {
    return switch (outcome) {
      case ConditionalPoller.Outcome.Body b -> {
        pump.connected();
        pump.offer(b.bytes(), address.getHost());
        yield true;
      }
      case ConditionalPoller.Outcome.Unchanged _ -> {
        pump.alive();
        yield true;
      }
      case ConditionalPoller.Outcome.Failed f -> {
        pump.problem(f.reason());
        yield false;
      }
    };
  }

  private void rest(Duration pause) {
    if (!closed) {
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  @Override
  public Counters counters() {
    return pump.counters();
  }

  @Override
  public void close() {
    closed = true;
    pump.close();
    client.shutdownNow();
    Thread t = thread;
    if (t != null) {
      t.interrupt();
    }
  }
}
