package org.tocsin.server.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.tocsin.server.engine.Situation;
import org.tocsin.server.outlet.Outlet;

/** The published API and the pages, on one port. */
public final class HttpServer implements AutoCloseable {
  /** A connection on which nothing moves for this long is closed; the stream's heartbeat is well within it. */
  private static final int IDLE_SECONDS = 75;

  private static final int START_SECONDS = 30;

  private final Vertx vertx;
  private final AlertLog log;
  private final List<StreamHub> hubs = new CopyOnWriteArrayList<>();
  private volatile int port;

  private HttpServer(Vertx vertx, ApiContext context, Rendering rendering) {
    this.vertx = vertx;
    Situation s = context.situation().get();
    this.log =
        new AlertLog(
            context.areas(),
            rendering,
            context.settings().recentAlerts(),
            new AlertLog.Epoch(0, s.journal(), s.purpose()),
            () -> hubs.forEach(StreamHub::wake));
  }

  /**
   * Listens; answers from the moment this returns.
   *
   * @param port 0 for any free one
   * @throws IOException in one line, when the port is taken or the host is not one of this machine
   */
  public static HttpServer start(String host, int port, ApiContext context) throws IOException {
    int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    HttpServer server = new HttpServer(vertx, context, new Rendering(context));
    try {
      server.listen(host, port, context, loops);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void listen(String host, int wanted, ApiContext shown, int loops) throws IOException {
    Rendering rendering = new Rendering(shown);
    Documents documents = new Documents(shown, rendering, log);
    Api api = new Api(vertx, shown, documents);
    AtomicInteger subscribers = api.subscribers();
    // A negative port asks for a free one that all loops share.
    int bound = wanted == 0 ? -1 : wanted;
    for (int i = 0; i < loops; i++) {
      await(
          vertx.deployVerticle(
              new VerticleBase() {
                @Override
                public Future<?> start() {
                  StreamHub hub = new StreamHub(vertx, shown, documents, log, subscribers);
                  hubs.add(hub);
                  return vertx
                      .createHttpServer(options())
                      .requestHandler(api.router(vertx, hub))
                      .listen(bound, host)
                      .onSuccess(s -> port = s.actualPort());
                }
              }),
          host,
          wanted);
    }
  }

  static HttpServerOptions options() {
    return new HttpServerOptions()
        .setIdleTimeout(IDLE_SECONDS)
        .setMaxInitialLineLength(8192)
        .setMaxHeaderSize(16_384)
        .setHttp2ClearTextEnabled(false)
        .setAcceptBacklog(4096);
  }

  static void await(Future<?> future, String host, int port) throws IOException {
    CompletableFuture<?> done = future.toCompletionStage().toCompletableFuture();
    try {
      done.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException("cannot listen on " + host + ':' + port + ": " + e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("cannot listen on " + host + ':' + port + ": no answer in " + START_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted before listening on " + host + ':' + port, e);
    }
  }

  public int port() {
    return port;
  }

  /** Feeds the event stream and the alert history. Give it to every engine whose situation this server shows. */
  public Outlet outlet() {
    return log;
  }

  /** Stops listening and drops all connections. */
  @Override
  public void close() {
    // An engine that is closed after this server still hands in its last alerts.
    hubs.clear();
    close(vertx);
  }

  static void close(Vertx vertx) {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the HTTP server did not close: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
