package org.tocsin.language.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.AreaStore;
import org.tocsin.language.gazetteer.Gazetteer;

/** The reader against labelled posts of the shared material, with the built-in areas. */
class LabelledPostsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Path messages() {
    Path p = Path.of(System.getProperty("tocsin.shared", "none")).resolve("messages");
    assumeTrue(Files.isDirectory(p), "skipped: no labelled posts; set tocsin.shared to the folder of the shared data");
    return p;
  }

  private static Evaluation evaluate(Iterable<PostFile.Line> posts, Path empty) {
    Areas areas = new AreaStore(empty).load();
    Gazetteer gazetteer = Gazetteer.of(areas);
    PostParser parser = new PostParser(gazetteer);
    Evaluation e = new Evaluation(gazetteer);
    for (PostFile.Line p : posts) {
      e.add(p.id(), p.text(), p.labels(), Labels.of(parser.parse(p.text())));
    }
    return e;
  }

  @Test
  void theLabelledPostsAreReadAsLabelled(@TempDir Path empty) throws IOException {
    Evaluation e = evaluate(PostFile.read(messages().resolve("dev_labelled.jsonl")), empty);
    assertThat(e.field("kind").f1()).isGreaterThan(0.97);
    assertThat(e.field("item").f1()).isGreaterThan(0.97);
    assertThat(e.field("threat").f1()).isGreaterThan(0.98);
    assertThat(e.field("count").f1()).isGreaterThan(0.97);
    assertThat(e.field("place").f1()).isGreaterThan(0.95);
    assertThat(e.field("toward").f1()).isGreaterThan(0.95);
    assertThat(e.falseSightings()[0]).isZero();
  }

  /** Our own posts in the manner of English-language monitors: no shared material is needed. */
  @Test
  void englishPostsAreReadAsLabelled(@TempDir Path empty) throws Exception {
    Evaluation e = evaluate(PostFile.read(Path.of(LabelledPostsTest.class.getResource("english.jsonl").toURI())), empty);
    assertThat(e.posts()).isGreaterThanOrEqualTo(60);
    assertThat(e.field("kind").f1()).isGreaterThan(0.97);
    assertThat(e.field("item").f1()).isGreaterThan(0.97);
    assertThat(e.field("location").f1()).isGreaterThan(0.95);
    assertThat(e.falseSightings()[0]).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"labels-150.jsonl", "labels-round-1.jsonl", "labels-round-2.jsonl", "labels-round-3.jsonl", "labels-round-4.jsonl", "labels-round-5.jsonl", "labels-round-6.jsonl", "labels-round-7.jsonl"})
  void ourOwnLabelsOfFurtherPostsHold(String file, @TempDir Path empty) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (PostFile.Line p : PostFile.read(messages().resolve("dev_unlabelled.jsonl"))) {
      texts.put(p.id(), p.text());
    }
    List<PostFile.Line> posts = new ArrayList<>();
    try (BufferedReader r = new BufferedReader(new InputStreamReader(LabelledPostsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      for (String s = r.readLine(); s != null; s = r.readLine()) {
        JsonNode n = JSON.readTree(s);
        String id = n.get("id").asText();
        posts.add(new PostFile.Line(id, texts.get(id), n.get("labels")));
      }
    }
    Evaluation e = evaluate(posts, empty);
    assertThat(e.posts()).isGreaterThanOrEqualTo(100);
    // The built-in areas lack most villages, and a village's name alone is what many of these posts are.
    assertThat(e.field("kind").f1()).isGreaterThan(0.9);
    assertThat(e.field("item").f1()).isGreaterThan(0.93);
    assertThat(e.falseSightings()[0]).isLessThanOrEqualTo(1);
  }
}
