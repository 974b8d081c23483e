package org.tocsin.geography;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The acceptance material, which is no part of the project. */
final class Shared {
  private Shared() {}

  /** Skips the test when the file is absent. */
  static Path file(String name) {
    String folder = System.getProperty("tocsin.shared", "");
    Path file = Path.of(folder, name);
    assumeTrue(
        !folder.isEmpty() && Files.exists(file),
        () -> "skipped: no acceptance material at " + file + " (set -Dtocsin.shared=FOLDER)");
    return file;
  }
}
