package org.tocsin.protocols.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tocsin.protocols.capture.Frame;
import org.tocsin.protocols.capture.Recording;

/**
 * Recorded records read, written again and compared byte by byte. One record has a spare bit set, which no value says: it must
 * come back with the same values.
 */
class RoundTripAcceptanceTest {
  private static final Set<String> SPARE_BITS = Set.of("mixed_categories.ast 16");

  @TestFactory
  Stream<DynamicTest> A01_records_come_back_byte_for_byte() throws IOException {
    Path folder = Path.of(System.getProperty("tocsin.shared", "absent"), "wire", "asterix");
    assumeTrue(Files.isDirectory(folder), "skipped: the recorded captures are not here (system property tocsin.shared)");
    Definitions definitions = Definitions.load();
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isRegularFile).filter(p -> !p.toString().endsWith(".md")).sorted().toList().stream()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> rebuild(f, definitions)));
    }
  }

  private static void rebuild(Path file, Definitions definitions) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    Editions editions =
        name.contains("ed023") ? definitions.with("021=0.23")
            : name.contains("ed21") ? definitions.with("021=2.1")
            : name.contains("old_edition") ? definitions.with("062=0.17") : definitions.newest();
    List<String> different = new ArrayList<>();
    int[] seen = {0};
    Recording.read(
        bytes,
        Recording.detect(bytes),
        f ->
            new Blocks()
                .read(
                    f.bytes(),
                    f.from(),
                    f.to(),
                    editions,
                    r -> {
                      String which = name + ' ' + seen[0]++;
                      if (seen[0] > 3000) {
                        return;
                      }
                      byte[] again = Rebuild.again(r);
                      if (SPARE_BITS.contains(which)) {
                        assertThat(values(again, r)).isEqualTo(values(Arrays.copyOfRange(r.bytes(), r.start(), r.end()), r));
                      } else if (!Arrays.equals(again, 0, again.length, r.bytes(), r.start(), r.end())) {
                        different.add(which + ' ' + Values.hex(r.bytes(), r.start(), r.end()) + " became " + Values.hex(again, 0, again.length));
                      }
                    }));
    assertThat(seen[0]).isPositive();
    assertThat(different).as("%d of %d", different.size(), seen[0]).isEmpty();
  }

  private static String values(byte[] record, Record like) {
    Record r = new Record();
    assertThat(like.definition().scan(record, 0, record.length, r)).isEqualTo(record.length);
    StringWriter out = new StringWriter();
    new RecordJson(out).write(0, 0, new Frame(record, 0, record.length, Frame.NO_TIME, ""), r);
    return out.toString().replaceFirst("\"hex\":\"[0-9a-f]*\"", "");
  }
}
