package org.tocsin.server.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import org.tocsin.core.journal.Purpose;

/**
 * First record of every file.
 *
 * @param journal id, the same in all files of a journal
 * @param purpose never changes in the life of a journal
 * @param day UTC day of {@code recordedAt} of the entries in this file
 * @param first number of the first entry of this file
 * @param after {@code recordedAt} of the entry before it; the epoch for the first file
 * @param previous last mark of the file before, 0 for the first file: a file that is lost or exchanged is noticed
 */
record Header(String journal, Purpose purpose, LocalDate day, long first, Instant after, int previous) {
  byte[] encode() {
    ObjectNode o = Json.object();
    o.put("journal", journal).put("purpose", purpose.name()).put("day", day.toString());
    o.put("first", first).put("after", after.toString()).put("previous", previous);
    return Json.bytes(o);
  }

  static Header decode(byte[] json) {
    JsonNode o = Json.parse(json);
    return new Header(
        Json.text(o, "journal"),
        Purpose.valueOf(Json.text(o, "purpose")),
        LocalDate.parse(Json.text(o, "day")),
        Json.required(o, "first").longValue(),
        Json.instant(o, "after"),
        Json.required(o, "previous").intValue());
  }
}
