package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.AreaStore;
import org.tocsin.geography.BuiltInAreas;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.posts.Evaluation;
import org.tocsin.language.posts.EvaluationReport;
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
    footer = {"", "Example:", "  ./tocsin eval posts labelled.jsonl"})
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
        "Precision, recall and F1 of every field and class, false sightings by kind of post, and every difference:",
        "with the built-in areas and, where areas are imported, with those beside them."
      },
      footer = {
        "",
        "FILE holds one post a line: id, text, labels. Labels kept apart from the texts (id, labels) take the texts from",
        "the file that --texts names. Posts are read one by one, without context. Places count by identity (a code both",
        "names may stand for), not by spelling; a place and a destination may stand for each other in the line 'location'.",
        "",
        "Examples:",
        "  ./tocsin eval posts labelled.jsonl",
        "  ./tocsin eval posts labelled.jsonl --areas imported",
        "  ./tocsin eval posts labels.jsonl --texts posts.jsonl --data data"
      })
  static final class Posts implements Callable<Integer> {
    /** Which areas the reader knows. */
    enum Known {
      BUILT_IN,
      IMPORTED,
      BOTH
    }

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Labelled posts as JSON Lines.")
    private Path file = Path.of("");

    @Option(names = "--texts", paramLabel = "FILE", description = "Posts as JSON Lines (id, text) for labels that are kept without them.")
    private @Nullable Path texts;

    @Option(names = "--no-errors", description = "Leave out the list of differences.")
    private boolean figuresOnly;

    @Option(names = "--areas", paramLabel = "WHICH", defaultValue = "BOTH", description = "BUILT_IN, IMPORTED or BOTH (default).")
    private Known areas = Known.BOTH;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "Data folder with imported areas (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
      CommandSpec s = spec;
      if (s == null) {
        throw new IllegalStateException("the command line was not parsed");
      }
      PrintWriter w = s.commandLine().getOut();
      try {
        Areas inUse = new AreaStore(data).load();
        boolean imported = inUse.edition().startsWith("imported");
        if (areas == Known.IMPORTED && !imported) {
          throw new UserError("no areas are imported in " + data + " (./tocsin areas import FOLDER)");
        }
        List<PostFile.Line> posts = posts();
        List<Evaluation> all = new ArrayList<>();
        List<String> names = new ArrayList<>();
        if (areas != Known.IMPORTED) {
          all.add(evaluate(posts, BuiltInAreas.load()));
          names.add("built-in");
        }
        if (areas != Known.BUILT_IN && imported) {
          all.add(evaluate(posts, inUse));
          names.add("imported");
        }
        w.print(new EvaluationReport(names, all).text());
        for (int i = 0; !figuresOnly && i < all.size(); i++) {
          w.printf("%nevery difference, %s areas%n", names.get(i));
          all.get(i).errors().forEach(x -> w.print(x + "\n"));
        }
        w.flush();
        return 0;
      } catch (NoSuchFileException x) {
        throw new UserError("no file " + x.getMessage());
      } catch (IOException | UncheckedIOException x) {
        throw new UserError(String.valueOf(x.getMessage()));
      }
    }

    /** The labelled posts, with texts from elsewhere where they are kept apart. */
    private List<PostFile.Line> posts() throws IOException {
      Map<String, String> apart = new TreeMap<>();
      if (texts != null) {
        PostFile.read(texts).forEach(p -> apart.put(p.id(), p.text()));
      }
      List<PostFile.Line> out = new ArrayList<>();
      for (PostFile.Line p : PostFile.read(file, texts == null)) {
        String text = texts == null ? p.text() : apart.get(p.id());
        if (p.labels().isObject() && text != null) {
          out.add(new PostFile.Line(p.id(), text, p.labels()));
        }
      }
      if (out.isEmpty()) {
        throw new UserError(texts == null ? file + " holds no labelled post" : "no label of " + file + " has its post in " + texts);
      }
      return out;
    }

    private static Evaluation evaluate(List<PostFile.Line> posts, Areas areas) {
      Gazetteer gazetteer = Gazetteer.of(areas);
      PostParser parser = new PostParser(gazetteer);
      Evaluation e = new Evaluation(gazetteer);
      for (PostFile.Line p : posts) {
        e.add(p.id(), p.text(), p.labels(), Labels.of(parser.parse(p.text())));
      }
      return e;
    }
  }
}
