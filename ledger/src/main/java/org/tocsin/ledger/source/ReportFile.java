package org.tocsin.ledger.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.tocsin.language.reports.Report;
import org.tocsin.language.reports.Report.Language;
import org.tocsin.ledger.Window;

/**
 * Reports from a file: plain text, an HTML page, or an RSS or Atom feed. Only words are taken; nothing in a file is run,
 * fetched or believed beyond its title, its outlet, its address and its day of publication.
 */
public final class ReportFile {
  /** A larger file is no report. */
  public static final long LARGEST = 32L << 20;
  /** More words than any report has; the rest is left out, and said. */
  private static final int LONGEST = 400_000;

  private ReportFile() {}

  /** @throws IOException in one line, when the file is too large or holds no words */
  public static List<Report> read(Path file, @Nullable LocalDate published) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST) {
      throw new IOException(file.getFileName() + " has " + (size >> 20) + " MB; a report has at most " + (LARGEST >> 20) + " MB");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes((int) LARGEST + 1);
    }
    String name = String.valueOf(file.getFileName());
    String id = name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
    String text = decode(bytes);
    String head = text.substring(0, Math.min(text.length(), 2000)).stripLeading().toLowerCase(Locale.ROOT);
    if (head.startsWith("<?xml") && (head.contains("<rss") || head.contains("<feed") || head.contains("<rdf")) || head.startsWith("<rss") || head.startsWith("<feed")) {
      return feed(id, text);
    }
    if (name.matches("(?i).*\\.x?html?$") || head.startsWith("<!doctype html") || head.startsWith("<html")) {
      return page(id, text, published);
    }
    if (text.chars().limit(4000).filter(c -> c == 0xFFFD || c < 9).count() > 40) {
      throw new IOException(name + " holds no text");
    }
    return one(id, null, text, published, null, null);
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
    } catch (java.nio.charset.CharacterCodingException e) {
      return StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  private static List<Report> one(
      String id, @Nullable String title, String raw, @Nullable LocalDate published, @Nullable String outlet, @Nullable String address) {
    String text = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    if (text.isBlank()) {
      return List.of();
    }
    URI uri = null;
    try {
      // Only an address that a browser follows to a page: nothing else may become a link.
      uri = address != null && address.matches("https?://\\S{1,2000}") ? URI.create(address) : null;
    } catch (IllegalArgumentException e) {
      uri = null;
    }
    return List.of(new Report(id, blank(title), text, Language.of(text), published, blank(outlet), uri, Report.hashOf(text)));
  }

  private static @Nullable String blank(@Nullable String s) {
    return s == null || s.isBlank() ? null : s.strip();
  }

  private static List<Report> page(String id, String html, @Nullable LocalDate given) {
    Document d = Jsoup.parse(html);
    d.select("script, style, noscript, template, nav, footer, form, iframe, svg").remove();
    String title = first(d.select("meta[property=og:title]").attr("content"), d.select("h1").text(), d.title());
    LocalDate published = given;
    for (String date :
        List.of(
            d.select("meta[property=article:published_time]").attr("content"), d.select("meta[itemprop=datePublished]").attr("content"),
            d.select("meta[name=date]").attr("content"), d.select("time[datetime]").attr("datetime"))) {
      published = published == null ? day(date) : published;
    }
    Element body = d.selectFirst("article");
    body = body != null ? body : d.selectFirst("main");
    String words = paragraphs(body != null ? body : d.body());
    String text = title == null || words.startsWith(title) ? words : title + "\n\n" + words;
    return one(id, title, text, published, d.select("meta[property=og:site_name]").attr("content"),
        first(d.select("link[rel=canonical]").attr("href"), d.select("meta[property=og:url]").attr("content"), ""));
  }

  /** The words of a page, one paragraph a line. */
  private static String paragraphs(Element e) {
    List<String> out = new ArrayList<>();
    Elements blocks = e.select("h1, h2, h3, p, li, blockquote, figcaption, time");
    for (Element b : blocks) {
      if (b.parents().stream().noneMatch(blocks::contains) && !b.text().isBlank()) {
        out.add(b.text());
      }
    }
    return out.isEmpty() ? e.wholeText().strip() : String.join("\n\n", out);
  }

  private static List<Report> feed(String id, String xml) {
    Document d = Jsoup.parse(xml, Parser.xmlParser());
    String outlet = first(d.select("channel > title").text(), d.select("feed > title").text(), "");
    List<Report> out = new ArrayList<>();
    for (Element item : d.select("item, entry")) {
      String title = Jsoup.parse(item.select("> title").text()).text();
      String body = first(item.select("> content|encoded").text(), item.select("> content").text(),
          first(item.select("> description").text(), item.select("> summary").text(), ""));
      String words = body == null ? "" : paragraphs(Jsoup.parse(body).body());
      String link = first(item.select("> link").text(), item.select("> link").attr("href"), item.select("> guid").text());
      LocalDate published = null;
      for (String date : List.of(item.select("> pubDate").text(), item.select("> published").text(), item.select("> dc|date").text(), item.select("> updated").text())) {
        published = published == null ? day(date) : published;
      }
      String key = first(item.select("> guid").text(), item.select("> id").text(), String.valueOf(out.size() + 1));
      out.addAll(one(id + "#" + key, title, words.startsWith(title) ? words : title + "\n\n" + words, published, outlet, link));
    }
    return out;
  }

  private static @Nullable String first(@Nullable String a, @Nullable String b, @Nullable String c) {
    return a != null && !a.isBlank() ? a : b != null && !b.isBlank() ? b : blank(c);
  }

  /** The local day of a date as feeds and pages write it; null when it is none that an attack report can have. */
  static @Nullable LocalDate day(String s) {
    String t = s.strip();
    LocalDate d = null;
    try {
      d = t.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(t)
          : t.matches("\\d{4}-.*") ? OffsetDateTime.parse(t).atZoneSameInstant(Window.KYIV).toLocalDate()
          : t.isEmpty() ? null : OffsetDateTime.parse(t, DateTimeFormatter.RFC_1123_DATE_TIME).atZoneSameInstant(Window.KYIV).toLocalDate();
    } catch (DateTimeException e) {
      try {
        d = t.length() >= 10 ? LocalDate.parse(t.substring(0, 10)) : null;
      } catch (DateTimeException f) {
        return null;
      }
    }
    return d == null || d.getYear() < 2014 || d.getYear() > 2100 ? null : d;
  }
}
