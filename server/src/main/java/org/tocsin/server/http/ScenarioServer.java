package org.tocsin.server.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page that replays a scenario, and its data: {@code /v1/scenario} says what holds for the whole of it, {@code
 * /v1/scenario/frames?from=0&to=20} lists frames by their number from 0. Nothing can be changed through it.
 */
public final class ScenarioServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScenarioServer.class);
  private static final String PAGE = "/scenario.html";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final StaticPages pages = new StaticPages(ScenarioServer.class.getClassLoader());
  private final ScenarioFrames frames;
  private final Answer summary;
  private volatile int port;

  private ScenarioServer(ShownScenario shown) {
    frames = new ScenarioFrames(shown);
    summary = Api.content(frames.summary());
  }

  /**
   * Listens; answers from the moment this returns.
   *
   * @param port 0 for any free one
   * @throws IOException in one line, when the port is taken or the host is not one of this machine
   */
  public static ScenarioServer start(String host, int port, ShownScenario shown) throws IOException {
    ScenarioServer server = new ScenarioServer(shown);
    try {
      HttpServer.await(
          server.vertx.createHttpServer(HttpServer.options()).requestHandler(server.router()).listen(port, host)
              .onSuccess(s -> server.port = s.actualPort()),
          host,
          port);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  public int port() {
    return port;
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.route().handler(ctx -> Api.protect(ctx, pages.policy()));
    Api.read(router, "/v1/scenario", _ -> summary);
    Api.read(router, "/v1/scenario/frames", this::frames);
    Api.get(router, "/").handler(ctx -> ctx.redirect(PAGE));
    Api.get(router, "/*").handler(ctx -> pages.find(ctx.normalizedPath()).ifPresentOrElse(
        a -> a.send(ctx), () -> Api.refuse(ctx, Refusal.notFound("nothing is here; the page is " + PAGE))));
    router.errorHandler(500, ctx -> {
      LOG.error("a request to {} failed", ctx.request().path(), ctx.failure());
      Api.refuse(ctx, new Refusal(500, "http_500", "the server met a bug and has logged it"));
    });
    return router;
  }

  private Answer frames(RoutingContext ctx) {
    int from = number(ctx, "from");
    int to = number(ctx, "to");
    if (from > to || to > frames.total() || to - from > ScenarioFrames.AT_ONCE) {
      throw Refusal.badRequest(
          "bad_frames",
          "from and to must be frames from 0 to " + frames.total() + ", at most " + ScenarioFrames.AT_ONCE + " at once");
    }
    return Api.content(frames.list(from, to));
  }

  private static int number(RoutingContext ctx, String name) {
    String text = Api.parameter(ctx, name, "");
    try {
      int value = Integer.parseInt(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a negative number.
    }
    throw Refusal.badRequest("bad_frames", name + " must be the number of a frame, from 0");
  }

  @Override
  public void close() {
    HttpServer.close(vertx);
  }
}
