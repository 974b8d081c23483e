package org.tocsin.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tocsin.server.engine.Intake.Receipt;
import org.tocsin.server.engine.Player;
import org.tocsin.server.feed.FeedHealth;
import org.tocsin.server.feed.Malformed;
import org.tocsin.server.feed.PostsHttpFeed;
import org.tocsin.server.feed.SpotterHttpFeed;

/** The endpoints that take something in. One for the server. */
final class Writing {
  private final ApiContext context;
  private final LedgerApi ledger;
  private final OrdersApi orders;
  private final HttpSettings settings;
  private final PostsHttpFeed posts;
  private final SpotterHttpFeed spotters;
  private final RateLimit postLimit;
  private final RateLimit sightingLimit;

  Writing(ApiContext context, LedgerApi ledger, OrdersApi orders) {
    this.ledger = ledger;
    this.orders = orders;
    this.context = context;
    this.settings = context.settings();
    this.posts = new PostsHttpFeed(context.intake(), settings.maxPosts());
    this.spotters = new SpotterHttpFeed(context.intake());
    this.postLimit = new RateLimit(settings.postRequestsPerMinute(), System::nanoTime);
    this.sightingLimit = new RateLimit(settings.sightingsPerMinute(), System::nanoTime);
  }

  List<FeedHealth> feeds() {
    return List.of(posts.health(), spotters.health());
  }

  void mount(Router router) {
    BodyHandler body = BodyHandler.create(false).setBodyLimit(settings.maxBody());
    mount(router, "/v1/posts", this::admitPosts, body, this::takePosts);
    mount(router, "/v1/sightings", this::admitSighting, body, this::takeSighting);
    mount(router, "/v1/replay", this::admitOperator, body, this::replay);
    mount(router, "/v1/ledger/decisions", this::admitOperator, body, ctx -> ledger.decide(ctx, json(ctx)));
    mount(router, "/v1/orders", orders::admit, body, ctx -> orders.give(ctx, json(ctx)));
    mount(router, "/v1/orders/confirmations", orders::admit, body, ctx -> orders.confirm(ctx, json(ctx)));
  }

  /** Who may not write is sent away before the body is read. */
  private static void mount(
      Router router, String path, Consumer<RoutingContext> admit, BodyHandler body, Consumer<RoutingContext> take) {
    router.post(path).handler(ctx -> Api.guarded(ctx, () -> admit.accept(ctx)));
    router.post(path).handler(body);
    router.post(path).handler(ctx -> Api.guarded(ctx, () -> take.accept(ctx)));
  }

  private void admitPosts(RoutingContext ctx) {
    limit(ctx, postLimit);
    admitOperator(ctx);
  }

  private void admitSighting(RoutingContext ctx) {
    limit(ctx, sightingLimit);
    ctx.next();
  }

  private static void limit(RoutingContext ctx, RateLimit limit) {
    if (!limit.admits(client(ctx.request()))) {
      throw new Refusal(429, "too_many_requests", "too many requests from this address; wait a few seconds");
    }
  }

  /** With a token configured, only who has it; else only this machine itself. */
  private void admitOperator(RoutingContext ctx) {
    if (settings.token().isPresent() && !hasToken(ctx.request())) {
      throw new Refusal(401, "token_needed", "send the header Authorization: Bearer with the configured token");
    }
    if (settings.token().isEmpty() && !isLocal(ctx.request())) {
      throw new Refusal(
          403, "token_not_configured", "from another machine this needs a token, and none is configured here");
    }
    ctx.next();
  }

