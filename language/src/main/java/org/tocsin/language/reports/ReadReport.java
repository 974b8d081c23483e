package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.ReportedAttack.Side;

/**
 * What was read from one report.
 *
 * @param published the day of publication: known before, else read from the text, else null
 * @param needs what is asked for; kind {@link Fact#NEED}
 * @param background numbers that look like an attack's and are not this report's: earlier attacks, sums over weeks,
 *     other wars, losses of troops
 * @param notes what was left out and why (a text cut at the bound, say), for the person who checks; usually empty
 */
public record ReadReport(
    Report report,
    @Nullable LocalDate published,
    List<ReportedAttack> attacks,
    List<Claim> needs,
    List<BackgroundFigure> background,
    List<String> notes) {

  /**
   * @param date the day or year it belongs to, as far as the text tells; null otherwise
   * @param place as in the text, or null
   * @param words the time words, or null
   */
  public record BackgroundFigure(Claim claim, @Nullable String date, @Nullable String place, @Nullable String words) {}

  public ReadReport {
    attacks = List.copyOf(attacks);
    needs = List.copyOf(needs);
    background = List.copyOf(background);
    notes = List.copyOf(notes);
  }

  /** Whether it tells of a Russian attack on Ukraine. */
  public boolean isAttackReport() {
    return attacks.stream().anyMatch(a -> a.side() == Side.RUSSIA_ON_UKRAINE);
  }
}
