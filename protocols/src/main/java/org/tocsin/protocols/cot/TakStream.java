package org.tocsin.protocols.cot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Splits a TAK stream into events, whichever form they come in: XML event after XML event until protocol version 1 is agreed,
 * framed messages after it. Chunks may break anywhere. A message beyond the limit is skipped, not kept.
 */
public final class TakStream {
  private static final byte[] END = "</event>".getBytes(StandardCharsets.US_ASCII);
  private static final int MAGIC = 0xBF;
  private static final int MAX_MESSAGE = 1 << 20;

  private final CotXml xml = new CotXml();
  private final TakProtocol protocol = new TakProtocol();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private int matched;
  private State state = State.BETWEEN;
  private long length;
  private int shift;

  private enum State {
    BETWEEN,
    XML,
    LENGTH,
    MESSAGE
  }

  /** Reads the next part of the stream. */
  public void read(byte[] b, int from, int to, Consumer<CotXml.Result> sink) {
    for (int i = from; i < to; i++) {
      octet(b[i], sink);
    }
  }

  private void octet(byte b, Consumer<CotXml.Result> sink) {
    switch (state) {
      case BETWEEN -> {
        if ((b & 0xFF) == MAGIC) {
          state = State.LENGTH;
          length = 0;
          shift = 0;
        } else if (b == '<') {
          state = State.XML;
          matched = 0;
          pending.write(b);
        }
      }
      case LENGTH -> {
        length |= (long) (b & 0x7F) << shift;
        shift += 7;
        if (b >= 0) {
          state = length == 0 || length > MAX_MESSAGE ? State.BETWEEN : State.MESSAGE;
          if (length > MAX_MESSAGE) {
            sink.accept(new CotXml.Result.Refused("message of " + length + " bytes"));
          }
        } else if (shift > 28) {
          state = State.BETWEEN;
          sink.accept(new CotXml.Result.Refused("length of a message is too long"));
        }
      }
      case MESSAGE -> {
        pending.write(b);
        if (pending.size() == length) {
          sink.accept(protocol.readPayload(take()));
        }
      }
      case XML -> {
        pending.write(b);
        matched = b == END[matched] ? matched + 1 : b == END[0] ? 1 : 0;
        if (matched == END.length) {
          sink.accept(xml.read(take()));
        } else if (pending.size() > MAX_MESSAGE) {
          take();
          sink.accept(new CotXml.Result.Refused("event without an end"));
        }
      }
    }
  }

  private byte[] take() {
    byte[] b = pending.toByteArray();
    pending.reset();
    state = State.BETWEEN;
    return b;
  }
}
