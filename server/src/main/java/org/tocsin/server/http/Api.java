package org.tocsin.server.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.core.alert.AlertState;
import org.tocsin.server.engine.Player;
import org.tocsin.server.feed.FeedHealth;
import org.tocsin.server.outlet.CapLibrary;

/** All endpoints: what is answered where. One for the server; each event loop has a router of its own. */
final class Api {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  private static final String HOUR = "public, max-age=3600";

  private final ApiContext context;
  private final Documents documents;
  private final Writing writing;
  private final LedgerApi ledger;
  private final OrdersApi orders;
  private final Metrics metrics;
  private final PlaceSearch places;
  private final StaticPages pages;
  private final Answer openApi;
  private final AtomicInteger subscribers = new AtomicInteger();
  private final io.vertx.core.Future<Answer> outlines;

  Api(Vertx vertx, ApiContext context, Documents documents) throws IOException {
    this.context = context;
    this.documents = documents;
    this.ledger = new LedgerApi(context);
    this.orders = new OrdersApi(context);
    this.writing = new Writing(context, ledger, orders);
    this.metrics = new Metrics(context, this::feeds, subscribers, new Rendering(context));
    this.places = new PlaceSearch(context.areas());
    this.pages = new StaticPages(Api.class.getClassLoader());
    this.openApi = Answer.content("application/yaml; charset=utf-8", resource("openapi.yaml"), "no-cache");
    this.outlines =
        vertx.executeBlocking(
            () -> Answer.content("application/geo+json; charset=utf-8", Outlines.geoJson(context.areas()), HOUR));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Api.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the build lacks " + name);
      }
      return in.readAllBytes();
    }
  }

  AtomicInteger subscribers() {
    return subscribers;
  }

  Router router(Vertx vertx, StreamHub hub) {
    Router router = Router.router(vertx);
    router.route().handler(ctx -> protect(ctx, pages.policy()));
    read(router, "/v1/status", _ -> documents.statusAnswer());
    read(router, "/v1/alerts", this::alerts);
    read(router, "/v1/alerts/:community", this::alertFile);
    read(router, "/v1/communities", _ -> documents.communities());
    read(router, "/v1/places", ctx -> content(places.find(parameter(ctx, "q", ""))));
    read(router, "/v1/picture", _ -> documents.picture());
    read(router, "/v1/feeds", _ -> content(new Views.Feeds(feeds())));
    read(router, "/v1/replay", _ -> replay());
    read(router, "/metrics", _ -> Answer.content(Metrics.TYPE, metrics.scrape(), "no-store"));
    read(router, "/v1/openapi.yaml", _ -> openApi);
    get(router, "/v1/areas.geojson").handler(ctx -> outlines.onComplete(done -> {
      if (done.succeeded()) {
        done.result().send(ctx);
      } else {
        ctx.fail(done.cause());
      }
    }));
    router.get("/v1/stream").handler(ctx -> guarded(ctx, () -> stream(ctx, hub)));
    get(router, "/cap/feed.atom").handler(ctx -> blocking(ctx, "application/atom+xml", c -> c.feed()));
    get(router, "/cap/:file").handler(ctx -> blocking(ctx, "application/cap+xml", c -> capMessage(c, ctx)));
    ledger.mount(router);
    orders.mount(router);
    writing.mount(router);
    get(router, "/*").handler(this::page);
    // A failure that a route handles is not logged with its stack for every stranger who sends half a request.
    router.route().failureHandler(this::failed);
    for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 431, 500, 501}) {
      router.errorHandler(status, this::failed);
    }
    return router;
  }

  /** What every answer carries, whatever it is. */
  static void protect(RoutingContext ctx, String policy) {
    HttpServerResponse response = ctx.response();
    response
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Permissions-Policy", "geolocation=(self), accelerometer=(self), magnetometer=(self), camera=()")
        .putHeader("Content-Security-Policy", policy);
    HttpMethod method = ctx.request().method();
    if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
      // Everything that can be read is public; nothing that can be written may be written from a foreign page.
      response.putHeader("Access-Control-Allow-Origin", "*");
    } else if (isForeign(ctx.request())) {
      refuse(ctx, new Refusal(403, "foreign_origin", "send this from a page of this server or from no page at all"));
      return;
    }
    ctx.next();
  }

  private static boolean isForeign(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return false;
    }
    String host = request.getHeader("Host");
    return host == null || !(origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host));
  }

  static Route get(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  static void read(Router router, String path, Function<RoutingContext, Answer> answer) {
    get(router, path).handler(ctx -> guarded(ctx, () -> answer.apply(ctx).send(ctx)));
  }

  static Answer content(Object view) {
    return Answer.content(Answer.JSON, Json.bytes(view), "no-cache");
  }

  static void guarded(RoutingContext ctx, Runnable work) {
    try {
      work.run();
    } catch (Refusal r) {
      refuse(ctx, r);
    }
  }

  static String parameter(RoutingContext ctx, String name, String otherwise) {
    List<String> given = ctx.queryParam(name);
    return given.isEmpty() ? otherwise : given.getFirst();
  }

  private Answer alerts(RoutingContext ctx) {
    String states = parameter(ctx, "state", "");
    return documents.alerts(states.isBlank() ? Documents.notClear() : states(states), place(ctx));
  }

  private static Set<AlertState> states(String text) {
    Set<AlertState> out = EnumSet.noneOf(AlertState.class);
    for (String s : text.split(",", 20)) {
      try {
        out.add(AlertState.valueOf(s.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw Refusal.badRequest(
            "bad_state", "state takes any of CLEAR,WATCH,ALARM,HOLD,UNKNOWN separated by commas");
      }
    }
    return out;
  }

  private @Nullable PlaceFilter place(RoutingContext ctx) {
    String place = parameter(ctx, "place", "");
    return place.isBlank() ? null : PlaceFilter.parse(place, context.areas());
  }

  private Answer alertFile(RoutingContext ctx) {
    String code = ctx.pathParam("community");
    var found = context.areas().listCommunitiesOf(code);
    if (found.size() != 1) {
      throw Refusal.notFound(
          found.isEmpty()
              ? "no community has this code; /v1/communities lists all"
              : "this area holds " + found.size() + " communities; ask for one, or use /v1/alerts?place=");
    }
    return documents.alertFile(found.getFirst());
  }

  private void stream(RoutingContext ctx, StreamHub hub) {
    String last = ctx.request().getHeader("Last-Event-ID");
    String asked = parameter(ctx, "last_event_id", "");
    hub.subscribe(ctx, place(ctx), last != null ? last : asked.isBlank() ? null : asked);
  }

  private List<FeedHealth> feeds() {
    List<FeedHealth> all = new ArrayList<>(context.feeds().get());
    all.addAll(writing.feeds());
    return all;
  }

  private Answer replay() {
    Player player = context.player().orElseThrow(() -> Refusal.notFound("this is not a replay"));
    return content(Rendering.replay(player.progress()));
  }

  private interface CapAnswer {
    byte[] of(CapLibrary library) throws IOException;
  }

  private void blocking(RoutingContext ctx, String type, CapAnswer answer) {
    CapLibrary library = context.cap().orElse(null);
    if (library == null) {
      refuse(ctx, Refusal.notFound("this server publishes no CAP messages"));
      return;
    }
    Callable<Answer> work = () -> Answer.content(type + "; charset=utf-8", answer.of(library), "no-cache");
    ctx.vertx()
        .executeBlocking(work, false)
        .onSuccess(a -> a.send(ctx))
        .onFailure(e -> {
          if (e instanceof Refusal r) {
            refuse(ctx, r);
          } else {
            ctx.fail(e);
          }
        });
  }

  private static byte[] capMessage(CapLibrary library, RoutingContext ctx) throws IOException {
    String file = ctx.pathParam("file");
    if (!file.endsWith(".xml")) {
      throw Refusal.notFound("a CAP message is /cap/{identifier}.xml; /cap/feed.atom lists the latest");
    }
    return library
        .findMessage(file.substring(0, file.length() - 4))
        .orElseThrow(() -> Refusal.notFound("no CAP message has this identifier; /cap/feed.atom lists the latest"));
  }

  private void page(RoutingContext ctx) {
    pages
        .find(ctx.normalizedPath())
        .ifPresentOrElse(
            a -> a.send(ctx), () -> refuse(ctx, Refusal.notFound("nothing is here; /v1/openapi.yaml lists what is")));
  }

  private void failed(RoutingContext ctx) {
    Throwable cause = ctx.failure();
    int status = ctx.statusCode() < 0 ? 500 : ctx.statusCode();
    if (cause instanceof HttpException h) {
      status = h.getStatusCode();
    } else if (cause instanceof IllegalArgumentException) {
      // What the toolkit could not decode of a path or query, such as a broken %-escape.
      status = 400;
    }
    if (status == 500) {
      LOG.error("a request to {} failed", ctx.request().path(), cause);
    }
    refuse(ctx, new Refusal(status, "http_" + status, line(status)));
  }

  private String line(int status) {
    return switch (status) {
      case 400 -> "the request is malformed";
      case 404 -> "nothing is here; /v1/openapi.yaml lists what is";
      case 405 -> "this address does not take this method; see /v1/openapi.yaml";
      case 413 -> "the body is larger than " + context.settings().maxBody() + " bytes; send less at a time";
      case 500 -> "the server met a bug and has logged it; the next request may work";
      default -> "the request cannot be served";
    };
  }

  static void refuse(RoutingContext ctx, Refusal refusal) {
    HttpServerResponse response = ctx.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    if (refusal.status() == 429 || refusal.status() == 503) {
      response.putHeader("Retry-After", "5");
    }
    response
        .setStatusCode(refusal.status())
        .putHeader("Content-Type", Answer.JSON)
        .putHeader("Cache-Control", "no-store")
        .end(Json.buffer(new Views.Error(new Views.Error.Line(refusal.code(), refusal.line()))));
  }
}
