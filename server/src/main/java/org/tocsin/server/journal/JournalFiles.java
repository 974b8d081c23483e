package org.tocsin.server.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Names of a journal's files: one for each UTC day that has entries, in order of name. */
final class JournalFiles {
  private static final String SUFFIX = ".journal";

  private JournalFiles() {}

  static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(p -> p.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  static Path of(Path folder, LocalDate day) {
    return folder.resolve(day + SUFFIX);
  }

  static LocalDate dayOf(Instant recordedAt) {
    return LocalDate.ofInstant(recordedAt, ZoneOffset.UTC);
  }
}
