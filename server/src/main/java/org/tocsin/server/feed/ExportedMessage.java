package org.tocsin.server.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;

/** Any datagram as one line of JSON: {@code {"feed","key"?,"received_at","form","text" or "base64"}}. */
public final class ExportedMessage {
  private ExportedMessage() {}

  /** @param at when it was recorded: a replay plays it at that time */
  public static String line(Datagram d, Instant at) {
    ObjectNode o = Messages.object();
    o.put("feed", d.feed());
    if (d.key() != null) {
      o.put("key", d.key());
    }
    o.put("received_at", at.toString()).put("form", d.form());
    byte[] body = d.body().toArray();
    try {
      o.put("text", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException notText) {
      o.put("base64", Base64.getEncoder().encodeToString(body));
    }
    return Messages.bytes(o).text();
  }

  /** @param otherwiseKey for a message without a key, so that a replay can go on after a kill */
  static Datagram parse(JsonNode o, String otherwiseKey) throws Messages.Unusable {
    String text = Messages.findText(o, "text");
    Bytes body;
    try {
      body = text != null ? Bytes.utf8(text) : Bytes.copyOf(Base64.getDecoder().decode(Messages.text(o, "base64")));
    } catch (IllegalArgumentException e) {
      throw new Messages.Unusable("field base64 is not Base64");
    }
    String key = Messages.findText(o, "key");
    return new Datagram(
        Messages.text(o, "feed"),
        key == null ? otherwiseKey : key,
        Messages.time(o, "received_at"),
        Messages.text(o, "form"),
        body);
  }
}
