package org.tocsin.language.posts;

import java.util.List;
import java.util.Optional;
import org.tocsin.language.text.Token;

/** Figures of a finished attack. */
final class SummaryText {
  private SummaryText() {}

  static Optional<Summary> read(List<Token> tokens, List<Mark> marks) {
    return Optional.empty();
  }
}
