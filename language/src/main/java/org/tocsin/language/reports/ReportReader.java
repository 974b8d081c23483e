package org.tocsin.language.reports;

import java.util.List;
import org.tocsin.core.place.Areas;

/**
 * Reads reports. Built once from the country's areas; reading keeps no state, so the same report always gives the
 * same claims.
 */
public final class ReportReader {
  public ReportReader(Areas areas) {
    this.areas = areas;
  }

  private final Areas areas;

  public ReadReport read(Report report) {
    return new ReadReport(report, report.publishedAt(), List.of(), List.of(), List.of(), List.of());
  }
}
