package org.tocsin.ledger.brief;

/** The looks of the brief, for the screen and for paper; no grid or flex, which the PDF maker does not know. */
final class Style {
  static final String CSS =
      """
      @page { size: A4; margin: 9mm 12mm 11mm 12mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 8pt; color: #66757f } }
      body { font-family: "Brief", "DejaVu Sans", "Liberation Sans", Arial, sans-serif; font-size: 8.4pt; line-height: 1.25; color: #1d2930; margin: 0 }
      .page, .annex { max-width: 186mm; margin: 0 auto }
      p { margin: 1mm 0 } h1 { font-size: 15pt; margin: 0 0 1mm 0; line-height: 1.15 } h2 { font-size: 10pt; margin: 2mm 0 0.6mm 0; color: #33505f }
      .lead { font-size: 10pt; margin: 0 0 1mm 0 }
      .small { font-size: 7.4pt; color: #55646d; margin: 0.6mm 0 } .none { color: #8a969d }
      a { color: #14506b; text-decoration: none } a.f { color: #1d2930; border-bottom: 0.4pt solid #8ab } sup { font-size: 6pt; color: #14506b; line-height: 0 }
      table { border-collapse: collapse; width: 100% } .two td { width: 50%; vertical-align: top; padding: 0 1mm }
      img { max-width: 100%; height: auto }
      .t { margin: 0 0 1.5mm 0 } .t td, .t th { border-bottom: 0.3pt solid #d5dbdf; padding: 0.35mm 1.2mm; text-align: right; vertical-align: baseline; font-size: 7.8pt }
      .t td:first-child, .t th:first-child { text-align: left } .t th { color: #55646d; font-weight: bold } .sum td { font-weight: bold } .t td.in { padding-left: 4mm }
      .g td { font-weight: bold; color: #33505f; padding-top: 1mm } .m td:nth-child(6), .m th:nth-child(6) { width: 58mm } .m td:nth-child(2), .m td:nth-child(3) { width: 27mm } .m td:nth-child(4), .m td:nth-child(5) { width: 18mm }
      .annex { page-break-before: always; font-size: 7.4pt; overflow-wrap: anywhere; word-wrap: break-word }
      .notes { padding-left: 8mm } .notes li { margin-bottom: 0.8mm }
      .sources { table-layout: fixed } .sources td { border-bottom: 0.3pt solid #e2e6e9; vertical-align: top; padding: 0.6mm; word-wrap: break-word }
      .sources td:nth-child(1) { width: 10mm; color: #55646d } .sources td:nth-child(3) { width: 42mm } .sources td:nth-child(4) { width: 22mm }
      code { font-family: inherit; color: #44535c } mark { background: #fdf0b0; color: inherit }
      :target { background: #e8f2f7 }
      @media screen { body { margin: 6mm 4mm } } @media screen and (max-width: 640px) { .two, .two tbody, .two tr, .two td { display: block; width: auto } .t { display: block; overflow-x: auto } .sources td:nth-child(3), .sources td:nth-child(4) { width: auto } }
      """;

  private Style() {}
}
