package org.tocsin.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Fact;

/**
 * What one source says, ready to be filed. Once filed it is never changed: a later version is another source, a mistake
 * in reading is put right by an editor's decision.
 *
 * @param accounts what it tells of single attacks
 * @param loose what it says beside them: needs, background figures
 * @param notes what the reader left out, and why
 */
public record Filing(Document document, List<Account> accounts, List<Statement> loose, List<String> notes) {

  public enum Kind {
    REPORT,
    /** Rows of a table of raids. */
    TABLE,
    /** An official summary of an attack, read from a post. */
    SUMMARY;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param hash SHA-256 of the words with blanks joined, hexadecimal: equal words are one source
   * @param name the keeper's name: a file, a feed's id
   * @param text empty for a table, whose rows are the passages
   */
  public record Document(
      Kind kind,
      String hash,
      String name,
      @Nullable String title,
      @Nullable String outlet,
      @Nullable String uri,
      String language,
      @Nullable LocalDate published,
      String text) {}

  /**
   * One source's account of one attack.
   *
   * @param id unique in its source
   * @param partOf the account of the wave or sum that this blow is a part of, or null
   * @param role strike, wave, daily_total or campaign
   * @param side russia_on_ukraine or ukraine_on_russia
   */
  public record Account(
      String id,
      @Nullable String partOf,
      String role,
      String side,
      Window window,
      List<PlaceName> places,
      List<Statement> statements) {}

  /**
   * One claim.
   *
   * @param subject class of munition, kind of target, of effect, of need; empty where the fact needs none
   * @param name model, name of the target, place of the effect, who is to get it
   * @param part empty for a total; else what part of one it counts ("turbojet", "Kyiv oblast"), never added to it
   * @param scope words that bound the figure
   * @param by who says it; null when the source speaks for itself
   * @param other said by somebody else, or before: beside what the source stands behind
   * @param proposed read by a weak rule: for a person to confirm
   */
  public record Statement(
      Fact fact,
      String subject,
      @Nullable String name,
      String part,
      @Nullable String scope,
      @Nullable Amount amount,
      @Nullable String by,
      boolean other,
      boolean proposed,
      double confidence,
      Passage passage) {

    public static Statement of(Fact fact, String subject, @Nullable String name, @Nullable Amount amount, Passage passage) {
      return new Statement(fact, subject, name, "", null, amount, null, false, false, 1, passage);
    }

    public Statement asPart(String ofWhat) {
      return new Statement(fact, subject, name, ofWhat, scope, amount, by, other, proposed, confidence, passage);
    }
  }

  /**
   * The sentence a claim was read from, or the row of a table.
   *
   * @param start offset of its first UTF-16 unit in the source's text; the row's number for a table
   * @param from offset of the words themselves inside the passage
   * @param to offset after them
   */
  public record Passage(int start, String text, int from, int to) {
    public static Passage whole(int start, String text) {
      return new Passage(start, text, 0, text.length());
    }
  }

  public Filing {
    accounts = List.copyOf(accounts);
    loose = List.copyOf(loose);
    notes = List.copyOf(notes);
  }
}
