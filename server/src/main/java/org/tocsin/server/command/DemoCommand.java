package org.tocsin.server.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.AreaStore;
import org.tocsin.server.HostedReplay;
import org.tocsin.server.Rules;
import org.tocsin.server.feed.Recording;
import org.tocsin.server.feed.RecordingReader;
import org.tocsin.simulator.demo.DemoNight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Play the demonstration night as an exercise.",
      "A combined raid on the publicly known outline of 13 November 2024, with invented channels and posts, all in one",
      "process."
    },
    footer = {
      "",
      "Examples:",
      "  ./tocsin demo",
      "  ./tocsin demo --speed 60 --port 8081"
    })
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private HostOptions host = new HostOptions();

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "20",
      description = "Times real time, 0.1 to 10000 (default: ${DEFAULT-VALUE}).")
  private double speed = 20;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    HostOptions.requireSpeed(speed);
    RecordingReader reader = new RecordingReader();
    for (DemoNight.Part part : new DemoNight.Part[] {
      DemoNight.Part.POSTS, DemoNight.Part.SIRENS, DemoNight.Part.SPOTTERS
    }) {
      try (InputStream in = DemoNight.open(part)) {
        reader.add(in, part.fileName());
      }
    }
    Recording night = reader.recording();
    Map<String, Trust> trust = new TreeMap<>();
    DemoNight.listChannels().forEach(c -> trust.put(c.name(), c.trust()));
    Areas areas = new AreaStore(host.data).load();
    var plan = new HostedReplay.Plan("demo", night, Rules.STANDARD.withChannels(trust), areas, host.data, host.host, host.port, speed);
    out.println("An exercise: the night of 13 November 2024, " + night.messages().size() + " messages, "
        + HostOptions.speed(speed) + " real speed.");
    return host.play(plan, out, """
        Try next:
          pause, change the speed or go back on the page's time line
          curl %1$s/v1/alerts?state=ALARM
          curl -N %1$s/v1/stream
          ./tocsin replay YOUR-POSTS.jsonl --speed 60""");
  }
}
