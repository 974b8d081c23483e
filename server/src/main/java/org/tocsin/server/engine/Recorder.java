package org.tocsin.server.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.server.feed.Decoder;

/**
 * Turns datagrams into entries. Its memory (keys already seen, what a reader of posts remembers of each channel) is a
 * function of the journal, so a restart changes nothing.
 */
final class Recorder {
  /** Larger messages are refused; so much of them is kept. */
  static final int LARGEST = 1 << 20;

  private static final int KEPT_OF_TOO_LARGE = 4096;

  private final Map<String, Decoder> decoders;
  private final Duplicates duplicates = new Duplicates();

  /** By form: decoders of different forms share nothing. */
  private final TreeMap<String, ArrayDeque<Entry>> recent = new TreeMap<>();

  Recorder(Map<String, Decoder> decoders) {
    this.decoders = decoders;
  }

  boolean isDuplicate(Datagram d) {
    return duplicates.contains(d);
  }

  /** Decodes a datagram into the entry with this number: observed, or rejected with a reason. */
  Entry entry(long number, Instant at, Datagram d) {
    duplicates.add(d);
    if (d.body().length() > LARGEST) {
      Bytes start = Bytes.copyOf(Arrays.copyOf(d.body().toArray(), KEPT_OF_TOO_LARGE));
      return new Entry.Rejected(
          number,
          at,
          new Datagram(d.feed(), d.key(), d.receivedAt(), d.form(), start),
          "the message has " + d.body().length() + " bytes, more than " + LARGEST + "; its start is kept");
    }
    Decoder decoder = decoders.get(d.form());
    if (decoder == null) {
      return new Entry.Rejected(number, at, d, "no decoder for messages of the form " + d.form());
    }
    try {
      return switch (decoder.decode(d)) {
        case Decoder.Decoded.Observations o -> new Entry.Observed(number, at, decoder.kept(d), o.observations());
        case Decoder.Decoded.Refused r -> new Entry.Rejected(number, at, d, r.reason());
      };
    } catch (RuntimeException | StackOverflowError bug) {
      return new Entry.Rejected(number, at, d, "the decoder failed: " + bug);
    }
  }

  /** Takes an entry of the journal, in order, before {@link #warmUp}. */
  void remember(Entry entry) {
    Datagram d = datagram(entry);
    if (d == null) {
      return;
    }
    duplicates.add(d);
    Decoder decoder = decoders.get(d.form());
    if (decoder == null) {
      return;
    }
    ArrayDeque<Entry> kept = recent.computeIfAbsent(d.form(), _ -> new ArrayDeque<>());
    kept.add(entry);
    while (kept.getFirst().recordedAt().isBefore(entry.recordedAt().minus(decoder.memory()))) {
      kept.removeFirst();
    }
  }

  /** Lets the decoders read the last messages of the journal again. */
  void warmUp(Instant now) {
    recent.forEach(
        (form, entries) -> {
          Decoder decoder = decoders.get(form);
          for (Entry e : entries) {
            Datagram d = datagram(e);
            if (decoder != null && d != null && !e.recordedAt().isBefore(now.minus(decoder.memory()))) {
              entry(e.number(), e.recordedAt(), d);
            }
          }
        });
    recent.clear();
  }

  private static @Nullable Datagram datagram(Entry entry) {
    return switch (entry) {
      case Entry.Observed o -> o.datagram();
      case Entry.Rejected r -> r.datagram();
      case Entry.Tick _, Entry.Order _, Entry.Setting _ -> null;
    };
  }
}
