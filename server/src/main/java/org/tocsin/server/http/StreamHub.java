package org.tocsin.server.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tocsin.server.engine.Situation;

/** The subscribers of one event loop. Everything but {@link #wake} runs on that loop. */
final class StreamHub {
  private final ApiContext context;
  private final Documents documents;
  private final AlertLog log;
  private final AtomicInteger total;
  private final Context loop;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Set<StreamClient> clients = new LinkedHashSet<>();

  /** @param total subscribers over all loops */
  StreamHub(Vertx vertx, ApiContext context, Documents documents, AlertLog log, AtomicInteger total) {
    this.context = context;
    this.documents = documents;
    this.log = log;
    this.total = total;
    this.loop = vertx.getOrCreateContext();
    HttpSettings settings = context.settings();
    vertx.setPeriodic(settings.pictureEvery().toMillis(), _ -> pictures());
    vertx.setPeriodic(settings.statusEvery().toMillis(), _ -> heartbeat());
  }

  /** Tells the loop that the log has more; many calls in a row cost one round. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      loop.runOnContext(
          _ -> {
            woken.set(false);
            List.copyOf(clients).forEach(StreamClient::pump);
          });
    }
  }

  /**
   * Subscribes a client.
   *
   * @param lastEventId where to resume, or null
   */
  void subscribe(RoutingContext ctx, @Nullable PlaceFilter filter, @Nullable String lastEventId) {
    if (total.incrementAndGet() > context.settings().streamClients()) {
      total.decrementAndGet();
      throw new Refusal(503, "too_many_subscribers", "the stream is full; poll /v1/alerts every 10 s instead");
    }
    HttpServerResponse response = ctx.response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no");
    AlertLog.Epoch epoch = log.epoch();
    Situation s = context.situation().get();
    long now = s.journal().equals(epoch.journal()) ? Math.max(s.sequence(), log.last()) : log.last();
    long wanted = lastEventId == null ? now : sequence(lastEventId, epoch.journal());
    boolean resumes = wanted >= 0 && wanted <= now;
    StreamClient client = new StreamClient(response, log, filter, epoch, resumes ? wanted : now);
    clients.add(client);
    response.exceptionHandler(_ -> {});
    response.closeHandler(
        _ -> {
          if (clients.remove(client)) {
            total.decrementAndGet();
          }
        });
    client.now("hello", documents.status());
    if (!resumes) {
      client.reset();
    }
    client.picture(documents.pictureVersion(), documents.pictureFrame());
    client.pump();
  }

  /** The sequence of an event id of this journal, or -1. */
  private static long sequence(String id, String journal) {
    if (!id.startsWith(journal + '-') || id.length() > journal.length() + 19) {
      return -1;
    }
    try {
      return Long.parseLong(id.substring(journal.length() + 1));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void pictures() {
    if (clients.isEmpty()) {
      return;
    }
    long version = documents.pictureVersion();
    Buffer frame = documents.pictureFrame();
    List.copyOf(clients).forEach(c -> c.picture(version, frame));
  }

  private void heartbeat() {
    long now = System.nanoTime();
    List<StreamClient> stalled = new ArrayList<>();
    for (StreamClient c : clients) {
      if (c.stalledFor(now) > context.settings().stall().toNanos()) {
        stalled.add(c);
      }
    }
    stalled.forEach(StreamClient::cutOff);
    if (clients.isEmpty()) {
      return;
    }
    Buffer status = documents.status();
    List.copyOf(clients).forEach(c -> c.now("status", status));
  }
}
