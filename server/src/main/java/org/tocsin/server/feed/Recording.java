package org.tocsin.server.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tocsin.core.journal.Datagram;

/**
 * Recorded material in order of time: what each message was and when it became known. Held in memory.
 *
 * @param messages in order of {@link Datagram#receivedAt()}; messages of one instant in the order of their files and lines
 * @param files how each file was read
 */
public record Recording(List<Datagram> messages, List<FileReport> files) {

  /**
   * @param lines lines of content
   * @param messages messages made of them
   * @param skipped lines of no use, such as a post whose time is not known to the second
   * @param examples the first few skipped lines with their numbers and reasons
   */
  public record FileReport(String file, long lines, long messages, long skipped, List<String> examples) {
    public FileReport {
      examples = List.copyOf(examples);
    }
  }

  public Recording {
    List<Datagram> sorted = new ArrayList<>(messages);
    sorted.sort(Comparator.comparing(Datagram::receivedAt));
    messages = List.copyOf(sorted);
    files = List.copyOf(files);
  }

  /** The messages received at or after {@code from} and before {@code to}. */
  public Recording between(Instant from, Instant to) {
    return new Recording(
        messages.stream()
            .filter(d -> !d.receivedAt().isBefore(from) && d.receivedAt().isBefore(to))
            .toList(),
        files);
  }
}
