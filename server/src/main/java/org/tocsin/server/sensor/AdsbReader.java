package org.tocsin.server.sensor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.protocols.adsb.AdsbObserver;
import org.tocsin.server.sensor.SensorSettings.Language.Adsb.Form;

/** What an ADS-B receiver hears. Lines may be cut anywhere; one that grows too long is left out. */
final class AdsbReader implements FeedReader {
  private static final int LONGEST_LINE = 1024;

  private final AdsbObserver observer;
  private final Form form;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long unanswered;

  AdsbReader(AdsbObserver observer, Form form) {
    this.observer = observer;
    this.form = form;
  }

  @Override
  public void read(byte[] b, Instant at, Consumer<Observation> out) {
    Consumer<PositionReport> sink = out::accept;
    switch (form) {
      case BEAST -> observer.beast(b, 0, b.length, at, sink);
      case JSON -> {
        if (b.length == 0) {
          unanswered++;
        } else {
          observer.json(b, at, sink);
        }
      }
      case AVR, SBS -> {
        for (byte x : b) {
          if (x != '\n') {
            if (line.size() < LONGEST_LINE) {
              line.write(x);
            }
            continue;
          }
          String s = line.toString(StandardCharsets.US_ASCII);
          line.reset();
          if (s.isBlank()) {
            continue;
          }
          if (form == Form.AVR) {
            observer.avr(s, at, sink);
          } else {
            observer.sbs(s, at, sink);
          }
        }
      }
    }
  }

  @Override
  public long decoded() {
    return Math.max(0, observer.messages() - observer.rejected());
  }

  @Override
  public Map<String, Long> rejected() {
    return Map.of("damaged or unreadable", observer.rejected(), "no answer", unanswered);
  }
}
