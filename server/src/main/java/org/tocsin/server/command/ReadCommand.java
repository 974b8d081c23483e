package org.tocsin.server.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.geography.AreaStore;
import org.tocsin.language.posts.Explanation;
import org.tocsin.language.posts.Labels;
import org.tocsin.language.posts.PostFile;
import org.tocsin.language.posts.PostParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how posts are read. */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Read posts: explain one span by span, or write the labels of many as JSON Lines.",
    footer = {
      "",
      "A FILE that ends in .jsonl holds one post a line (id, text); any other file is one post.",
      "Each post is read by itself: what a channel said before plays no part here.",
      "",
      "Examples:",
      "  ./tocsin read \"2 БпЛА на Бровари\"",
      "  ./tocsin read post.txt --json",
      "  ./tocsin read posts.jsonl --labels --out labels.jsonl"
    })
public final class ReadCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "TEXT|FILE", description = "The words of a post, or a file.")
  private String input = "";

  @Option(names = "--labels", description = "Write {\"id\", \"labels\"} for every post of FILE.jsonl.")
  private boolean labels;

  @Option(names = "--json", description = "Explain as JSON.")
  private boolean json;

  @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of to the screen.")
  private @Nullable Path out;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "Data folder with imported areas (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Override
  public Integer call() throws IOException {
    CommandSpec s = spec;
    if (s == null) {
      throw new IllegalStateException("the command line was not parsed");
    }
    PrintWriter screen = s.commandLine().getOut();
    Path target = out;
    if (target == null) {
      write(screen);
      screen.flush();
      return 0;
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserError("--out: no folder " + folder);
    }
    try (PrintWriter w = new PrintWriter(Files.newBufferedWriter(target))) {
      write(w);
      if (w.checkError()) {
        throw new IOException("cannot write " + target);
      }
    }
    return 0;
  }

  private void write(PrintWriter w) throws IOException {
    Path file = file();
    boolean lines = file != null && file.toString().endsWith(".jsonl");
    if (labels && !lines) {
      throw new UserError("--labels needs a file that ends in .jsonl, not " + input);
    }
    PostParser parser = parser();
    if (!lines) {
      explain(parser.explain(file == null ? input : text(file)), w);
      return;
    }
    try {
      for (PostFile.Line post : PostFile.read(file)) {
        if (labels) {
          ObjectNode o = JSON.createObjectNode();
          o.put("id", post.id());
          o.set("labels", Labels.of(parser.parse(post.text())));
          w.print(o);
          w.print('\n');
        } else {
          explain(parser.explain(post.text()), w);
        }
      }
    } catch (IOException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private void explain(Explanation e, PrintWriter w) {
    w.print(json ? e.toJson() + "\n" : e.toText());
  }

  /** The file the argument names, or null when it is the words themselves. */
  private @Nullable Path file() {
    try {
      Path p = Path.of(input);
      if (Files.isRegularFile(p)) {
        return p;
      }
    } catch (InvalidPathException e) {
      return null;
    }
    if (input.endsWith(".jsonl") || input.endsWith(".txt")) {
      throw new UserError("no file " + input);
    }
    return null;
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (MalformedInputException e) {
      throw new UserError(file + " is not UTF-8 text");
    }
  }

  private PostParser parser() {
    try {
      return new PostParser(new AreaStore(data).load());
    } catch (UncheckedIOException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }
}
