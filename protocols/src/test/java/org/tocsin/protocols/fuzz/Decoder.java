package org.tocsin.protocols.fuzz;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.protocols.acoustic.AcousticNet;
import org.tocsin.protocols.adsb.AdsbObserver;
import org.tocsin.protocols.adsb.ModeS;
import org.tocsin.protocols.adsb.SquitterEncoder;
import org.tocsin.protocols.alertsapi.AlertsInUa;
import org.tocsin.protocols.alertsapi.PikudHaOref;
import org.tocsin.protocols.alertsapi.UkraineAlarm;
import org.tocsin.protocols.asterix.AsterixObserver;
import org.tocsin.protocols.asterix.Blocks;
import org.tocsin.protocols.asterix.Definition;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.protocols.asterix.Editions;
import org.tocsin.protocols.asterix.Record;
import org.tocsin.protocols.asterix.RecordJson;
import org.tocsin.protocols.asterix.Sensors;
import org.tocsin.protocols.capture.Frame;
import org.tocsin.protocols.capture.Framing;
import org.tocsin.protocols.capture.Recording;
import org.tocsin.protocols.cot.CotObserver;
import org.tocsin.protocols.cot.CotXml;
import org.tocsin.protocols.cot.TakProtocol;
import org.tocsin.protocols.cot.TakStream;

/**
 * A decoder as a fuzzer sees it: bytes in, and nothing may come out but what it says it gives. Where a check sum would stop
 * nearly every input at the door, the sum is put right first.
 */
enum Decoder {
  ASTERIX(160, Decoder::asterix),
  BEAST(72, Decoder::beast),
  AVR(64, Decoder::avr),
  SBS(160, Decoder::sbs),
  AIRCRAFT(300, Decoder::aircraft),
  COT(400, Decoder::cot),
  TAK(200, Decoder::tak),
  ACOUSTIC(250, Decoder::acoustic),
  COMPACT(80, Decoder::acoustic),
  FRAMING(260, Decoder::framing),
  ALERTS(300, Decoder::alerts);

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Source SOURCE = new Source("fuzz", "x", Trust.PUBLIC);
  /** Octets around an input, which no decoder may look at. */
  private static final int WALL = 16;

  private final int longest;
  private final Supplier<Consumer<byte[]>> maker;

  Decoder(int longest, Supplier<Consumer<byte[]>> maker) {
    this.longest = longest;
    this.maker = maker;
  }

  /** Octets of the longest input tried. */
  int longest() {
    return longest;
  }

  /** A new one, for one thread. */
  Consumer<byte[]> decoder() {
    return maker.get();
  }

  private static Consumer<byte[]> asterix() {
    Definitions definitions = Definitions.load();
    List<Editions> editions = new ArrayList<>(List.of(definitions.newest()));
    for (int category : definitions.categories()) {
      for (Definition d : definitions.editions(category)) {
        if (d != definitions.editions(category).getLast()) {
          editions.add(definitions.newest().with(d));
        }
      }
    }
    List<AsterixObserver> observers =
        editions.stream().map(e -> new AsterixObserver(Sensors.of("fuzz"), definitions, e)).toList();
    Blocks blocks = new Blocks();
    return b -> {
      // The length chooses the editions: every length is tried often.
      int i = b.length % editions.size();
      byte[] walled = walled(b);
      int end = WALL + b.length;
      Frame frame = new Frame(walled, WALL, end, Frame.NO_TIME, "");
      RecordJson json = new RecordJson(Writer.nullWriter());
      blocks.read(walled, WALL, end, editions.get(i), new Blocks.Visitor() {
        private int last = WALL;

        @Override
        public void record(Record r) {
          if (r.start() < last || r.end() > end || r.end() <= r.start()) {
            throw new AssertionError("record " + r.start() + ".." + r.end() + " outside " + last + ".." + end);
          }
          last = r.end();
          json.write(0, 0, frame, r);
        }
      });
      observers.get(i).read(walled, WALL, end, NOON, o -> {});
    };
  }

  private static byte[] walled(byte[] b) {
    byte[] walled = new byte[b.length + 2 * WALL];
    Arrays.fill(walled, (byte) 0xFF);
    System.arraycopy(b, 0, walled, WALL, b.length);
    return walled;
  }

