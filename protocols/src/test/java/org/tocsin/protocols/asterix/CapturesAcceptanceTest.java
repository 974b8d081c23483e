package org.tocsin.protocols.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded capture against its golden statistics and records, with no edition told. */
class CapturesAcceptanceTest {
  @TestFactory
  Stream<DynamicTest> A01_every_capture_decodes_to_its_golden_facts_and_records() throws IOException {
    Path folder = Path.of(System.getProperty("tocsin.shared", "absent"), "wire", "asterix");
    assumeTrue(Files.isDirectory(folder), "skipped: the recorded captures are not here (system property tocsin.shared)");
    return GoldenComparison.captures(folder).stream()
        .map(
            f ->
                DynamicTest.dynamicTest(
                    f.getFileName().toString(),
                    () -> {
                      GoldenComparison.Result r = GoldenComparison.of(f);
                      assertThat(r.values()).isPositive();
                      assertThat(r.differences()).isEmpty();
                    }));
  }
}
