package org.tocsin.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body ready to be sent any number of times.
 *
 * @param etag as it stands in the header, quotes included
 * @param gzip the same body compressed, or null where that does not pay
 */
record Answer(String type, String etag, String cacheControl, Buffer body, @Nullable Buffer gzip) {
  static final String JSON = "application/json; charset=utf-8";
  private static final String REVALIDATE = "no-cache";
  private static final int WORTH_PACKING = 1400;

  /** A state of the world; two with the same tag say the same, though their ages may differ. */
  static Answer json(String weakTag, Object view) {
    byte[] bytes = Json.bytes(view);
    return new Answer(JSON, "W/\"" + weakTag + '"', REVALIDATE, Buffer.buffer(bytes), packed(bytes));
  }

  /** Content that is named by what it holds. */
  static Answer content(String type, byte[] bytes, String cacheControl) {
    boolean dense = type.startsWith("image/") && !type.contains("svg") || type.startsWith("font/");
    return new Answer(type, '"' + digest(bytes) + '"', cacheControl, Buffer.buffer(bytes), dense ? null : packed(bytes));
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static @Nullable Buffer packed(byte[] bytes) {
    if (bytes.length < WORTH_PACKING) {
      return null;
    }
    try {
      var out = new ByteArrayOutputStream(bytes.length / 3);
      try (var gzip = new GZIPOutputStream(out)) {
        gzip.write(bytes);
      }
      return Buffer.buffer(out.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to take bytes", e);
    }
  }

  /** Sends it, or 304 where the client has it already. */
  void send(RoutingContext ctx) {
    HttpServerResponse response = ctx.response();
    response.putHeader("ETag", etag).putHeader("Cache-Control", cacheControl).putHeader("Vary", "Accept-Encoding");
    if (matches(ctx.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    Buffer chosen = body;
    String accepted = ctx.request().getHeader("Accept-Encoding");
    if (gzip != null && accepted != null && accepted.contains("gzip")) {
      chosen = gzip;
      response.putHeader("Content-Encoding", "gzip");
    }
    response.putHeader("Content-Type", type).putHeader("Content-Length", String.valueOf(chosen.length()));
    if (ctx.request().method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(chosen);
    }
  }

  private boolean matches(@Nullable String header) {
    if (header == null) {
      return false;
    }
    for (String tag : header.split(",", 20)) {
      String t = tag.strip();
      if (t.equals("*") || weak(t).equals(weak(etag))) {
        return true;
      }
    }
    return false;
  }

  private static String weak(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
