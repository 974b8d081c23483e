package org.tocsin.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the records of one file in order and checks each. */
final class FrameReader implements Closeable {
  /** The format's name and version; its last four bytes start the chain of marks. */
  static final byte[] MAGIC = {'T', 'O', 'C', 'S', 'I', 'N', 0, 1};

  private final String file;
  private final FileChannel channel;
  private final long size;
  private ByteBuffer window;
  private long windowStart;
  private long position = MAGIC.length;
  private int chain = seed();

  FrameReader(Path path) throws IOException {
    this.file = String.valueOf(path.getFileName());
    this.channel = FileChannel.open(path, StandardOpenOption.READ);
    this.size = channel.size();
    this.window = ByteBuffer.allocate((int) Math.clamp(size, 64, 1 << 16)).limit(0);
    try {
      requireMagic();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  static int seed() {
    return ByteBuffer.wrap(MAGIC).getInt(4);
  }

  /** The payload of the next record; null at the end of the file. */
  byte @Nullable [] next() throws IOException {
    if (position == size) {
      return null;
    }
    if (size - position < Frames.LEAD) {
      throw new Damage(file, position, true, "the record is cut short");
    }
    ByteBuffer lead = at(position, Frames.LEAD);
    int length = lead.getInt();
    if (lead.getInt() != Frames.check(chain, length) || length < 0 || length > Frames.MAX_PAYLOAD) {
      throw damage("the length of the record is damaged, or a record is missing before it");
    }
    if (size - position < Frames.LEAD + (long) length + Frames.TRAIL) {
      throw new Damage(file, position, true, "the record is cut short");
    }
    byte[] payload = new byte[length];
    ByteBuffer rest = at(position + Frames.LEAD, length + Frames.TRAIL);
    rest.get(payload);
    int mark = rest.getInt();
    if (mark != Frames.mark(chain, payload)) {
      throw damage("the record is damaged");
    }
    position += Frames.LEAD + length + Frames.TRAIL;
    chain = mark;
    return payload;
  }

  /** End of the last good record. */
  long position() {
    return position;
  }

  /** Mark of the last good record. */
  int chain() {
    return chain;
  }

  long size() {
    return size;
  }

  private void requireMagic() throws IOException {
    if (size < MAGIC.length) {
      throw new Damage(file, 0, true, "the file is cut short before its first record");
    }
    byte[] found = new byte[MAGIC.length];
    at(0, MAGIC.length).get(found);
    if (!Arrays.equals(found, MAGIC)) {
      boolean newer = Arrays.equals(found, 0, 7, MAGIC, 0, 7) && found[7] > MAGIC[7];
      throw new Damage(
          file,
          0,
          false,
          newer ? "written by a newer version (format " + found[7] + ")" : "this is not a Tocsin journal");
    }
  }

  private Damage damage(String what) throws IOException {
    return new Damage(file, position, !anyRecordAfter(position + 1), what);
  }

  /** Whether a sound record begins anywhere after the damage; its predecessor's mark lies right before it. */
  private boolean anyRecordAfter(long from) throws IOException {
    for (long p = from; p + Frames.LEAD + Frames.TRAIL <= size; p++) {
      ByteBuffer b = at(p - Frames.TRAIL, Frames.TRAIL + Frames.LEAD);
      int before = b.getInt();
      int length = b.getInt();
      if (length <= 0
          || length > Frames.MAX_PAYLOAD
          || b.getInt() != Frames.check(before, length)
          || p + Frames.LEAD + length + Frames.TRAIL > size) {
        continue;
      }
      byte[] payload = new byte[length];
      ByteBuffer rest = at(p + Frames.LEAD, length + Frames.TRAIL);
      rest.get(payload);
      if (rest.getInt() == Frames.mark(before, payload)) {
        return true;
      }
    }
    return false;
  }

  private ByteBuffer at(long offset, int length) throws IOException {
    if (offset < windowStart || offset + length > windowStart + window.limit()) {
      if (window.capacity() < length) {
        window = ByteBuffer.allocate(length);
      }
      window.clear();
      windowStart = offset;
      while (window.hasRemaining() && channel.read(window, windowStart + window.position()) > 0) {}
      window.flip();
    }
    return window.slice((int) (offset - windowStart), length);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
