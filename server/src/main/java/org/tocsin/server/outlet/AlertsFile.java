package org.tocsin.server.outlet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.place.Areas;

/**
 * Every alert revision as one line of JSON. What it has delivered is what the file holds: an unfinished line is cut off
 * on opening and written again. The file of another journal is set aside under that journal's name.
 */
public final class AlertsFile implements Outlet {
  /** Half a surrogate pair has no UTF-8 form, so such a line is escaped. */
  private static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private static final JsonMapper ESCAPED = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Path file;
  private final Areas areas;
  private @Nullable FileChannel channel;
  private long delivered;
  private long end;

  public AlertsFile(Path file, Areas areas) {
    this.file = file;
    this.areas = areas;
  }

  @Override
  public String name() {
    return String.valueOf(file.getFileName());
  }

  @Override
  public void begin(String journal, Purpose purpose) throws IOException {
    close();
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Last last = last();
    if (last != null && !last.journal().equals(journal)) {
      Path aside = file.resolveSibling(last.journal() + "-" + file.getFileName());
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      last = null;
    }
    delivered = last == null ? 0 : last.sequence();
    end = last == null ? 0 : last.end();
    FileChannel open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel = open;
    open.truncate(end);
  }

  @Override
  public long delivered() {
    return delivered;
  }

  @Override
  public void deliver(List<Notice> notices) throws IOException {
    FileChannel open = channel;
    if (open == null) {
      throw new IOException(file + " is not open");
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Notice n : notices) {
      if (n.alert().sequence() > delivered) {
        lines.writeBytes(line(n));
        lines.write('\n');
      }
    }
    ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
    long at = end;
    while (bytes.hasRemaining()) {
      at += open.write(bytes, at);
    }
    end = at;
    delivered = Math.max(delivered, notices.getLast().alert().sequence());
  }

  private byte[] line(Notice n) throws IOException {
    ObjectNode o = JSON.createObjectNode();
    o.put("journal", n.journal()).put("purpose", n.purpose().name());
    o.setAll(AlertJson.of(n.alert(), areas));
    try {
      return JSON.writeValueAsBytes(o);
    } catch (JsonProcessingException halfSurrogate) {
      return ESCAPED.writeValueAsBytes(o);
    }
  }

  private record Last(String journal, long sequence, long end) {}

  /** The last whole line of the file. */
  private @Nullable Last last() throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      long lineEnd = newlineBefore(in, in.size());
      if (lineEnd < 0) {
        return null;
      }
      long lineStart = newlineBefore(in, lineEnd) + 1;
      ByteBuffer line = ByteBuffer.allocate((int) (lineEnd - lineStart));
      while (line.hasRemaining() && in.read(line, lineStart + line.position()) > 0) {}
      JsonNode o = JSON.readTree(line.array());
      if (!o.path("journal").isTextual() || !o.path("sequence").isIntegralNumber()) {
        throw new IOException(file + " was not written by tocsin; move it away");
      }
      return new Last(o.path("journal").textValue(), o.path("sequence").longValue(), lineEnd + 1);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " does not end in a line of JSON; move it away");
    }
  }

  /** Offset of the last newline before {@code from}, or -1. */
  private static long newlineBefore(FileChannel in, long from) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(8192);
    for (long stop = from; stop > 0; ) {
      long start = Math.max(0, stop - block.capacity());
      block.clear().limit((int) (stop - start));
      while (block.hasRemaining() && in.read(block, start + block.position()) > 0) {}
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return start + i;
        }
      }
      stop = start;
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
