package org.tocsin.language.posts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the words of one post say, without any context.
 *
 * @param tags side notes such as {@code denial}, {@code explosion}, {@code forecast}
 * @param summary figures of a finished attack, for {@link PostKind#SUMMARY}
 */
public record Parsed(PostKind kind, List<String> tags, List<Statement> statements, @Nullable Summary summary) {
  public Parsed {
    tags = List.copyOf(tags);
    statements = List.copyOf(statements);
  }
}
