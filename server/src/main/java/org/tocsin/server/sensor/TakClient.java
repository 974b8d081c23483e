package org.tocsin.server.sensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.tocsin.protocols.cot.CotXml;
import org.tocsin.protocols.cot.TakNegotiation;
import org.tocsin.protocols.cot.TakStream;
import org.tocsin.protocols.transport.Receiver;
import org.tocsin.protocols.transport.TcpReceiver;

/** Answers a TAK server that offers the binary protocol; what it sends is decoded elsewhere, in either form. */
final class TakClient {
  private final TcpReceiver connection;
  private final String uid;
  private TakNegotiation negotiation;
  private TakStream stream = new TakStream();
  private long connections;

  TakClient(TcpReceiver connection, String uid) {
    this.connection = connection;
    this.uid = uid;
    this.negotiation = new TakNegotiation(uid);
  }

  void hear(Receiver.Message m) {
    long now = connection.counters().connections();
    if (now != connections) {
      connections = now;
      negotiation = new TakNegotiation(uid);
      stream = new TakStream();
    }
    stream.read(m.bytes(), 0, m.bytes().length, r -> answer(r, m.receivedAt()));
  }

  private void answer(CotXml.Result r, Instant at) {
    if (r instanceof CotXml.Result.Read read) {
      negotiation
          .hear(read.event(), at)
          .ifPresent(
              e -> {
                try {
                  connection.send(CotXml.write(e).getBytes(StandardCharsets.UTF_8));
                } catch (IOException gone) {
                  // The receiver connects anew, and the server offers again.
                  connections = -1;
                }
              });
    }
  }
}
