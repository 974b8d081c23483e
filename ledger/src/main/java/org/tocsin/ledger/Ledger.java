package org.tocsin.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.place.Areas;
import org.tocsin.ledger.Decision.Kind;
import org.tocsin.ledger.publish.EmbargoRule;
import org.tocsin.ledger.publish.Publication;
import org.tocsin.ledger.reconcile.PlaceIndex;
import org.tocsin.ledger.reconcile.Reconciler;
import org.tocsin.ledger.store.Database;
import org.tocsin.ledger.store.DecisionStore;
import org.tocsin.ledger.store.Session;
import org.tocsin.ledger.store.Siren;

/**
 * The ledger: takes in what sources say and what editors decide. What may be told of it comes out through {@link
 * #publication} alone.
 */
public final class Ledger implements AutoCloseable {
  private final Database database;
  private final PlaceIndex places;
  private final Reconciler reconciler;
  private final Editors editors;

  public Ledger(Database database, Areas areas, Editors editors, EmbargoRule embargo) {
    this.database = database;
    this.places = new PlaceIndex(areas);
    this.reconciler = new Reconciler(places, embargo);
    this.editors = editors;
  }

  /** How a source was received. */
  public enum Receipt {
    FILED,
    /** Its words are filed already. */
    DUPLICATE
  }

  public Receipt file(Filing filing, Instant now) {
    return database.write(s -> {
      if (s.findSource(filing.document().hash()).isPresent()) {
        return Receipt.DUPLICATE;
      }
      reconciler.join(s, s.file(filing, now), now);
      return Receipt.FILED;
    });
  }

  /** Whether these words are filed already. */
  public boolean holds(String hash) {
    return database.read(s -> s.findSource(hash).isPresent());
  }

  public Receipt fileSirens(Filing head, List<Siren> sirens, Instant now) {
    return database.write(s -> {
      if (s.findSource(head.document().hash()).isPresent()) {
        return Receipt.DUPLICATE;
      }
      s.fileSirens(head, sirens, now);
      return Receipt.FILED;
    });
  }

  /**
   * Records an editor's decision and works out again what follows from it.
   *
   * @throws IllegalArgumentException in one line when there is no such target or the payload does not fit
   * @throws IOException when the editor's key cannot be used
   */
  public Decision decide(String editor, Kind kind, String target, String payload, String reason, Instant now) throws IOException {
    if (reason.isBlank() || reason.length() > 2000) {
      throw new IllegalArgumentException("a decision needs a reason of up to 2000 characters");
    }
    try {
      return database.write(s -> {
        Instant at = now;
        List<Long> touched = touchedBy(s, kind, target, payload);
        String whole = kind == Kind.MOVE ? payload + " " + touched.getFirst() : payload;
        try {
          Decision d = editors.sign(s.decisions(), at, editor, kind, target, whole, reason.strip());
          s.decisions().add(d);
          place(s, target);
          for (long attack : touched) {
            reconciler.refresh(s, attack, "decision " + d.id() + " of " + editor + ": " + reason.strip(), at);
          }
          return d;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Puts an account where the decisions in force want it: after a move, and after a move was undone. */
  private static void place(Session s, String target) {
    String t = target;
    while (t.startsWith("decision:")) {
      t = s.decisions().find(id(t)).orElseThrow().target();
    }
    if (!t.startsWith("account:")) {
      return;
    }
    String account = t;
    List<Decision> moves = s.decisions().list().stream().filter(d -> d.kind() == Kind.MOVE && d.target().equals(account)).toList();
    List<Decision> inForce =
        s.decisions().inForce().getOrDefault(account, List.of()).stream().filter(d -> d.kind() == Kind.MOVE).toList();
    if (!moves.isEmpty()) {
      s.attacks().put(id(account), inForce.isEmpty() ? moves.getFirst().movedFrom() : inForce.getLast().movedTo());
    }
  }

  private static long id(String target) {
    try {
      return Long.parseLong(target.substring(target.indexOf(':') + 1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a target is claim:ID, account:ID or decision:ID, not '" + target + "'");
    }
  }

  /** The attacks that a decision may change. @throws IllegalArgumentException when it cannot be made */
  private static List<Long> touchedBy(Session s, Kind kind, String target, String payload) {
    String wanted = switch (kind) {
      case CONFIRM, REJECT, CORRECT -> "claim:";
      case MOVE, RELEASE -> "account:";
      case REVERT -> "decision:";
    };
    if (!target.startsWith(wanted)) {
      throw new IllegalArgumentException("the target of " + kind.key() + " is " + wanted + "ID, not '" + target + "'");
    }
    long id = id(target);
    switch (kind) {
      case CORRECT -> checkAmount(payload);
      case RELEASE -> checkNumber(payload);
      default -> { }
    }
    return switch (kind) {
      case CONFIRM, REJECT, CORRECT -> {
        FiledClaim c = s.claims(List.of(id)).stream().findFirst().orElseThrow(() -> new IllegalArgumentException("there is no claim " + id));
        yield c.account() == null ? List.of() : List.of(s.attackOf(c.account()).orElseThrow());
      }
      case MOVE, RELEASE -> {
        Optional<Long> from = s.attackOf(id);
        if (from.isEmpty()) {
          throw new IllegalArgumentException("there is no account " + id);
        }
        if (kind == Kind.RELEASE) {
          yield List.of(from.get());
        }
        long to = checkNumber(payload);
        if (to != id && s.attacks().find(to).isEmpty()) {
          throw new IllegalArgumentException("there is no attack " + to);
        }
        yield List.of(from.get(), to);
      }
      case REVERT -> {
        Decision d = s.decisions().find(id).orElseThrow(() -> new IllegalArgumentException("there is no decision " + id));
        yield d.kind() == Kind.MOVE ? List.of(d.movedFrom(), d.movedTo()) : touchedBy(s, d.kind(), d.target(), d.payload());
      }
    };
  }

  private static void checkAmount(String payload) {
    if (!payload.matches("\\d{1,9} (exact|at_least|at_most|approx)|\\d{1,9} range \\d{1,9}")) {
      throw new IllegalArgumentException("a corrected figure is written '47 at_least' or '70 range 80', not '" + payload + "'");
    }
    DecisionStore.parse(payload);
  }

  private static long checkNumber(String payload) {
    try {
      return Long.parseLong(payload);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + payload + "' is no number");
    }
  }

  /** What is wrong with the chain of decisions, one line each. */
  public List<String> verify() {
    return database.read(s -> Editors.problems(s.decisions()));
  }

  /** Builds all attacks anew from what was filed and decided. */
  public void rebuild(Instant now) {
    database.write(s -> {
      reconciler.rebuild(s, now);
      return null;
    });
  }

  /** What may be told at an instant. */
  public Publication publication(Instant now) {
    return new Publication(database, places, now);
  }

  public PlaceIndex places() {
    return places;
  }

  @Override
  public void close() {
    database.close();
  }
}
