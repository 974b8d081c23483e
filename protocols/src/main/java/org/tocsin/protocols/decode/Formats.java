package org.tocsin.protocols.decode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tocsin.protocols.capture.Framing;

/** The formats there are. */
public final class Formats {
  private Formats() {}

  /** In the order in which a file is tried: the strictest first. */
  public static List<Format> all() {
    return List.of(
        new AdsbFormats.Beast(),
        new CotFormat(),
        new AdsbFormats.Json(),
        new AdsbFormats.SbsLines(),
        new AdsbFormats.AvrLines(),
        new AsterixFormat(null));
  }

  /**
   * @param name of a format, or of an ASTERIX framing such as {@code final}
   * @throws IllegalArgumentException with the names there are
   */
  public static Format named(String name) {
    for (Format f : all()) {
      if (f.name().equals(name.toLowerCase(Locale.ROOT))) {
        return f;
      }
    }
    try {
      return new AsterixFormat(Framing.named(name));
    } catch (IllegalArgumentException neither) {
      throw new IllegalArgumentException(
          "no format '" + name + "'; there are " + names() + " and the ASTERIX framings raw, pcap, oradis-pcap, final, oradis, gps, replay");
    }
  }

  public static String names() {
    return all().stream().map(Format::name).collect(Collectors.joining(", "));
  }

  /** @throws IllegalArgumentException when the bytes fit no format */
  public static Format recognise(byte[] file) {
    return all().stream()
        .filter(f -> f.recognises(file))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a format that is known here; say which with --format: " + names()));
  }

  /** Statistics headed by the file's name, digest and size. */
  public static ObjectNode headed(String fileName, byte[] file, ObjectNode facts) {
    ObjectNode o = JsonNodeFactory.instance.objectNode();
    o.put("file", fileName);
    try {
      o.put("sha256", HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    o.put("bytes", file.length);
    o.setAll(facts);
    return o;
  }
}
