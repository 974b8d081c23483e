package org.tocsin.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.journal.Entry.Order.Action;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.place.Area;
import org.tocsin.server.engine.Orders;

/** The officers' endpoints: what was ordered, an order, a second key. */
final class OrdersApi {
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_WHY = 300;
  private static final int LONGEST_NAME = 60;
  private static final int MOST_MINUTES = 24 * 60;

  private final ApiContext context;
  private final SecondKeys keys = new SecondKeys();
  private final RateLimit strangers = new RateLimit(30, System::nanoTime);

  OrdersApi(ApiContext context) {
    this.context = context;
  }

  void mount(Router router) {
    Api.get(router, "/v1/orders").handler(ctx -> Api.guarded(ctx, () -> Writing.send(ctx, 200, list(officer(ctx)))));
  }

  private Orders orders() {
    return context.orders().orElseThrow(() -> Refusal.notFound("this server takes no orders"));
  }

  /** Lets only an officer pass. */
  void admit(RoutingContext ctx) {
    officer(ctx);
    ctx.next();
  }

  /**
   * Who asks. With officers configured, the one whose token it is. With none, in an exercise or a test, whoever sits at
   * this machine, by the name given as the token, so that orders can be practised; never where people really are warned.
   */
  private String officer(RoutingContext ctx) {
    orders();
    HttpServerRequest request = ctx.request();
    String header = request.getHeader("Authorization");
    String given = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "";
    if (!context.officers().isEmpty()) {
      String found = find(given);
      if (found == null) {
        if (!strangers.admits(Writing.client(request))) {
          throw new Refusal(429, "too_many_requests", "too many wrong tokens from this address; wait a minute");
        }
        throw new Refusal(401, "officer_needed", "send the header Authorization: Bearer with an officer's token");
      }
      return found;
    }
    if (context.situation().get().purpose() == Purpose.ACTUAL) {
      throw new Refusal(403, "no_officers", "no officers are configured; a service that really warns takes orders from known officers only");
    }
    if (!Writing.isLocal(request)) {
      throw new Refusal(403, "no_officers", "no officers are configured; without them orders are taken from this machine only");
    }
    if (given.isEmpty() || given.length() > LONGEST_NAME || given.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(401, "officer_needed", "send the header Authorization: Bearer with your name; in an exercise any will do");
    }
    return given;
  }

  /** All tokens are compared, so that the time it takes tells nothing. */
  private @Nullable String find(String given) {
    byte[] asked = given.getBytes(StandardCharsets.UTF_8);
    String found = null;
    for (Map.Entry<String, String> e : context.officers().entrySet()) {
      if (MessageDigest.isEqual(asked, e.getValue().getBytes(StandardCharsets.UTF_8))) {
        found = e.getKey();
      }
    }
    return found;
  }

  private Views.OrderList list(String officer) {
    return new Views.OrderList(
        officer,
        orders().standing().stream().map(this::view).toList(),
        keys.list(Instant.now()).stream()
            .map(w -> new Views.OrderWaiting(w.id(), w.until(), view(0, w.draft(), null)))
            .toList());
  }

  private Views.OrderView view(Entry.Order o) {
    return view(
        o.number(),
        new Orders.Draft(o.officer(), o.second(), o.action(), o.area(), o.validFor(), o.why()),
        o.recordedAt().plus(o.validFor()));
  }

  private Views.OrderView view(long entry, Orders.Draft d, @Nullable Instant until) {
    Area area = context.areas().findArea(d.area()).orElse(null);
    return new Views.OrderView(
        entry,
        d.officer(),
        d.second(),
        d.action().name().toLowerCase(Locale.ROOT),
        d.area(),
        area == null ? d.area() : area.nameUk(),
        area == null ? d.area() : area.nameEn(),
        d.validFor().toMinutes(),
        until,
        d.why());
  }

  void give(RoutingContext ctx, JsonNode o) {
    Action action = action(o.path("action").asText());
    String code = o.path("area").asText();
    Area area =
        context.areas().findArea(code).orElseThrow(
            () -> Refusal.badRequest("bad_area", "area must be the code of an area; /v1/communities lists the smallest"));
    if (context.areas().listCommunitiesOf(code).isEmpty()) {
      throw Refusal.badRequest("bad_area", "this area holds no community that is warned");
    }
    JsonNode minutes = o.path("valid_for_minutes");
    if (!minutes.isMissingNode() && !(minutes.isInt() && minutes.intValue() >= 1 && minutes.intValue() <= MOST_MINUTES)) {
      throw Refusal.badRequest("bad_duration", "valid_for_minutes must be a whole number from 1 to " + MOST_MINUTES);
    }
    String why = o.path("why").asText().replaceAll("\\p{Cntrl}+", " ").strip();
    if (why.isEmpty() || why.length() > LONGEST_WHY) {
      throw Refusal.badRequest("bad_why", "why must be given in 1 to " + LONGEST_WHY + " characters; it is shown with the alert");
    }
    var draft =
        new Orders.Draft(officer(ctx), null, action, code, Duration.ofMinutes(minutes.asInt(30)), why);
    if (SecondKeys.needs(action, area)) {
      SecondKeys.Waiting w =
          keys.add(draft, Instant.now())
              .orElseThrow(() -> new Refusal(429, "too_many_waiting", "too many orders wait for a second officer; have them confirmed first"));
      Writing.send(ctx, 202, new Views.OrderWaiting(w.id(), w.until(), view(0, draft, null)));
      return;
    }
    record(ctx, draft);
  }

  private static Action action(String text) {
    for (Action a : Action.values()) {
      if (a.name().equalsIgnoreCase(text)) {
        return a;
      }
    }
    throw Refusal.badRequest("bad_action", "action must be raise, hold, end or withdraw");
  }

  void confirm(RoutingContext ctx, JsonNode o) {
    String second = officer(ctx);
    String id = o.path("waiting").asText();
    SecondKeys.Waiting w = keys.find(id, Instant.now()).orElseThrow(OrdersApi::gone);
    if (w.draft().officer().equals(second)) {
      throw new Refusal(403, "same_officer", "another officer must confirm this");
    }
    Orders.Draft d = keys.take(id).orElseThrow(OrdersApi::gone).draft();
    record(ctx, new Orders.Draft(d.officer(), second, d.action(), d.area(), d.validFor(), d.why()));
  }

  private static Refusal gone() {
    return new Refusal(409, "not_waiting", "no such order waits: it was confirmed, or given up after five minutes");
  }

  private void record(RoutingContext ctx, Orders.Draft draft) {
    Writing.answer(
        ctx,
        orders().give(draft),
        (c, entry) -> {
          if (entry.isEmpty()) {
            throw new Refusal(503, "not_confirmed", "it is not certain that this order was kept; see which stand, and give it again");
          }
          Writing.send(c, 201, new Views.OrderResult(entry.getAsLong()));
        });
  }
}
