package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.tocsin.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Check the chain and the signatures of all editors' decisions; exit code 1 when something is wrong.")
final class LedgerVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions options;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger ledger = options.open()) {
      List<String> problems = ledger.verify();
      problems.forEach(out::println);
      out.println(problems.isEmpty() ? "all decisions are as they were made" : problems.size() + " problems");
      out.flush();
      return problems.isEmpty() ? 0 : 1;
    }
  }
}
