package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.tocsin.ledger.Decision;
import org.tocsin.ledger.Decision.Kind;
import org.tocsin.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An editor's decisions: each is signed, chained to the one before, and can be undone. */
abstract class LedgerDecideCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions options;

  @Option(names = "--editor", paramLabel = "NAME", required = true, description = "Who decides; the key is DATA/ledger/editors/NAME.key.")
  private String editor = "";

  @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason.")
  private String why = "";

  abstract Kind kind();

  abstract String target();

  String payload() {
    return "";
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger ledger = options.open()) {
      Decision d = ledger.decide(editor, kind(), target(), payload(), why, Instant.now());
      out.println("decision " + d.id() + ": " + d.kind().key() + " " + d.target() + (d.payload().isEmpty() ? "" : " " + d.payload())
          + "; undo it with './tocsin ledger revert " + d.id() + "'");
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
    out.flush();
    return 0;
  }

  abstract static class OnClaim extends LedgerDecideCommand {
    @Parameters(index = "0", paramLabel = "CLAIM", description = "The claim's number, as 'ledger show' gives it.")
    private long claim;

    @Override
    String target() {
      return "claim:" + claim;
    }
  }

  @Command(name = "confirm", mixinStandardHelpOptions = true, description = "Confirm a claim: the source says so.",
      footer = {"", "Example:", "  ./tocsin ledger confirm 812 --editor olena --why \"read the original\""})
  static final class Confirm extends OnClaim {
    @Override
    Kind kind() {
      return Kind.CONFIRM;
    }
  }

  @Command(name = "reject", mixinStandardHelpOptions = true, description = "Reject a claim: the source does not say so.",
      footer = {"", "Example:", "  ./tocsin ledger reject 812 --editor olena --why \"a figure of another day\""})
  static final class Reject extends OnClaim {
    @Override
    Kind kind() {
      return Kind.REJECT;
    }
  }

  @Command(name = "correct", mixinStandardHelpOptions = true, description = "Put a claim's figure right: what the source really says.",
      footer = {"", "Examples:", "  ./tocsin ledger correct 812 47 at_least --editor olena --why \"it says at least\"",
        "  ./tocsin ledger correct 812 70 range 80 --editor olena --why \"a range in the text\""})
  static final class Correct extends OnClaim {
    @Parameters(index = "1", paramLabel = "VALUE")
    private long value;

    @Parameters(index = "2", paramLabel = "BOUND", defaultValue = "exact", description = "exact, at_least, at_most, approx or range (default: exact).")
    private String bound = "exact";

    @Parameters(index = "3", paramLabel = "MAX", arity = "0..1", description = "Upper end of a range.")
    private Long max;

    @Override
    Kind kind() {
      return Kind.CORRECT;
    }

    @Override
    String payload() {
      return value + " " + bound + (max == null ? "" : " " + max);
    }
  }

  abstract static class OnAccount extends LedgerDecideCommand {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account's number.")
    private long account;

    @Override
    String target() {
      return "account:" + account;
    }

    long account() {
      return account;
    }
  }

  @Command(name = "move", mixinStandardHelpOptions = true, description = "Put an account into another attack, or into one of its own.",
      footer = {"", "Examples:", "  ./tocsin ledger move 31 17 --editor olena --why \"the same strike\"",
        "  ./tocsin ledger move 31 own --editor olena --why \"another strike of that day\""})
  static final class Move extends OnAccount {
    @Parameters(index = "1", paramLabel = "ATTACK|own")
    private String attack = "";

    @Override
    Kind kind() {
      return Kind.MOVE;
    }

    @Override
    String payload() {
      return attack.equals("own") ? String.valueOf(account()) : attack;
    }
  }

  @Command(name = "release", mixinStandardHelpOptions = true, description = "Set from when an attack's places may be told.",
      footer = {"", "Example:", "  ./tocsin ledger release 31 2026-03-01T06:00:00Z --editor olena --why \"cleared by the administration\""})
  static final class Release extends OnAccount {
    @Parameters(index = "1", paramLabel = "TIME", description = "UTC, as 2026-03-01T06:00:00Z.")
    private String time = "";

    @Override
    Kind kind() {
      return Kind.RELEASE;
    }

    @Override
    String payload() {
      try {
        return String.valueOf(Instant.parse(time).getEpochSecond());
      } catch (DateTimeException e) {
        throw new UserError("TIME must be UTC such as 2026-03-01T06:00:00Z, not " + time);
      }
    }
  }

  @Command(name = "revert", mixinStandardHelpOptions = true, description = "Undo a decision; an undoing can be undone as well.",
      footer = {"", "Example:", "  ./tocsin ledger revert 3 --editor olena --why \"wrong claim\""})
  static final class Revert extends LedgerDecideCommand {
    @Parameters(index = "0", paramLabel = "DECISION")
    private long decision;

    @Override
    Kind kind() {
      return Kind.REVERT;
    }

    @Override
    String target() {
      return "decision:" + decision;
    }
  }
}
