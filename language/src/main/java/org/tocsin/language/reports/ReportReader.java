package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.place.Areas;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.reports.Report.Language;

/**
 * Reads reports. Built once from the country's areas; reading keeps no state, so the same report always gives the
 * same claims. Safe to share between threads. Work is bounded by the length of the text that is read: what lies
 * beyond the bound is left out and said in the notes.
 */
public final class ReportReader {
  private final SentenceSplitter splitter = new SentenceSplitter();
  private final SentenceReader sentences;
  private final Speakers speakers = new Speakers();

  public ReportReader(Areas areas) {
    this(areas, Gazetteer.of(areas));
  }

  /** Shares a gazetteer that was made of the same areas. */
  public ReportReader(Areas areas, Gazetteer gazetteer) {
    sentences = new SentenceReader(areas, gazetteer);
  }

  public ReadReport read(Report report) {
    String text = report.text();
    boolean ukrainian = report.language() == Language.UKRAINIAN;
    LocalDate published = report.publishedAt() != null ? report.publishedAt() : PublicationDate.find(text);
    Assembly assembly = new Assembly(text, ukrainian, published, speakers);
    SegmentReader segments = new SegmentReader(ukrainian);
    NeedReader needs = new NeedReader(text, speakers);
    for (Sentence s : splitter.split(text)) {
      Read r = sentences.read(s, text, ukrainian, published);
      needs.add(r);
      segments.read(r).forEach(assembly::add);
    }
    List<String> notes = new ArrayList<>();
    if (text.length() > SentenceSplitter.MAX_TEXT) {
      notes.add("read to character " + SentenceSplitter.MAX_TEXT + " of " + text.length());
    }
    List<ReportedAttack> attacks = new Finish(text, published, assembly.lead).attacks(assembly.drafts);
    return new ReadReport(report, published, attacks, needs.needs(), BackgroundReader.read(assembly.background, text), notes);
  }
}
