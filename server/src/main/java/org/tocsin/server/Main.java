package org.tocsin.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.server.command.AreasCommand;
import org.tocsin.server.command.BriefCommand;
import org.tocsin.server.command.DecodeCommand;
import org.tocsin.server.command.DemoCommand;
import org.tocsin.server.command.EvalCommand;
import org.tocsin.server.command.FeedCommand;
import org.tocsin.server.command.JournalCommand;
import org.tocsin.server.command.LedgerCommand;
import org.tocsin.server.command.ReadCommand;
import org.tocsin.server.command.ReplayCommand;
import org.tocsin.server.command.ServeCommand;
import org.tocsin.server.command.StudyCommand;
import org.tocsin.server.command.TrackCommand;
import org.tocsin.server.command.UserError;
import org.tocsin.server.command.VersionCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of {@code ./tocsin}. */
@Command(
    name = "tocsin",
    description = "Warns exactly the communities in danger from an air attack, with type and time of arrival.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Provider.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Try first:  ./tocsin demo", "Help of a command:  ./tocsin COMMAND --help"})
public final class Main {
  /** In the order in which help lists them. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          ServeCommand.class,
          ReplayCommand.class,
          AreasCommand.class,
          ReadCommand.class,
          EvalCommand.class,
          StudyCommand.class,
          JournalCommand.class,
          LedgerCommand.class,
          BriefCommand.class,
          TrackCommand.class,
          DecodeCommand.class,
          FeedCommand.class,
          VersionCommand.class);

  private static final int WRONG_USE = 2;
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args));
  }

  /** Runs one command; the result is the exit code: 0 done, 1 failed, 2 used wrongly. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main());
    COMMANDS.forEach(line::addSubcommand);
    line.setUsageHelpWidth(110).setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, _) -> say(e.getCommandLine(), e.getMessage(), WRONG_USE));
    line.setExecutionExceptionHandler((e, command, _) -> failed(command, e));
    if (args.length == 0) {
      line.usage(err);
      return WRONG_USE;
    }
    return line.execute(args);
  }

  private static int failed(CommandLine command, Exception e) {
    return switch (e) {
      case UserError u -> say(command, u.getMessage(), WRONG_USE);
      case IOException io -> say(command, describe(io), FAILED);
      default -> {
        e.printStackTrace(command.getErr());
        yield say(command, "this should not have happened: " + e, FAILED);
      }
    };
  }

  private static String describe(IOException e) {
    return switch (e) {
      case NoSuchFileException n -> "there is no file " + n.getFile();
      case AccessDeniedException a -> "no permission for " + a.getFile();
      case FileSystemException f -> f.getFile() + ": " + f.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  private static int say(CommandLine command, @Nullable String message, int code) {
    String line = String.valueOf(message).lines().findFirst().orElse("");
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + line + (code == WRONG_USE ? " (see " + name + " --help)" : ""));
    return code;
  }
}
