package org.tocsin.language.reports;

/**
 * A stretch of a report's text.
 *
 * @param start offset of its first UTF-16 unit
 * @param end offset after its last
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + " to " + end);
    }
  }

  /** The smallest span that holds both. */
  public Span join(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  public String of(String text) {
    return text.substring(start, end);
  }
}