  private boolean hasToken(HttpServerRequest request) {
    String given = request.getHeader("Authorization");
    return given != null
        && settings.token().isPresent()
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            ("Bearer " + settings.token().get()).getBytes(StandardCharsets.UTF_8));
  }

  /** A proxy on this machine speaks for others, and says so. */
  static boolean isLocal(HttpServerRequest request) {
    return InetAddress.ofLiteral(request.remoteAddress().hostAddress()).isLoopbackAddress()
        && request.getHeader("X-Forwarded-For") == null
        && request.getHeader("Forwarded") == null;
  }

  /** A household has one IPv4 address, or 2^64 of IPv6. */
  static String client(HttpServerRequest request) {
    byte[] address = InetAddress.ofLiteral(request.remoteAddress().hostAddress()).getAddress();
    return new String(address, 0, Math.min(address.length, 8), StandardCharsets.ISO_8859_1);
  }

  private void takePosts(RoutingContext ctx) {
    try {
      answer(ctx, posts.submit(bytes(ctx), context.now()), this::answerPosts);
    } catch (Malformed e) {
      throw Refusal.badRequest("malformed", e.line());
    }
  }

  private void answerPosts(RoutingContext ctx, PostsHttpFeed.Result r) {
    if (r.overloaded() > 0) {
      throw overloaded();
    }
    var rejected = r.rejected().stream().map(f -> new Views.RejectedPost(f.line(), f.reason())).toList();
    send(ctx, 202, new Views.PostsResult(r.recorded(), r.duplicates(), rejected));
  }

  private static Refusal overloaded() {
    return new Refusal(429, "overloaded", "no room at the moment; send all of it again later, what was kept is known");
  }

  private void takeSighting(RoutingContext ctx) {
    try {
      boolean known = hasToken(ctx.request());
      answer(ctx, spotters.submit(bytes(ctx), Instant.now(), context.now(), known), this::answerSighting);
    } catch (Malformed e) {
      throw Refusal.badRequest("malformed", e.line());
    }
  }

  private void answerSighting(RoutingContext ctx, Receipt receipt) {
    switch (receipt) {
      case Receipt.Recorded r -> send(ctx, 202, new Views.SightingResult(r.entry()));
      case Receipt.Rejected r -> throw Refusal.badRequest("rejected", r.reason());
      case Receipt.Duplicate _ -> throw new Refusal(409, "duplicate", "this report has been received already");
      case Receipt.Overloaded _ -> throw overloaded();
    }
  }

  static <T> void answer(RoutingContext ctx, CompletableFuture<T> future, BiConsumer<RoutingContext, T> then) {
    var loop = ctx.vertx().getOrCreateContext();
    future.whenComplete(
        (value, fault) ->
            loop.runOnContext(
                _ ->
                    Api.guarded(
                        ctx,
                        () -> {
                          if (fault != null) {
                            throw new Refusal(503, "not_confirmed", "it is not certain that this was kept; send it again");
                          }
                          then.accept(ctx, value);
                        })));
  }

  private static JsonNode json(RoutingContext ctx) {
    try {
      return Json.reader().readTree(bytes(ctx));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw Refusal.badRequest("malformed", "not JSON: " + e.getOriginalMessage());
    } catch (java.io.IOException e) {
      throw Refusal.badRequest("malformed", "not JSON");
    }
  }

  private void replay(RoutingContext ctx) {
    Player player = context.player().orElseThrow(() -> Refusal.notFound("this is not a replay"));
    JsonNode o = json(ctx);
    switch (o.path("action").asText()) {
      case "pause" -> player.pause();
      case "resume" -> player.resume();
      case "speed" -> player.speed(speed(o.path("speed")));
      case "seek" -> player.seek(time(o.path("to").asText()));
      default -> throw Refusal.badRequest("bad_action", "action must be pause, resume, speed or seek");
    }
    send(ctx, 200, Rendering.replay(player.progress()));
  }

  private static double speed(JsonNode n) {
    double x = n.asDouble(0);
    if (!n.isNumber() || !(x >= 0.1 && x <= 10_000)) {
      throw Refusal.badRequest("bad_speed", "speed must be a number from 0.1 to 10000");
    }
    return x;
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.badRequest("bad_time", "to must be a time such as 2024-11-13T04:36:00Z");
    }
  }

  private static byte[] bytes(RoutingContext ctx) {
    Buffer body = ctx.body().buffer();
    return body == null ? new byte[0] : body.getBytes();
  }

  static void send(RoutingContext ctx, int status, Object view) {
    if (!ctx.response().ended()) {
      ctx.response()
          .setStatusCode(status)
          .putHeader("Content-Type", Answer.JSON)
          .putHeader("Cache-Control", "no-store")
          .end(Json.buffer(view));
    }
  }
}
