package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.geography.AreaStore;
import org.tocsin.server.Assembly;
import org.tocsin.server.Configuration;
import org.tocsin.server.LiveService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Run the service as a configuration file says: feeds, journal, outlets, API and page.",
    footer = {
      "",
      "The file is described in docs/configuration.md; docs/tocsin.yaml is an example that runs as it is.",
      "",
      "Examples:",
      "  ./tocsin serve --config docs/tocsin.yaml --check",
      "  ./tocsin serve --config /etc/tocsin.yaml"
    })
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration file, YAML.")
  private Path config = Path.of("tocsin.yaml");

  @Option(names = "--port", paramLabel = "PORT", description = "Port instead of the one in the file.")
  private @Nullable Integer port;

  @Option(names = "--check", description = "Only check the file.")
  private boolean check;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Configuration c = Configuration.read(config);
    if (check) {
      Assembly.requireAreas(c, new AreaStore(c.data()).load());
      out.println(config + " is sound: " + c.purpose() + ", " + c.feeds().size() + " feeds, " + c.outlets().size() + " outlets");
      return 0;
    }
    if (port != null) {
      if (port < 0 || port > 65_535) {
        throw new UserError("--port must be 0 to 65535, not " + port);
      }
      c = c.withPort(port);
    }
    LiveService service = new LiveService(c);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> HostOptions.closeQuietly(service), "closing"));
    out.println("http://" + c.host() + ":" + service.port() + "/  " + c.purpose() + ", journal " + service.situation().journal());
    service.problems().forEach(p -> out.println("problem: " + p));
    Thread.currentThread().join();
    return 0;
  }
}
