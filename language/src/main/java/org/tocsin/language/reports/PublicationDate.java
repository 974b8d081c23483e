package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The day of publication where the text itself prints it: a date line, "as of" a day, the count of the war's days. */
final class PublicationDate {
  /** A date line stands at the head of a page. */
  private static final int HEAD = 1_500;

  private static final LocalDate FIRST_DAY = LocalDate.of(2022, 2, 24);
  private static final int LONGEST_WAR = 6_000;

  private static final Pattern ISO = Pattern.compile("(?:^|\\n)\\s*(?:date|дата|published|updated)?:?\\s*(20\\d\\d)-(\\d\\d)-(\\d\\d)\\b");
  private static final Pattern LINE_EN =
      Pattern.compile("(?:^|\\n)\\s*(?:published|updated|posted)?:?\\s*(?:on )?(?:" + Calendar.WEEKDAY + ",? )?" + Calendar.MONTH + "\\.? (\\d{1,2}),? (20\\d\\d)\\b(?=[^\\n]{0,30}(?:\\n|$))");
  private static final Pattern LINE_EN_DAY =
      Pattern.compile("(?:^|\\n)\\s*(?:published|updated|posted)?:?\\s*(?:on )?(?:" + Calendar.WEEKDAY + ",? )?(\\d{1,2}) " + Calendar.MONTH + "\\.?,? (20\\d\\d)\\b(?=[^\\n]{0,30}(?:\\n|$))");
  private static final Pattern AS_OF =
      Pattern.compile("(?:станом на|за підсумками|as of|зведення (?:на|за)|оновлено:?|опубліковано:?)[^\\n]{0,24}?\\b(0?[1-9]|[12]\\d|3[01])[. /](0?[1-9]|1[0-2])[. /](20\\d\\d|\\d\\d)(?:\\b|р)");
  private static final Pattern AS_OF_WORDS =
      Pattern.compile("(?:станом на|за підсумками|as of)[^\\n]{0,24}?\\b(\\d{1,2}) " + Calendar.MONTH + "(?:,? (20\\d\\d))?");
  private static final Pattern LINE_UK = Pattern.compile("(?:^|\\n)\\s*(\\d{1,2}) " + Calendar.MONTH + ",? (20\\d\\d)(?=[^\\n]{0,30}(?:\\n|$))");
  private static final Pattern LINE_DIGITS = Pattern.compile("(?:^|\\n)\\s*(\\d{1,2})\\.(\\d{1,2})\\.(20\\d\\d)(?=[^\\n]{0,20}(?:\\n|$))");
  private static final Pattern WAR_DAY = Pattern.compile("((?:\\d[^\\p{L}\\d]{0,6}){3,4})(?:-?(?:та|га|ша|а|th|rd|nd|st))?\\s*(?:доба|день|day)");

  private PublicationDate() {}

  static @Nullable LocalDate find(String text) {
    String t = text.substring(0, Math.min(HEAD, text.length())).toLowerCase(Locale.ROOT);
    LocalDate found = numbers(ISO.matcher(t), 1, 2, 3);
    if (found == null) {
      found = month(LINE_EN.matcher(t), 4, 2, 3);
    }
    if (found == null) {
      found = month(LINE_EN_DAY.matcher(t), 4, 3, 2);
    }
    if (found == null) {
      found = numbers(AS_OF.matcher(t), 3, 2, 1);
    }
    if (found == null) {
      found = asOf(t);
    }
    if (found == null) {
      found = month(LINE_UK.matcher(t), 3, 2, 1);
    }
    return found == null ? numbers(LINE_DIGITS.matcher(t), 3, 2, 1) : found;
  }

  private static @Nullable LocalDate numbers(Matcher m, int year, int month, int day) {
    return m.find() ? Calendar.day(Integer.parseInt(m.group(year)), Integer.parseInt(m.group(month)), Integer.parseInt(m.group(day))) : null;
  }

  private static @Nullable LocalDate month(Matcher m, int year, int month, int day) {
    return m.find() ? Calendar.day(Integer.parseInt(m.group(year)), Calendar.month(m.group(month)), Integer.parseInt(m.group(day))) : null;
  }

  /** "As of 13 December" has no year: the count of the war's days gives it. */
  private static @Nullable LocalDate asOf(String t) {
    Matcher m = AS_OF_WORDS.matcher(t);
    if (!m.find()) {
      return null;
    }
    int day = Integer.parseInt(m.group(1));
    int month = Calendar.month(m.group(2));
    if (m.group(3) != null) {
      return Calendar.day(Integer.parseInt(m.group(3)), month, day);
    }
    Matcher war = WAR_DAY.matcher(t);
    if (!war.find()) {
      return null;
    }
    int count = Integer.parseInt(war.group(1).replaceAll("\\D", ""));
    return count > LONGEST_WAR ? null : Calendar.last(month, day, FIRST_DAY.plusDays(count));
  }
}
