package org.tocsin.server.sensor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Datagram;
import org.tocsin.protocols.transport.Receiver;
import org.tocsin.protocols.transport.TcpReceiver;
import org.tocsin.protocols.transport.UdpReceiver;
import org.tocsin.server.engine.Intake;
import org.tocsin.server.engine.Intake.Receipt;
import org.tocsin.server.feed.Feed;
import org.tocsin.server.feed.FeedHealth;

/**
 * Takes what a receiver gives and hands it in by parcels: what comes within a tenth of a second is one entry of the journal,
 * and a second in which nothing came is one too, so that silence is seen in a replay as well. While the core has no room it
 * waits; the receiver's queue then drops its oldest messages and counts them.
 */
public final class SensorFeed implements Feed {
  private static final Duration TOGETHER = Duration.ofMillis(100);
  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final int FULL = 64 * 1024;
  private static final long RETRY_MILLIS = 20;

  private final SensorSettings settings;
  private final Receiver receiver;
  private final FeedReports reports;
  private final Consumer<Receiver.Message> listener;
  private final LongAdder recorded = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder waited = new LongAdder();
  private final List<Runnable> kept = new ArrayList<>();
  private @Nullable Parcel parcel;
  private Instant handedIn = Instant.EPOCH;
  private volatile boolean closing;

  public SensorFeed(SensorSettings settings, FeedReports reports) {
    this.settings = settings;
    this.reports = reports;
    this.receiver = Receivers.of(settings);
    this.listener =
        settings.language() instanceof SensorSettings.Language.Cot c && receiver instanceof TcpReceiver tcp
            ? new TakClient(tcp, c.uid())::hear
            : m -> {};
  }

  /** @throws IOException in one line when the port, group or interface cannot be used */
  public void open() throws IOException {
    if (receiver instanceof UdpReceiver udp) {
      try {
        udp.open();
      } catch (IOException | RuntimeException e) {
        throw new IOException("feed " + name() + ": " + settings.way() + " cannot be opened: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public void start(Intake intake) {
    receiver.start(
        new Receiver.Sink() {
          @Override
          public void accept(Receiver.Message m) {
            listener.accept(m);
            add(m, intake);
          }

          @Override
          public void idle(Instant now) {
            pass(now, intake);
          }
        });
  }

  private void add(Receiver.Message m, Intake intake) {
    Parcel p = parcel;
    if (p != null && !m.receivedAt().isBefore(p.begun().plus(TOGETHER))) {
      handIn(p, intake);
      p = null;
    }
    if (p == null) {
      p = new Parcel(m.receivedAt());
      parcel = p;
    }
    p.add(m.bytes(), m.receivedAt());
    kept.add(m.kept());
    if (p.size() >= FULL) {
      handIn(p, intake);
    }
  }

  private void pass(Instant now, Intake intake) {
    Parcel p = parcel;
    if (p != null) {
      handIn(p, intake);
    } else if (!now.isBefore(handedIn.plus(SILENCE))) {
      handIn(new Parcel(now), intake);
    }
  }

  private void handIn(Parcel p, Intake intake) {
    parcel = null;
    handedIn = p.begun();
    Datagram d = new Datagram(name(), null, p.begun(), SensorDecoder.FORM, p.bytes());
    while (!closing) {
      switch (submit(d, intake)) {
        case Receipt.Overloaded _ -> {
          waited.increment();
          if (!rest()) {
            return;
          }
        }
        case Receipt.Rejected _ -> {
          rejected.add(p.messages());
          settle();
          return;
        }
        case Receipt.Recorded _, Receipt.Duplicate _ -> {
          recorded.add(p.messages());
          settle();
          return;
        }
      }
    }
  }

  private static Receipt submit(Datagram d, Intake intake) {
    try {
      return intake.submit(d).join();
    } catch (CompletionException e) {
      return new Receipt.Overloaded();
    }
  }

  private boolean rest() {
    try {
      synchronized (this) {
        if (!closing) {
          wait(RETRY_MILLIS);
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void settle() {
    kept.forEach(Runnable::run);
    kept.clear();
  }

  @Override
  public FeedHealth health() {
    Receiver.Counters c = receiver.counters();
    FeedReport report = reports.of(name());
    String problem = c.problem() != null ? c.problem() : SensorWatch.problem(report.sensors());
    return new FeedHealth(
        name(), settings.kind(), c.received(), recorded.sum(), rejected.sum(), c.duplicates(), c.dropped() + c.refused(),
        c.lastReceived(), problem,
        new FeedHealth.Reading(
            c.bytes(), c.connections(), waited.sum(), report.decoded(), report.observations(), report.rejected(), report.late(), report.lag(),
            report.hints()));
  }

  /** For the operator alone: which sensor looks. */
  public List<FeedReport.SensorState> sensors() {
    return reports.of(name()).sensors();
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    receiver.close();
  }
}
