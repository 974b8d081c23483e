package org.tocsin.ledger.brief;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;

/**
 * The brief as PDF, links and all. Cyrillic needs a font of the system: the first found of DejaVu Sans, Liberation Sans and
 * Noto Sans is embedded; without any, Cyrillic letters are missing and the second result says so.
 */
public final class BriefPdf {
  private static final List<String> FONTS =
      List.of(
          "/usr/share/fonts/truetype/dejavu/DejaVuSans", "/usr/share/fonts/TTF/DejaVuSans", "/usr/share/fonts/truetype/liberation/LiberationSans-Regular",
          "/usr/share/fonts/truetype/noto/NotoSans-Regular", "/Library/Fonts/Arial Unicode");

  private BriefPdf() {}

  /** @return whether a font with Cyrillic letters was found */
  public static boolean write(String html, OutputStream out) throws IOException {
    com.openhtmltopdf.util.XRLog.listRegisteredLoggers().forEach(l -> com.openhtmltopdf.util.XRLog.setLevel(l, Level.SEVERE));
    PdfRendererBuilder b = new PdfRendererBuilder();
    b.useFastMode();
    boolean font = false;
    for (String f : FONTS) {
      Path regular = Path.of(f + ".ttf");
      if (!font && Files.isReadable(regular)) {
        b.useFont(regular.toFile(), "Brief");
        Path bold = Path.of(f.replace("-Regular", "") + "-Bold.ttf");
        if (Files.isReadable(bold)) {
          b.useFont(bold.toFile(), "Brief", 700, com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle.NORMAL, true);
        }
        font = true;
      }
    }
    // Nothing outside the page is ever fetched.
    b.useUriResolver((_, uri) -> uri.startsWith("data:") || uri.startsWith("#") || uri.startsWith("http") ? uri : null);
    b.useHttpStreamImplementation(_ -> {
      throw new IllegalStateException("a brief fetches nothing");
    });
    b.withW3cDocument(new W3CDom().fromJsoup(Jsoup.parse(html)), "/");
    b.toStream(out);
    b.run();
    return font;
  }
}
