package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.TimeMention.Kind;

/** Finds when a sentence says that something happened, and resolves it against the day of publication. */
final class TimeFinder {
  private static final String W = Calendar.WEEKDAY;
  private static final String M = Calendar.MONTH;
  private static final Pattern TIME =
      Pattern.compile(
          "\\b(?:"
              + "(?<nightto>(?:overnight|night|ніч)(?: (?:in)?to| on| на| of| з)(?: the)? (?:(?<ntw>" + W + ")|(?<ntd>\\d{1,2})(?:[-–]\\d{1,2})? (?<ntm>" + M + ")|(?<ntm2>" + M + ") (?<ntd2>\\d{1,2})))"
              + "|(?<wnight>(?<wn>" + W + ") night(?! on))"
              + "|(?<late>late (?:on )?(?<lw>" + W + "))"
              + "|(?<date>(?:(?<d1>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m1>" + M + ")|(?<m2>" + M + ")\\.? (?<d2>\\d{1,2})(?:st|nd|rd|th)?)(?!\\d)(?:,? (?<y>20\\d\\d))?)"
              + "|(?<monthyear>(?<ym>" + M + ") (?<yy>20\\d\\d))"
              + "|(?<dots>(?<dd>\\d{1,2})\\.(?<dm>\\d{1,2})(?:\\.(?<dy>20\\d\\d|\\d\\d))?(?![.\\d]))"
              + "|(?<pastday>(?:over|during|in|for|within|across)? ?the (?:past|last|previous) (?:24 hours|day|24-hour)|(?:past|last) 24 hours|(?:за|протягом|упродовж|впродовж) (?:минулу |минулої |останню |останньої )?доб[уи]|минулої доби|за останні 24 години|минула доба)"
              + "|(?<weekday>" + W + ")"
              + "|(?<night>overnight|during the night|in the night|last night|вночі|уночі|минулої ночі|цієї ночі|протягом ночі|за ніч|впродовж ночі|упродовж ночі|нічн(?:ої|а|у|ій) атак\\p{L}*)"
              + "|(?<today>today|this (?:morning|afternoon|evening)|earlier in the day|сьогодні|зранку|вранці|сьогоднішн\\p{L}+|вдень|удень|ввечері|увечері)"
              + "|(?<yesterday>yesterday|the day before(?=,)|вчора|учора|напередодні)"
              + "|(?<same>the same day|that (?:same )?day|того ж дня)"
              + ")\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** First letters of every word without which a sentence tells no time. */
  private static final Set<String> BEGINNINGS = new HashSet<>();

  private static final int LETTERS = 3;

  static {
    for (String words : List.of(W, M, "overnight|night|ніч|ночі|нічної|past|last|previous|today|morning|afternoon|evening|earlier|yesterday|same|доба|добу|доби|минулої|останні|вночі|уночі|сьогодні|зранку|вранці|вдень|удень|ввечері|увечері|вчора|учора|напередодні|того")) {
      for (String w : words.replaceAll("[()]", "").split("\\|")) {
        BEGINNINGS.add(w.substring(0, Math.min(LETTERS, w.length())));
      }
    }
  }

  private TimeFinder() {}

  /** Cheaper than the pattern by far, and most sentences tell no time. */
  static boolean mayTell(Sentence s) {
    for (int i = 0; i < s.size(); i++) {
      String n = s.norm(i);
      boolean dotted = s.token(i).isNumber() && s.norm(i + 1).equals(".") && i + 2 < s.size() && s.token(i + 2).isNumber();
      if (dotted || n.length() >= LETTERS && BEGINNINGS.contains(n.substring(0, LETTERS))) {
        return true;
      }
    }
    return false;
  }

  static List<TimeMention> find(String sentence, @Nullable LocalDate published) {
    List<TimeMention> out = new ArrayList<>();
    String low = sentence.toLowerCase(Locale.ROOT).replace('’', '\'').replace('\uFE0F', ' ');
    if (low.length() != sentence.length()) {
      return out;
    }
    Matcher m = TIME.matcher(low);
    while (m.find()) {
      TimeMention t = mention(m, published);
      if (t != null) {
        out.add(t);
      }
    }
    return out;
  }

  private static @Nullable TimeMention mention(Matcher m, @Nullable LocalDate d) {
    if (m.group("nightto") != null) {
      String w = m.group("ntw");
      if (w != null) {
        LocalDate morning = d == null ? null : Calendar.weekday(w, d);
        return of(m, Kind.NIGHT, minus(morning, 1), morning, null, w);
      }
      boolean after = m.group("ntd") != null;
      return dated(m, m.group(after ? "ntd" : "ntd2"), m.group(after ? "ntm" : "ntm2"), null, d, Kind.NIGHT);
    }
    if (m.group("wnight") != null) {
      LocalDate evening = d == null ? null : Calendar.weekday(m.group("wn"), d);
      return of(m, Kind.NIGHT, evening, evening == null ? null : evening.plusDays(1), null, m.group("wn"));
    }
    if (m.group("late") != null || m.group("weekday") != null) {
      String w = m.group("late") != null ? m.group("lw") : m.group("weekday");
      LocalDate day = d == null ? null : Calendar.weekday(w, d);
      return of(m, Kind.DAY, day, day, null, w);
    }
    if (m.group("date") != null) {
      boolean dayFirst = m.group("d1") != null;
      return dated(m, m.group(dayFirst ? "d1" : "d2"), m.group(dayFirst ? "m1" : "m2"), m.group("y"), d, Kind.DAY);
    }
    if (m.group("monthyear") != null) {
      LocalDate first = Calendar.day(Integer.parseInt(m.group("yy")), Calendar.month(m.group("ym")), 1);
      LocalDate last = first == null ? null : first.plusMonths(1).minusDays(1);
      boolean past = last != null && d != null && last.isBefore(d.minusDays(2));
      return past ? of(m, Kind.DAY, first, last, null, m.group("monthyear")) : null;
    }
    if (m.group("dots") != null) {
      return dots(m, d);
    }
    if (m.group("pastday") != null) {
      return of(m, Kind.PAST_DAY, minus(d, 1), d, null, "past day");
    }
    if (m.group("night") != null) {
      return of(m, Kind.NIGHT, minus(d, 1), d, null, "overnight");
    }
    if (m.group("today") != null) {
      return of(m, Kind.DAY, d, d, null, "today");
    }
    if (m.group("yesterday") != null) {
      return of(m, Kind.DAY, minus(d, 1), minus(d, 1), null, "yesterday");
    }
    return of(m, Kind.SAME_DAY, null, null, null, "same day");
  }

  private static @Nullable TimeMention dots(Matcher m, @Nullable LocalDate d) {
    int day = Integer.parseInt(m.group("dd"));
    int month = Integer.parseInt(m.group("dm"));
    String year = m.group("dy");
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    LocalDate found = year != null ? Calendar.day(Integer.parseInt(year), month, day) : d == null ? null : Calendar.last(month, day, d);
    return found == null ? null : of(m, Kind.DAY, found, found, null, found.toString());
  }

  private static @Nullable TimeMention dated(
      Matcher m, String day, String month, @Nullable String year, @Nullable LocalDate d, Kind kind) {
    int dd = Integer.parseInt(day);
    int mm = Calendar.month(month);
    if (dd < 1 || dd > 31 || mm == 0) {
      return null;
    }
    LocalDate found = year != null ? Calendar.day(Integer.parseInt(year), mm, dd) : d == null ? null : Calendar.last(mm, dd, d);
    String partial = found == null ? String.format(Locale.ROOT, "--%02d-%02d", mm, dd) : null;
    LocalDate start = kind == Kind.NIGHT ? minus(found, 1) : found;
    return of(m, kind, start, found, partial, String.format(Locale.ROOT, "%02d-%02d", mm, dd));
  }

  private static @Nullable LocalDate minus(@Nullable LocalDate d, int days) {
    return d == null ? null : d.minusDays(days);
  }

  private static TimeMention of(
      Matcher m, Kind kind, @Nullable LocalDate start, @Nullable LocalDate end, @Nullable String partial, String name) {
    return new TimeMention(kind, start, end, partial, name, m.start(), m.end());
  }
}