  private static AdsbObserver observer() {
    return new AdsbObserver(SOURCE, new GeoPoint(50, 30), false);
  }

  private static Consumer<byte[]> beast() {
    return b -> {
      AdsbObserver o = observer();
      byte[] walled = walled(b);
      o.beast(walled, WALL, WALL + b.length, NOON, r -> {});
      // The same octets as replies of whole length with the parity put right.
      for (int at = 0; at + 11 <= b.length; at += 11) {
        byte[] reply = Arrays.copyOf(Arrays.copyOfRange(b, at, at + 11), 14);
        int parity = ModeS.remainder(reply, 0, 14);
        for (int i = 0; i < 3; i++) {
          reply[11 + i] = (byte) (parity >> 16 - 8 * i);
        }
        byte[] message = SquitterEncoder.beast(reply, at * 1_000_000L, 77);
        o.beast(message, 0, message.length, NOON, r -> {});
      }
    };
  }

  private static String latin(byte[] b) {
    return new String(b, StandardCharsets.ISO_8859_1);
  }

  private static Consumer<byte[]> avr() {
    return b -> {
      AdsbObserver o = observer();
      for (String line : latin(b).split("\n", -1)) {
        o.avr(line, NOON, r -> {});
      }
    };
  }

  private static Consumer<byte[]> sbs() {
    return b -> {
      AdsbObserver o = observer();
      for (String line : latin(b).split("\n", -1)) {
        o.sbs(line, NOON, r -> {});
      }
    };
  }

  private static Consumer<byte[]> aircraft() {
    return b -> observer().json(b, NOON, r -> {});
  }

  private static Consumer<byte[]> cot() {
    CotXml xml = new CotXml();
    CotObserver observer = new CotObserver(SOURCE, "tocsin.", true);
    return b -> {
      if (xml.read(b) instanceof CotXml.Result.Read read) {
        observer.observe(read.event(), NOON);
        if (xml.read(CotXml.write(read.event()).getBytes(StandardCharsets.UTF_8)) instanceof CotXml.Result.Refused r) {
          throw new AssertionError("what was read and written again is refused: " + r.reason());
        }
      }
      new TakStream().read(b, 0, b.length, r -> {});
    };
  }

  private static Consumer<byte[]> tak() {
    TakProtocol protocol = new TakProtocol();
    CotObserver observer = new CotObserver(SOURCE, "tocsin.", true);
    return b -> {
      for (CotXml.Result r : List.of(protocol.readPayload(b), protocol.readMesh(b))) {
        if (r instanceof CotXml.Result.Read read) {
          observer.observe(read.event(), NOON);
          protocol.payload(read.event());
        }
      }
      new TakStream().read(b, 0, b.length, r -> {});
    };
  }

  private static Consumer<byte[]> acoustic() {
    return b -> {
      AcousticNet net = new AcousticNet("fuzz", Trust.PUBLIC, Duration.ofMinutes(1), p -> List.of("UA32"));
      net.read(b, NOON);
      if (b.length > 2 && (b[0] & 0xFF) == 0xA7) {
        byte[] right = b.clone();
        Seeds.crc(right);
        net.read(right, NOON);
      }
      net.tick(NOON.plusSeconds(70));
    };
  }

  private static Consumer<byte[]> framing() {
    return b -> {
      int[] sum = {0};
      Consumer<Frame> look = f -> {
        for (int i = f.from(); i < f.to(); i++) {
          sum[0] += f.bytes()[i];
        }
      };
      try {
        Recording.read(b, Recording.detect(b), look);
      } catch (IllegalArgumentException stated) {
        // What fits no framing is refused so.
        for (Framing f : Framing.values()) {
          if (!f.name().endsWith("PCAP")) {
            Recording.read(b, f, look);
          }
        }
      }
    };
  }

  private static Consumer<byte[]> alerts() {
    return b -> {
      AlertsInUa.active(b);
      AlertsInUa.byOblast(b);
      AlertsInUa.one(b);
      UkraineAlarm.alerts(b);
      if (UkraineAlarm.isRegions(b)) {
        UkraineAlarm.regions(b);
      }
      PikudHaOref.realTime(b);
      PikudHaOref.history(b);
    };
  }
}
