package org.tocsin.language.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Stored texts come run together, broken into lines, with furniture in between. */
class SentenceSplitterTest {
  private static List<String> split(String text) {
    return new SentenceSplitter().split(text).stream().map(s -> s.at().of(text)).toList();
  }

  @Test
  void runTogetherSentencesArePartedAndAbbreviationsAreNot() {
    assertThat(split("The war goes on.The mayor, Mr. Bondar, spoke at 5 p.m. in Kyiv.He left."))
        .containsExactly("The war goes on.", "The mayor, Mr. Bondar, spoke at 5 p.m. in Kyiv.", "He left.");
  }

  @Test
  void linesThatASentenceWasBrokenIntoAreJoined() {
    assertThat(split("Вночі ворог здійснив\nчергову атаку\nпо місту.\nЗбито 5 дронів.")).containsExactly("Вночі ворог здійснив\nчергову атаку\nпо місту.", "Збито 5 дронів.");
  }

  @Test
  void furnitureIsLeftOut() {
    assertThat(split("A town was hit.\n\n- ADVERTISEMENT - CONTINUE READING BELOW -\n\nTwo died.\n\nLeave a Reply")).containsExactly("A town was hit.", "Two died.");
  }

  @Test
  void invisibleCharactersAtTheEdgesDoNotCount() {
    assertThat(split("\u200b\ufeff A town was hit. \u200b")).containsExactly("A town was hit.");
  }

  @Test
  void aTextWithoutAnyEndIsCut() {
    List<Sentence> all = new SentenceSplitter().split("a".repeat(500_000));
    assertThat(all).isNotEmpty().allMatch(s -> s.at().end() - s.at().start() <= 3_001);
    assertThat(all.getLast().at().end()).isLessThanOrEqualTo(SentenceSplitter.MAX_TEXT);
  }
}
