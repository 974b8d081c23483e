package org.tocsin.language.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tocsin.language.TestAreas;

/** No text crashes the reader or stalls it; no figure is read that stands nowhere in its sentence. */
class AnyReportProperties {
  private static final long MAX_NANOS = 5_000_000_000L;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final ReportReader READER = new ReportReader(TestAreas.some());

  private static void read(String text) {
    Report report = Report.of("any", text, text.length() % 2 == 0 ? LocalDate.of(2024, 5, 16) : null);
    long start = CLOCK.getCurrentThreadCpuTime();
    ReadReport r = READER.read(report);
    assertThat(CLOCK.getCurrentThreadCpuTime() - start).isLessThan(MAX_NANOS);
    String json = GuideJson.of(r).toString();
    assertThat(GuideJson.of(READER.read(report)).toString()).isEqualTo(json);
    for (ReportedAttack a : r.attacks()) {
      assertThat(a.facts()).isNotEmpty();
      a.facts().forEach(c -> claim(c, text));
      a.others().forEach(c -> claim(c, text));
    }
  }

  private static void claim(Claim c, String text) {
    assertThat(c.span().end()).isLessThanOrEqualTo(text.length());
    Quantity q = c.quantity();
    if (q != null && q.value() != null && !q.derived()) {
      assertThat(NumbersOf.in(c.sentence().of(text))).as("%s in %s", q, c.sentence().of(text)).contains(q.value());
    }
  }

  @Property(tries = 300, seed = "20260210")
  void anyCharacters(@ForAll String text) {
    read(text);
  }

  @Property(tries = 1500, seed = "20260211")
  void anyOrderOfMeaningfulPieces(@ForAll("reports") String text) {
    read(text);
  }

  @Property(tries = 40, seed = "20260212")
  void longRepetitions(@ForAll("pieces") String piece) {
    read(piece.repeat(20_000 / Math.max(1, piece.length())));
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
        "Russian", "Ukrainian", "missile strike on", "drones", "ballistic missiles", "Kharkiv", "Kyiv", "Izium", "the Kursk region", "Kharkiv region", "killed", "injured", "were killed",
        "killing", "at least", "more than", "12", "1,200", "three", "dozens of", "people", "including", "children", "a 12-year-old girl", "other", "others were wounded", "no casualties",
        "shot down", "all 10", "8 out of 11", "launched", "fired", "hit", "a school", "fire broke out", "without electricity", "on Sunday", "overnight", "on May 3", "in 2023", "since the start",
        "said", "President Zelensky", "called for", "air defence systems", ".", ". ", "\n", "\n\n", ", while", "comes as", "(", ")", "-", "“", "”", "99999999999", "0", "70,000–80,000",
        "Ворог", "завдав", "4 ракетних", "ударів", "збито", "шахедів", "по Ізюму", "загинули", "двоє людей", "поранено", "не надходило", "без постраждалих", "у ніч на 12 березня", "Харківська область",
        "на напрямку", "станом на 18.00 18.11.2023", "\u200b", "😀", "'s", "in", "across Ukraine", "of which", "31.02.2024");
  }

  @Provide
  Arbitrary<String> reports() {
    return pieces().list().ofMaxSize(40).map(l -> String.join(" ", l));
  }
}
