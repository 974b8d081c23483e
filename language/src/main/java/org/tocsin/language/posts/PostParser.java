package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.place.Areas;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.morphology.Dictionary;
import org.tocsin.language.text.Token;
import org.tocsin.language.text.Tokens;

/** Reads one post by itself: tokens, marks, statements, kind. Not thread-safe. */
public final class PostParser {
  private final Marker marker;
  private final SirenText sirens;

  public PostParser(Areas areas) {
    this(Gazetteer.of(areas));
  }

  /** @param gazetteer may be shared between parsers */
  public PostParser(Gazetteer gazetteer) {
    this(gazetteer, Lexicon.LANGUAGES);
  }

  /** @param languages those of the posts, each with a table {@code lexicon-X.tsv} on the class path */
  public PostParser(Gazetteer gazetteer, List<String> languages) {
    Dictionary dictionary = new Dictionary();
    this.marker = new Marker(new Lexicon(dictionary, languages), gazetteer, dictionary);
    this.sirens = new SirenText(gazetteer);
  }

  public Parsed parse(String text) {
    Frame frame = Frame.of(text);
    List<Token> tokens = Tokens.of(frame.text());
    return parse(frame, tokens, marker.mark(tokens));
  }

  /** The same with the meaning of every stretch of the text. */
  public Explanation explain(String text) {
    Frame frame = Frame.of(text);
    List<Token> tokens = Tokens.of(frame.text());
    List<Mark> marks = marker.mark(tokens);
    return Explanation.of(text, tokens, marks, parse(frame, tokens, marks));
  }

  private Parsed parse(Frame frame, List<Token> tokens, List<Mark> marks) {
    Optional<Summary> summary = SummaryText.read(tokens, marks);
    if (summary.isPresent()) {
      List<String> tags = marks.stream().anyMatch(m -> m.is(Role.SITUATION)) ? List.of("situation") : List.of();
      return new Parsed(PostKind.SUMMARY, tags, List.of(), summary.get());
    }
    Optional<Parsed> siren = sirens.read(frame, tokens, marks);
    if (siren.isPresent()) {
      return siren.get();
    }
    List<Statement> statements = new Grammar(tokens, marks).read();
    return Verdict.of(frame, frame.tags().stream().map(sirens::ofTag).toList(), tokens, marks, new ArrayList<>(statements));
  }
}
