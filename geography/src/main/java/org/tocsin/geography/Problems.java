package org.tocsin.geography;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What an import found: the first of each kind in full, of the others the number. */
public final class Problems {
  /** More than this nobody reads; a wrong file can have one on every line. */
  public static final int KEPT = 50;

  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private int errorCount;
  private int warningCount;

  void error(String file, long line, String message) {
    errorCount++;
    keep(errors, new Problem(file, line, message));
  }

  void warn(String file, long line, String message) {
    warningCount++;
    keep(warnings, new Problem(file, line, message));
  }

  private static void keep(List<Problem> list, Problem p) {
    if (list.size() < KEPT) {
      list.add(p);
    }
  }

  /** The first {@value #KEPT} that forbid the import. */
  public List<Problem> errors() {
    return Collections.unmodifiableList(errors);
  }

  /** The first {@value #KEPT} that the reader should know of. */
  public List<Problem> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  public int errorCount() {
    return errorCount;
  }

  public int warningCount() {
    return warningCount;
  }
}
