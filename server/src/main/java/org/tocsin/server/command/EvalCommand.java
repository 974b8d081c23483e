package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.AreaStore;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.posts.Evaluation;
import org.tocsin.language.posts.Labels;
import org.tocsin.language.posts.PostFile;
import org.tocsin.language.posts.PostParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures reading against labels. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Measure the reader against labelled texts.",
    subcommands = EvalCommand.Posts.class,
    footer = {"", "Example:", "  ./tocsin eval posts labelled.jsonl --errors"})
public final class EvalCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new UserError("say what to measure, such as: eval posts FILE");
  }

  /** Posts. */
  @Command(
      name = "posts",
      mixinStandardHelpOptions = true,
      description = {
        "Precision, recall and F1 of every field and class, false sightings by kind of post,",
        "and, with --errors, every difference."
      },
      footer = {
        "",
        "FILE holds one post a line: id, text, labels. Posts are read one by one, without context.",
        "Places count by identity (a code both names may stand for), not by spelling.",
        "",
        "Examples:",
        "  ./tocsin eval posts labelled.jsonl",
        "  ./tocsin eval posts labelled.jsonl --errors --data data"
      })
  static final class Posts implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Labelled posts as JSON Lines.")
    private Path file = Path.of("");

    @Option(names = "--errors", description = "List every difference.")
    private boolean errors;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "Data folder with imported areas (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
      CommandSpec s = spec;
      if (s == null) {
        throw new IllegalStateException("the command line was not parsed");
      }
      PrintWriter w = s.commandLine().getOut();
      Evaluation e = evaluate();
      w.print(e.report());
      if (errors) {
        w.printf("%nevery difference%n");
        e.errors().forEach(x -> w.print(x + "\n"));
      }
      w.flush();
      return 0;
    }

    private Evaluation evaluate() {
      try {
        List<PostFile.Line> posts = PostFile.read(file);
        Areas areas = new AreaStore(data).load();
        Gazetteer gazetteer = Gazetteer.of(areas);
        PostParser parser = new PostParser(gazetteer);
        Evaluation e = new Evaluation(gazetteer);
        for (PostFile.Line p : posts) {
          if (p.labels().isObject()) {
            e.add(p.id(), p.text(), p.labels(), Labels.of(parser.parse(p.text())));
          }
        }
        if (e.posts() == 0) {
          throw new UserError(file + " holds no labelled post");
        }
        return e;
      } catch (NoSuchFileException x) {
        throw new UserError("no file " + file);
      } catch (IOException | UncheckedIOException x) {
        throw new UserError(String.valueOf(x.getMessage()));
      }
    }
  }
}
