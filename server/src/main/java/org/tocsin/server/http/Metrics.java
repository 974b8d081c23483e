package org.tocsin.server.http;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.server.engine.Load;
import org.tocsin.server.feed.FeedHealth;

/** What Prometheus is told; every value is read when it is asked for. */
final class Metrics {
  static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  Metrics(ApiContext context, Supplier<List<FeedHealth>> feeds, AtomicInteger subscribers, Rendering rendering) {
    feeds(feeds);
    readings(feeds);
    alerts(context);
    gauge("tocsin_entry", "Number of the last journal entry.", () -> context.situation().get().picture().entry());
    gauge("tocsin_groups", "Groups and dangers in the picture.", () -> context.situation().get().picture().threats().size());
    gauge("tocsin_age_seconds", "Time since the engine last published.", () -> rendering.age(context.situation().get()));
    gauge("tocsin_problems", "What is wrong now.", () -> context.problems().get().size());
    gauge("tocsin_stream_subscribers", "Subscribers of the event stream.", subscribers::get);
    load(context.load());
  }

  private void feeds(Supplier<List<FeedHealth>> feeds) {
    CounterWithCallback.builder()
        .name("tocsin_feed_messages_total")
        .help("Messages by what became of them.")
        .labelNames("feed", "kind", "outcome")
        .callback(
            c -> {
              for (FeedHealth f : feeds.get()) {
                c.call(f.received(), f.name(), f.kind(), "received");
                c.call(f.recorded(), f.name(), f.kind(), "recorded");
                c.call(f.rejected(), f.name(), f.kind(), "rejected");
                c.call(f.duplicates(), f.name(), f.kind(), "duplicate");
                c.call(f.dropped(), f.name(), f.kind(), "dropped");
              }
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name("tocsin_feed_up")
        .help("1 while a feed has no problem.")
        .labelNames("feed")
        .callback(c -> feeds.get().forEach(f -> c.call(f.problem() == null ? 1 : 0, f.name())))
        .register(registry);
  }

  private void readings(Supplier<List<FeedHealth>> feeds) {
    counter(feeds, "tocsin_feed_bytes_total", "Bytes received from sensors.", FeedHealth.Reading::bytes);
    counter(feeds, "tocsin_feed_decoded_total", "Records or messages understood.", FeedHealth.Reading::decoded);
    counter(feeds, "tocsin_feed_observations_total", "Observations they gave.", FeedHealth.Reading::observations);
    counter(feeds, "tocsin_feed_late_total", "Observations more than 30 s old when they came.", FeedHealth.Reading::late);
    counter(feeds, "tocsin_feed_connections_total", "Connections made.", FeedHealth.Reading::connections);
    CounterWithCallback.builder()
        .name("tocsin_feed_rejected_total")
        .help("What gave no observation, by reason.")
        .labelNames("feed", "reason")
        .callback(
            c -> {
              for (FeedHealth f : feeds.get()) {
                FeedHealth.Reading r = f.reading();
                if (r != null) {
                  r.rejectedBy().forEach((reason, n) -> c.call(n, f.name(), reason));
                }
              }
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name("tocsin_feed_lag_seconds")
        .help("From the last observation's time to its receipt.")
        .labelNames("feed")
        .callback(
            c -> {
              for (FeedHealth f : feeds.get()) {
                FeedHealth.Reading r = f.reading();
                Double lag = r == null ? null : r.lagS();
                if (lag != null) {
                  c.call(lag, f.name());
                }
              }
            })
        .register(registry);
  }

  private void counter(Supplier<List<FeedHealth>> feeds, String name, String help, ToLongFunction<FeedHealth.Reading> value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("feed")
        .callback(
            c -> {
              for (FeedHealth f : feeds.get()) {
                FeedHealth.Reading r = f.reading();
                if (r != null) {
                  c.call(value.applyAsLong(r), f.name());
                }
              }
            })
        .register(registry);
  }

  private void alerts(ApiContext context) {
    GaugeWithCallback.builder()
        .name("tocsin_communities")
        .help("Communities by state.")
        .labelNames("state")
        .callback(
            c -> {
              Map<AlertState, Integer> counts = new EnumMap<>(AlertState.class);
              for (Alert a : context.situation().get().alerts()) {
                counts.merge(a.state(), 1, Integer::sum);
              }
              for (AlertState s : AlertState.values()) {
                c.call(counts.getOrDefault(s, 0), s.name());
              }
            })
        .register(registry);
    CounterWithCallback.builder()
        .name("tocsin_alert_revisions_total")
        .help("Alert revisions of this journal.")
        .callback(c -> c.call(context.situation().get().sequence()))
        .register(registry);
  }

  private void load(Supplier<Load> load) {
    gauge("tocsin_queue_messages", "Messages that wait for the core thread.", () -> load.get().queued());
    gauge("tocsin_queue_capacity", "Messages that may wait.", () -> load.get().capacity());
    GaugeWithCallback.builder()
        .name("tocsin_outlet_updates")
        .help("Updates that wait for an outlet.")
        .labelNames("outlet")
        .callback(c -> load.get().outlets().forEach(w -> c.call(w.updates(), w.outlet())))
        .register(registry);
    CounterWithCallback.builder()
        .name("tocsin_core_steps_total")
        .help("Entries taken by the core.")
        .callback(c -> c.call(load.get().steps()))
        .register(registry);
    CounterWithCallback.builder()
        .name("tocsin_core_step_seconds_total")
        .help("Time those steps took together.")
        .callback(c -> c.call(load.get().stepNanos() / 1e9))
        .register(registry);
  }

  private void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder().name(name).help(help).callback(c -> c.call(value.getAsDouble())).register(registry);
  }

  byte[] scrape() {
    var out = new ByteArrayOutputStream(4096);
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to take bytes", e);
    }
    return out.toByteArray();
  }
}
