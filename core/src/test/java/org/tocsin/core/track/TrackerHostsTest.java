package org.tocsin.core.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: the same scans give the same bytes on one core and on two, whatever the compiler and hash seeds. */
class TrackerHostsTest {
  @TempDir Path folder;

  /** Prints a digest of what the tracker says of a night and of its state at the end. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws NoSuchAlgorithmException {
      System.out.print(digest());
    }
  }

  private static String digest() throws NoSuchAlgorithmException {
    Night night = new Night();
    night.stations.add(new Night.Station("A", -30_000, 0, true, 0));
    night.stations.add(new Night.Station("B", 35_000, 5_000, false, 2));
    night.stations.getFirst().azimuth = 0.3;
    for (int i = 0; i < 8; i++) {
      night.flyers.add(new Night.Flyer("d" + i, -30_000 - 600 * i, 500 * (i % 3), 700, 50, 2 * (i % 2), i == 7));
    }
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    Tracker t = Night.tracker(night, true);
    int pictures = 0;
    for (Scan s : night.scans(120, 4)) {
      t.push(s);
      if (s.time() >= 10 * (pictures + 1)) {
        pictures++;
        for (Track x : t.picture(s.time()).tracks()) {
          sha.update((x.number() + java.util.Arrays.toString(x.state()) + java.util.Arrays.toString(x.covariance())
              + x.existence() + x.classes() + x.seenBy() + x.civil()).getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(t.picture(121).tracks()).hasSize(8);
    sha.update(t.state());
    return HexFormat.of().formatHex(sha.digest());
  }

  private String elsewhere(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
    Path out = folder.resolve("out" + options.length + options[0].hashCode());
    Process p = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    if (!p.waitFor(90, TimeUnit.SECONDS)) {
      p.destroyForcibly();
    }
    assertThat(p.waitFor()).as(Files.readString(out)).isZero();
    return Files.readString(out);
  }

  @Test
  void H01_one_core_two_cores_other_compilers_and_hash_seeds_give_the_same_bytes() throws Exception {
    String here = digest();
    assertThat(here).hasSize(64);
    assertThat(elsewhere("-XX:ActiveProcessorCount=1", "-XX:TieredStopAtLevel=1")).isEqualTo(here);
    assertThat(elsewhere("-XX:ActiveProcessorCount=2", "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=3")).isEqualTo(here);
  }
}
