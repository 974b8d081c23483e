package org.tocsin.language.reports;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was stored, before anybody read it.
 *
 * @param id the keeper's name for it, unique in one collection
 * @param title a headline kept apart, or null when there is none or it stands first in the text
 * @param text the words as stored, nothing normalised; offsets of {@link Span} count its UTF-16 units
 * @param publishedAt the local day of publication, known from a feed and not from the text; null when not known
 * @param outlet who published it, or null
 * @param source where it was found, or null
 * @param hash SHA-256 of the text in UTF-8, lower-case hexadecimal: equal texts are one report
 */
public record Report(
    String id,
    @Nullable String title,
    String text,
    Language language,
    @Nullable LocalDate publishedAt,
    @Nullable String outlet,
    @Nullable URI source,
    String hash) {

  public enum Language {
    ENGLISH,
    UKRAINIAN;

    /** Ukrainian where Cyrillic letters outnumber Latin ones in the first thousands of characters. */
    public static Language of(String text) {
      int cyrillic = 0;
      int latin = 0;
      for (int i = 0; i < Math.min(text.length(), 4_000); i++) {
        char c = text.charAt(i);
        if (c >= 'Ѐ' && c <= 'ӿ') {
          cyrillic++;
        } else if (c >= 'A' && c <= 'z' && Character.isLetter(c)) {
          latin++;
        }
      }
      return cyrillic > latin ? UKRAINIAN : ENGLISH;
    }
  }

  /** A text of which no more is known than its day of publication, if that. */
  public static Report of(String id, String text, @Nullable LocalDate publishedAt) {
    return new Report(id, null, text, Language.of(text), publishedAt, null, null, hashOf(text));
  }

  public static String hashOf(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
