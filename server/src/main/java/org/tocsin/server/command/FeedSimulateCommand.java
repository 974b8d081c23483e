package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.server.Configuration;
import org.tocsin.server.sensor.FeedStage;
import org.tocsin.simulator.sensing.Sky;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the outside world of a configuration. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Feed a service with simulated sensors: for each sensor feed of its configuration radars",
      "send, a receiver and a TAK server listen, microphones publish, an alert service answers."
    },
    footer = {
      "",
      "Start the service with the same file in another window:",
      "  ./tocsin feed simulate --config docs/feeds.yaml --microphones 1000 --silence north --after 60s",
      "  ./tocsin serve --config docs/feeds.yaml",
      "",
      "Refuses a configuration whose purpose is ACTUAL. The broker of an acoustic feed must run already."
    })
final class FeedSimulateCommand implements Callable<Integer> {
  private static final int STEP_MILLIS = 50;

  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration of the service, YAML.")
  private Path config = Path.of("tocsin.yaml");

  @Option(names = "--microphones", paramLabel = "N", defaultValue = "1000", description = "Microphones of the net (default: ${DEFAULT-VALUE}).")
  private int microphones = 1000;

  @Option(names = "--drones", paramLabel = "N", defaultValue = "12", description = "Drones in the sky (default: ${DEFAULT-VALUE}).")
  private int drones = 12;

  @Option(names = "--aircraft", paramLabel = "N", defaultValue = "8", description = "Aircraft with ADS-B (default: ${DEFAULT-VALUE}).")
  private int aircraft = 8;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Another number, another sky (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--silence", paramLabel = "RADAR", description = "This radar falls silent …")
  private @Nullable String silence;

  @Option(names = "--after", paramLabel = "TIME", defaultValue = "60s", description = "… after this time (default: ${DEFAULT-VALUE}).")
  private String after = "60s";

  @Option(names = "--for", paramLabel = "TIME", defaultValue = "10m", description = "How long (default: ${DEFAULT-VALUE}).")
  private String time = "10m";

  @Override
  public Integer call() throws IOException, InterruptedException {
    Configuration c = Configuration.read(config);
    if (c.purpose() == Purpose.ACTUAL) {
      throw new UserError(config + " is ACTUAL: simulated sensors may feed an EXERCISE or a TEST only");
    }
    if (silence != null && c.sensorSites().stream().noneMatch(s -> s.name().equals(silence))) {
      throw new UserError("--silence: no radar is called " + silence);
    }
    if (microphones < 0 || microphones > 20_000 || drones < 1 || aircraft < 0) {
      throw new UserError("--microphones must be 0 to 20000, --drones at least 1 and --aircraft not negative");
    }
    Duration atMost = FeedCommand.duration("--for", time);
    Duration quiet = FeedCommand.duration("--after", after);
    PrintWriter out = spec.commandLine().getOut();
    GeoPoint centre = FeedStage.centre(c.sensorSites());
    Instant start = Instant.now();
    CountDownLatch end = new CountDownLatch(1);
    try (FeedStage stage = new FeedStage(c.sensorFeeds(), centre, Sky.about(centre, drones, aircraft, seed), microphones, start)) {
      out.printf(Locale.ROOT, "%d feeds, %d drones and %d aircraft about %.3f, %.3f%n", c.sensorFeeds().size(), drones, aircraft, centre.lat(), centre.lon());
      long said = 0;
      while (true) {
        Duration now = Duration.between(start, Instant.now());
        if (now.compareTo(atMost) > 0) {
          break;
        }
        if (silence != null && now.compareTo(quiet) > 0) {
          stage.silence(silence);
        }
        stage.play(now.toMillis() / 1000.0);
        if (now.toSeconds() >= said + 10) {
          said = now.toSeconds();
          out.printf(Locale.ROOT, "%d s: %d acoustic messages published, %d taken by the broker%n", said, stage.published(), stage.acknowledged());
        }
        end.await(STEP_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    return 0;
  }
}
