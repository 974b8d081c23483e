package org.tocsin.server.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.journal.Purpose;
import org.tocsin.server.outlet.Notice;
import org.tocsin.server.outlet.Outlet;

/**
 * Every alert revision decided so far, so that a start from a snapshot can hand outlets those from before it. A cache:
 * what is missing or damaged is decided anew from the journal.
 */
public final class AlertArchive implements Outlet {
  private final Path file;
  private final byte[] origin;
  private @Nullable FileChannel channel;
  private long delivered;
  private long end;
  private int chain;

  /** @param origin names all that the alerts are a function of; an archive of another origin is thrown away */
  public AlertArchive(Path file, String origin) {
    this.file = file;
    this.origin = origin.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The sound beginning of the archive, in order of sequence; cuts off what is not. Before {@link #begin}.
   *
   * @param lastEntry of the journal: alerts of entries that a power cut took from it belong to another history
   */
  public List<Alert> open(long lastEntry) throws IOException {
    List<Alert> alerts = new ArrayList<>();
    delivered = 0;
    end = 0;
    try (FrameReader frames = new FrameReader(file)) {
      if (Arrays.equals(frames.next(), origin)) {
        keep(frames);
        for (byte[] payload; (payload = frames.next()) != null; ) {
          Alert a = StateCodec.JSON.readValue(payload, Alert.class);
          if (a.sequence() != delivered + 1 || a.entry() > lastEntry) {
            break;
          }
          alerts.add(a);
          delivered = a.sequence();
          keep(frames);
        }
      }
    } catch (NoSuchFileException | Damage | JsonProcessingException e) {
      // What was read before it is sound; the rest is decided anew.
    }
    return alerts;
  }

  private void keep(FrameReader frames) {
    end = frames.position();
    chain = frames.chain();
  }

  @Override
  public String name() {
    return "alert archive";
  }

  @Override
  public void begin(String journal, Purpose purpose) throws IOException {
    FileChannel open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel = open;
    open.truncate(end);
    if (end == 0) {
      chain = FrameReader.seed();
      write(ByteBuffer.wrap(FrameReader.MAGIC));
      append(origin);
    }
  }

  @Override
  public long delivered() {
    return delivered;
  }

  @Override
  public void deliver(List<Notice> notices) throws IOException {
    for (Notice n : notices) {
      if (n.alert().sequence() == delivered + 1) {
        append(StateCodec.JSON.writeValueAsBytes(n.alert()));
        delivered++;
      }
    }
  }

  private void append(byte[] payload) throws IOException {
    write(Frames.frame(chain, payload));
    chain = Frames.mark(chain, payload);
  }

  private void write(ByteBuffer bytes) throws IOException {
    FileChannel open = channel;
    if (open == null) {
      throw new IOException(file + " is not open");
    }
    long at = end;
    while (bytes.hasRemaining()) {
      at += open.write(bytes, at);
    }
    end = at;
  }

  @Override
  public void close() throws IOException {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      open.close();
    }
  }
}
