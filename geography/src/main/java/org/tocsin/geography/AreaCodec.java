package org.tocsin.geography;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;

/**
 * The file format of one edition of areas: eight bytes {@code TOCAREA1}, the SHA-256 of the content, then the content
 * under gzip. The edition's name is taken from that checksum, so that equal content has equal names on every host.
 * Coordinates are kept to {@value OutlineCodec#PER_DEGREE} to the degree, about a centimetre.
 */
public final class AreaCodec {
  private static final byte[] MAGIC = "TOCAREA1".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKSUM_BYTES = 32;
  private static final int EDITION_HEX_DIGITS = 12;

  private AreaCodec() {}

  /**
   * @param origin first part of the edition's name: {@code builtin} or {@code imported}
   * @param approximation see {@link Areas#approximation()}
   */
  public record Content(
      String origin, String approximation, Level communityLevel, List<Area> areas, List<Settlement> settlements) {}

  public static byte[] encode(Content content) {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      write(content, new DataOutputStream(body));
      byte[] plain = body.toByteArray();
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.write(MAGIC);
      file.write(sha256(plain));
      try (GZIPOutputStream zip = new GZIPOutputStream(file)) {
        zip.write(plain);
      }
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @throws IOException when the bytes are no areas, are of another version or were changed since they were written */
  public static Areas decode(byte[] file) throws IOException {
    int header = MAGIC.length + CHECKSUM_BYTES;
    if (file.length < header || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
      throw new IOException("not a file of areas, or one of another version");
    }
    byte[] checksum = Arrays.copyOfRange(file, MAGIC.length, header);
    byte[] plain = unzipped(file, header);
    if (!MessageDigest.isEqual(checksum, sha256(plain))) {
      throw new IOException("the file of areas is damaged: its checksum does not fit");
    }
    Content c = read(new DataInputStream(new ByteArrayInputStream(plain)));
    String edition = c.origin() + "-" + HexFormat.of().formatHex(checksum).substring(0, EDITION_HEX_DIGITS);
    return new Areas(edition, c.approximation(), c.communityLevel(), c.areas(), c.settlements());
  }

  private static byte[] unzipped(byte[] file, int from) throws IOException {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(file, from, file.length - from))) {
      return zip.readAllBytes();
    } catch (EOFException | ZipException e) {
      throw new IOException("the file of areas is damaged or cut short", e);
    }
  }

  private static void write(Content c, DataOutputStream out) throws IOException {
    out.writeUTF(c.origin());
    out.writeUTF(c.approximation());
    out.writeUTF(c.communityLevel().name());
    out.writeInt(c.areas().size());
    for (Area a : c.areas()) {
      out.writeUTF(a.code());
      out.writeUTF(a.level().name());
      out.writeUTF(a.nameUk());
      out.writeUTF(a.nameEn());
      writeOptional(out, a.parent());
      out.writeLong(a.population());
      writePoint(out, a.centre());
      OutlineCodec.write(out, a.outline());
    }
    out.writeInt(c.settlements().size());
    for (Settlement s : c.settlements()) {
      out.writeUTF(s.code());
      out.writeUTF(s.nameUk());
      out.writeUTF(s.nameEn());
      writeOptional(out, s.oldNameUk());
      out.writeChar(s.category());
      writePoint(out, s.point());
      out.writeUTF(s.area());
      out.writeLong(s.population());
    }
  }

  private static Content read(DataInputStream in) throws IOException {
    String origin = in.readUTF();
    String approximation = in.readUTF();
    Level level = Level.valueOf(in.readUTF());
    int areaCount = in.readInt();
    List<Area> areas = new ArrayList<>(areaCount);
    for (int i = 0; i < areaCount; i++) {
      areas.add(
          new Area(
              in.readUTF(),
              Level.valueOf(in.readUTF()),
              in.readUTF(),
              in.readUTF(),
              readOptional(in),
              in.readLong(),
              readPoint(in),
              OutlineCodec.read(in)));
    }
    int settlementCount = in.readInt();
    List<Settlement> settlements = new ArrayList<>(settlementCount);
    for (int i = 0; i < settlementCount; i++) {
      settlements.add(
          new Settlement(
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              readOptional(in),
              in.readChar(),
              readPoint(in),
              in.readUTF(),
              in.readLong()));
    }
    return new Content(origin, approximation, level, areas, settlements);
  }

  private static void writeOptional(DataOutputStream out, @Nullable String s) throws IOException {
    out.writeUTF(s == null ? "" : s);
  }

  private static @Nullable String readOptional(DataInputStream in) throws IOException {
    String s = in.readUTF();
    return s.isEmpty() ? null : s;
  }

  private static void writePoint(DataOutputStream out, GeoPoint p) throws IOException {
    out.writeInt(OutlineCodec.fixed(p.lon()));
    out.writeInt(OutlineCodec.fixed(p.lat()));
  }

  private static GeoPoint readPoint(DataInputStream in) throws IOException {
    double lon = OutlineCodec.degrees(in.readInt());
    return new GeoPoint(OutlineCodec.degrees(in.readInt()), lon);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
