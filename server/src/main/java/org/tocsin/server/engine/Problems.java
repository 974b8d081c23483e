package org.tocsin.server.engine;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is wrong now, for officers and {@code /v1/status}: one line for each subject. Safe for all threads. */
public final class Problems {
  /** Subjects are feeds, outlets, the journal: a hard bound only guards against a programming error. */
  private static final int LIMIT = 1000;

  private final ConcurrentSkipListMap<String, String> bySubject = new ConcurrentSkipListMap<>();

  /** @param text one line that says what is wrong and what happens meanwhile */
  public void raise(String subject, String text) {
    if (bySubject.size() < LIMIT) {
      bySubject.put(subject, text);
    }
  }

  public void settle(String subject) {
    bySubject.remove(subject);
  }

  /** In order of subject; empty when all is well. */
  public List<String> list() {
    return List.copyOf(bySubject.values());
  }
}
