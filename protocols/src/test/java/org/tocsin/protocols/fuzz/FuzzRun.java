package org.tocsin.protocols.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Coverage-guided fuzzing of the decoders, each in a process of its own, begun from the unit records. An exception out of a
 * decoder, a look beyond the input or a slow input is a finding and fails the run. Outside the ordinary suite, for it takes hours:
 *
 * <pre>mvn -pl protocols -am test -Dfuzz.excluded=none -Dtest=FuzzRun -Dsurefire.failIfNoSpecifiedTests=false \
 *     -DargLine="-Dfuzz.inputs=10000000 -Dfuzz.decoders=beast,avr"</pre>
 */
@Tag("fuzz")
public class FuzzRun {
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
  private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+) ft: (\\d+)");

  @Test
  void A01_no_decoder_throws_reads_beyond_or_is_slow() throws Exception {
    String names = System.getProperty("fuzz.decoders", "");
    List<Decoder> decoders =
        names.isEmpty()
            ? List.of(Decoder.values())
            : Arrays.stream(names.split(",")).map(n -> Decoder.valueOf(n.toUpperCase(Locale.ROOT))).toList();
    long inputs = Long.getLong("fuzz.inputs", 10_000_000);
    for (Decoder d : decoders) {
      assertThat(run(d, inputs)).as(d.name()).isEqualTo(inputs);
    }
  }

  /** {@code FuzzRun INPUTS DECODER…}. */
  public static void main(String[] args) throws Exception {
    long inputs = Long.parseLong(args[0]);
    for (String name : List.of(args).subList(1, args.length)) {
      if (run(Decoder.valueOf(name.toUpperCase(Locale.ROOT)), inputs) < inputs) {
        System.exit(1);
      }
    }
  }

  private static long run(Decoder d, long inputs) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tocsin-fuzz-" + d.name().toLowerCase(Locale.ROOT));
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    int n = 0;
    for (byte[] seed : Seeds.of(d)) {
      Files.write(corpus.resolve("seed-" + n++), seed);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx600m", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer"));
    command.addAll(List.of("--target_class=" + FuzzTarget.class.getName(), "--target_args=" + d));
    command.addAll(List.of("--instrumentation_includes=org.tocsin.protocols.**", "--disabled_hooks=**.sanitizers.**"));
    command.add("--instrumentation_excludes=org.tocsin.protocols.fuzz.**");
    command.addAll(List.of("-runs=" + inputs, "-max_len=" + d.longest(), "-timeout=30", "-print_final_stats=1", corpus.toString()));
    Path log = folder.resolve("log.txt");
    Process p = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(p::destroy));
    int code = p.waitFor();
    return report(d, code, log);
  }

  private static long report(Decoder d, int code, Path log) throws IOException {
    long reached = 0;
    String seconds = "?";
    String coverage = "?";
    List<String> last = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(log)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher done = DONE.matcher(line);
        if (done.find()) {
          reached = Long.parseLong(done.group(1));
          seconds = done.group(2);
        }
        Matcher c = COVERAGE.matcher(line);
        if (c.find()) {
          coverage = c.group(1) + " edges, " + c.group(2) + " features";
        }
        last.add(line);
      }
    }
    System.out.printf(Locale.ROOT, "%-9s %,12d inputs in %s s, %s, exit %d%n", d, reached, seconds, coverage, code);
    if (code != 0) {
      last.subList(Math.max(0, last.size() - 60), last.size()).forEach(System.out::println);
      return -1;
    }
    return reached;
  }
}
