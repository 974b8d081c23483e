package org.tocsin.server.engine;

import java.util.LinkedHashSet;
import org.tocsin.core.journal.Datagram;

/**
 * The keys of the newest messages of the journal. Bounded: a message that returns after {@value #WINDOW} others is taken
 * for a new one. Not thread-safe.
 */
final class Duplicates {
  static final int WINDOW = 200_000;

  private final LinkedHashSet<String> keys = new LinkedHashSet<>();

  boolean contains(Datagram d) {
    return d.key() != null && keys.contains(identity(d));
  }

  void add(Datagram d) {
    if (d.key() != null && keys.add(identity(d)) && keys.size() > WINDOW) {
      keys.removeFirst();
    }
  }

  private static String identity(Datagram d) {
    return d.feed() + '\n' + d.key();
  }
}
