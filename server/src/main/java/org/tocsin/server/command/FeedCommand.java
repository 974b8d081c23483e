package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tocsin.geography.AreaStore;
import org.tocsin.server.Configuration;
import org.tocsin.server.sensor.FeedTrial;
import org.tocsin.server.sensor.SensorSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at configured feeds. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "test|simulate",
    description = "Try out the feeds of a configuration.",
    subcommands = {FeedCommand.Test.class, FeedSimulateCommand.class},
    footer = {
      "",
      "Examples:",
      "  ./tocsin feed test radars --config /etc/tocsin.yaml --for 30s",
      "  ./tocsin feed simulate --config docs/feeds.yaml --microphones 1000"
    })
public final class FeedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  static Duration duration(String option, String text) {
    try {
      return Duration.parse("PT" + text.strip().toUpperCase(Locale.ROOT));
    } catch (DateTimeException e) {
      throw new UserError(option + " must be a time such as 30s, not " + text);
    }
  }

  /** Receives and decodes, records nothing. */
  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = "Receive one feed for a while and show what arrives; nothing is recorded.",
      footer = {
        "",
        "The exit code is 0 when something was decoded, else 1.",
        "A port that a running service listens on gives both processes multicast, but",
        "unicast to one of them only: stop the service first."
      })
  static final class Test implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Name of the feed in the configuration.")
    private String name = "";

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration file, YAML.")
    private Path config = Path.of("tocsin.yaml");

    @Option(names = "--for", paramLabel = "TIME", defaultValue = "10s", description = "How long, such as 30s (default: ${DEFAULT-VALUE}).")
    private String time = "10s";

    @Option(names = "--show", paramLabel = "N", defaultValue = "10", description = "Observations to print (default: ${DEFAULT-VALUE}).")
    private int show = 10;

    @Override
    public Integer call() throws IOException, InterruptedException {
      Configuration c = Configuration.read(config);
      List<SensorSettings> all = c.sensorFeeds();
      SensorSettings settings =
          all.stream()
              .filter(s -> s.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> new UserError("no sensor feed is called " + name + "; there are " + all.stream().map(SensorSettings::name).toList()));
      Duration atMost = duration("--for", time);
      PrintWriter out = spec.commandLine().getOut();
      FeedTrial trial = new FeedTrial(settings, new AreaStore(c.data()).load(), c.purpose());
      out.println("feed " + name + " (" + settings.kind() + "), " + settings.way());
      FeedTrial.Result r = trial.run(atMost, show, out::println);
      r.lines().forEach(out::println);
      return r.decoded() > 0 ? 0 : 1;
    }
  }
}
