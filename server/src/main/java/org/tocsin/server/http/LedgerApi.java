package org.tocsin.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.Decision;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.Selection;
import org.tocsin.ledger.publish.Publication;
import org.tocsin.ledger.statistics.Statistics;

/** The ledger's endpoints: attacks with filters and pages, one attack, sums, and an editor's decisions. */
final class LedgerApi {
  private static final int PAGE = 50;
  private final ApiContext context;

  LedgerApi(ApiContext context) {
    this.context = context;
  }

  void mount(Router router) {
    answer(router, "/v1/ledger/attacks", this::list);
    answer(router, "/v1/ledger/attacks/:attack", this::one);
    answer(router, "/v1/ledger/statistics", this::statistics);
  }

  private Ledger ledger() {
    return context.ledger().orElseThrow(() -> Refusal.notFound("this server keeps no ledger"));
  }

  /** On a worker thread: the store may make it wait. */
  private static void answer(Router router, String path, Function<RoutingContext, Object> view) {
    Api.get(router, path).handler(ctx -> blocking(ctx, () -> Api.content(view.apply(ctx)), a -> a.send(ctx)));
  }

  private static <T> void blocking(RoutingContext ctx, Callable<T> work, java.util.function.Consumer<T> then) {
    ctx.vertx().executeBlocking(work, false).onSuccess(then::accept).onFailure(e -> {
      if (e instanceof Refusal r) {
        Api.refuse(ctx, r);
      } else {
        ctx.fail(e);
      }
    });
  }

  private Object list(RoutingContext ctx) {
    Ledger ledger = ledger();
    Publication p = ledger.publication(context.now());
    Selection s;
    try {
      String after = Api.parameter(ctx, "after", "");
      s = new Selection(
          place(ctx, ledger), day(ctx, "from"), day(ctx, "to"), Api.parameter(ctx, "side", ""), Api.parameter(ctx, "role", ""), Api.parameter(ctx, "munition", ""),
          Api.parameter(ctx, "target", ""), Api.parameter(ctx, "effect", ""), flag(ctx, "disputed"), flag(ctx, "waiting"),
          after.isEmpty() ? null : Selection.Cursor.parse(after), number(ctx, "limit", PAGE));
    } catch (NumberFormatException e) {
      throw Refusal.badRequest("bad_number", "limit and after must be as this API gives them");
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("bad_selection", String.valueOf(e.getMessage()));
    }
    return LedgerViews.page(p, p.list(s));
  }

  private Object one(RoutingContext ctx) {
    Publication p = ledger().publication(context.now());
    String id = ctx.pathParam("attack");
    if (!id.matches("\\d{1,18}")) {
      throw Refusal.notFound("an attack has a number; /v1/ledger/attacks lists them");
    }
    return LedgerViews.file(p, p.find(Long.parseLong(id)).orElseThrow(() -> Refusal.notFound("no attack has this number; /v1/ledger/attacks lists them")));
  }

  private Object statistics(RoutingContext ctx) {
    Ledger ledger = ledger();
    LocalDate from = day(ctx, "from");
    LocalDate to = day(ctx, "to");
    if (from == null || to == null || to.isBefore(from) || from.plusYears(5).isBefore(to)) {
      throw Refusal.badRequest("bad_period", "from and to must be days in order, five years apart at most");
    }
    return LedgerViews.statistics(Statistics.of(ledger.publication(context.now()), place(ctx, ledger), from, to));
  }

  /** Takes an editor's decision; the caller has been admitted. */
  void decide(RoutingContext ctx, JsonNode o) {
    blocking(
        ctx,
        () -> {
          try {
            Decision d =
                ledger().decide(
                    text(o, "editor"), Decision.Kind.valueOf(text(o, "kind").toUpperCase(java.util.Locale.ROOT)), text(o, "target"), o.path("payload").asText(""),
                    text(o, "reason"), context.now());
            return LedgerViews.decision(d);
          } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("bad_decision", String.valueOf(e.getMessage()));
          } catch (IOException e) {
            throw new Refusal(503, "not_signed", String.valueOf(e.getMessage()));
          }
        },
        view -> Writing.send(ctx, 201, view));
  }

  private static String text(JsonNode o, String name) {
    String s = o.path(name).asText("");
    if (s.isBlank() || s.length() > 2000) {
      throw Refusal.badRequest("malformed", "a decision needs editor, kind, target and reason");
    }
    return s;
  }

  private static @Nullable String place(RoutingContext ctx, Ledger ledger) {
    String typed = Api.parameter(ctx, "place", "");
    return typed.isBlank() ? null : ledger.places().find(typed).map(Attack.Place::code).orElseThrow(() -> Refusal.badRequest("unknown_place", "no town or area has this name or code"));
  }

  private static @Nullable LocalDate day(RoutingContext ctx, String name) {
    String s = Api.parameter(ctx, name, "");
    try {
      return s.isBlank() ? null : LocalDate.parse(s);
    } catch (DateTimeException e) {
      throw Refusal.badRequest("bad_day", name + " must be a day such as 2024-03-01");
    }
  }

  private static boolean flag(RoutingContext ctx, String name) {
    return Api.parameter(ctx, name, "false").equals("true");
  }

  private static int number(RoutingContext ctx, String name, int otherwise) {
    String s = Api.parameter(ctx, name, "");
    return s.isEmpty() ? otherwise : Integer.parseInt(s);
  }
}
