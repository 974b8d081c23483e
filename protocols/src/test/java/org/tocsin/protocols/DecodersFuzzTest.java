package org.tocsin.protocols;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.protocols.acoustic.AcousticNet;
import org.tocsin.protocols.adsb.AdsbObserver;
import org.tocsin.protocols.alertsapi.AlertsInUa;
import org.tocsin.protocols.alertsapi.PikudHaOref;
import org.tocsin.protocols.alertsapi.UkraineAlarm;
import org.tocsin.protocols.asterix.AsterixObserver;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.protocols.asterix.Sensors;
import org.tocsin.protocols.cot.CotObserver;
import org.tocsin.protocols.cot.CotXml;
import org.tocsin.protocols.cot.TakProtocol;
import org.tocsin.protocols.cot.TakStream;
import org.tocsin.protocols.decode.Format;
import org.tocsin.protocols.decode.Formats;

/**
 * Targets for coverage-guided fuzzing: {@code JAZZER_FUZZ=1 mvn -pl protocols -am test -Dfuzz.excluded=none
 * -Dtest=DecodersFuzzTest#asterix -Dsurefire.failIfNoSpecifiedTests=false}. Any exception out of a decoder is a finding. Bounded
 * fuzzing of every decoder is part of the ordinary suite, without this.
 */
@Tag("fuzz")
class DecodersFuzzTest {
  private static final Definitions DEFINITIONS = Definitions.load();
  private static final Source SOURCE = new Source("fuzz", "x", Trust.PUBLIC);

  @FuzzTest
  void asterix(byte[] b) {
    new AsterixObserver(Sensors.of("fuzz"), DEFINITIONS, DEFINITIONS.newest()).read(b, 0, b.length, Instant.EPOCH, o -> {});
  }

  @FuzzTest
  void adsb(byte[] b) {
    AdsbObserver o = new AdsbObserver(SOURCE, null, false);
    String text = new String(b, StandardCharsets.ISO_8859_1);
    o.beast(b, 0, b.length, Instant.EPOCH, r -> {});
    o.avr(text, Instant.EPOCH, r -> {});
    o.sbs(text, Instant.EPOCH, r -> {});
    o.json(b, Instant.EPOCH, r -> {});
  }

  @FuzzTest
  void cot(byte[] b) {
    CotObserver observer = new CotObserver(SOURCE, "tocsin.", true);
    TakProtocol protocol = new TakProtocol();
    for (CotXml.Result r : List.of(new CotXml().read(b), protocol.readPayload(b), protocol.readMesh(b))) {
      if (r instanceof CotXml.Result.Read read) {
        observer.observe(read.event(), Instant.EPOCH);
        CotXml.write(read.event());
        protocol.payload(read.event());
      }
    }
    new TakStream().read(b, 0, b.length, r -> {});
  }

  @FuzzTest
  void acoustic(byte[] b) {
    new AcousticNet("fuzz", Trust.PUBLIC, Duration.ofMinutes(1), p -> List.of("UA32")).read(b, Instant.EPOCH);
  }

  @FuzzTest
  void alerts(byte[] b) {
    AlertsInUa.active(b);
    AlertsInUa.byOblast(b);
    UkraineAlarm.alerts(b);
    PikudHaOref.realTime(b);
    PikudHaOref.history(b);
  }

  @FuzzTest
  void files(byte[] b) {
    for (Format f : Formats.all()) {
      if (f.recognises(b)) {
        f.decode(b, "", new StringWriter());
      }
    }
  }
}
