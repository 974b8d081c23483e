package org.tocsin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.core.journal.Purpose;
import org.tocsin.server.journal.JournalReader;

/** Keeps the folder of exercises small: only the newest few journals stay. */
final class OldRuns {
  private static final int KEPT = 4;

  private OldRuns() {}

  /** Removes nothing but exercise journals, and of those only files that a journal has. */
  static void removeFrom(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> runs;
    try (Stream<Path> inside = Files.list(folder)) {
      runs = inside.filter(Files::isDirectory).sorted().toList();
    }
    for (Path run : runs.subList(0, Math.max(0, runs.size() - KEPT))) {
      if (isExercise(run)) {
        remove(run);
      }
    }
  }

  private static boolean isExercise(Path run) {
    try {
      Optional<JournalReader.Identity> id = JournalReader.findIdentity(run);
      return id.isPresent() && id.get().purpose() == Purpose.EXERCISE;
    } catch (IOException damaged) {
      return false;
    }
  }

  private static void remove(Path run) throws IOException {
    List<Path> files;
    try (Stream<Path> inside = Files.list(run)) {
      files = inside.toList();
    }
    for (Path f : files) {
      String name = String.valueOf(f.getFileName());
      if (name.endsWith(".journal") || name.endsWith(".torn") || name.equals("lock")) {
        Files.delete(f);
      }
    }
    if (files.stream().noneMatch(Files::exists)) {
      Files.delete(run);
    }
  }
}
