package org.tocsin.server.command;

import java.util.concurrent.Callable;
import org.tocsin.server.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "version",
    description = "Print the version of Tocsin and of the Java that runs it.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Provider.class,
    footer = {"", "Example:", "  ./tocsin version"})
public final class VersionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** For {@code --version}. */
  public static final class Provider implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tocsin " + Version.current() + " on Java " + Runtime.version()};
    }
  }

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(new Provider().getVersion()[0]);
    return 0;
  }
}
