package org.tocsin.language.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tocsin.core.observation.Trust;
import org.tocsin.language.TestAreas;

/** No input crashes the reader or makes it stall. */
class AnyInputProperties {
  /** Far above what the longest post takes, far below what a stall would take. */
  private static final long MAX_NANOS = 2_000_000_000L;

  /** Processor time: on a busy machine the clock on the wall measures the neighbours. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final PostReader reader = new PostReader(TestAreas.some());
  private int id;

  private void read(String text) {
    long start = CLOCK.getCurrentThreadCpuTime();
    Reading r = reader.read(new Post("any", "" + id++, Instant.EPOCH.plusSeconds(id), text, id % 3 == 0 ? "" + (id - 2) : null, null), "posts", Trust.OFFICIAL);
    assertThat(Labels.of(r.parsed()).get("kind").asText()).isNotEmpty();
    assertThat(CLOCK.getCurrentThreadCpuTime() - start).isLessThan(MAX_NANOS);
  }

  @Property(tries = 300, seed = "20260110")
  void anyCharacters(@ForAll String text) {
    read(text);
  }

  @Property(tries = 1500, seed = "20260111")
  void anyOrderOfMeaningfulPieces(@ForAll("posts") String text) {
    read(text);
  }

  @Property(tries = 20, seed = "20260112")
  void longRepetitions(@ForAll("pieces") String piece) {
    read(piece.repeat(20_000 / Math.max(1, piece.length())));
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
        "шахед", "БпЛА", "КР", "2", "10х", "30-40", "999999999999", "на", "з", "від", "повз", "курсом на", "курс", "північ", "на північ від",
        "Бориспіль", "Бориспільський район", "Харківщина", "Харківщина:", "#Ізюмський_район", "(", ")", "/", ",", ".", "\n", "\n\n", "+", "-", "➡",
        "🛵", "☄", "увага", "загроза", "відбій", "тривога", "триває", "чисто", "зник", "збито", "пуск", "зліт", "ще", "по", "групи", "у ніч на",
        "7 березня", "станом на 08:15", "атакував", "влучання", "локаціях", "із них", "|", "[url]", "@a", "місто", "район", "далі", "та", ":", "ʼ", "×", "\u0301", "😀");
  }

  @Provide
  Arbitrary<String> posts() {
    return pieces().list().ofMaxSize(25).map(l -> String.join(" ", l));
  }
}
