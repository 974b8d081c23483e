package org.tocsin.geography;

/**
 * One thing wrong in a file that was to be imported.
 *
 * @param file its name without the folder
 * @param line counted from 1; 0 when the whole file is meant
 */
public record Problem(String file, long line, String message) {
  /** As compilers write it: {@code hromadas.geojson:12: message}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + message;
  }
}
