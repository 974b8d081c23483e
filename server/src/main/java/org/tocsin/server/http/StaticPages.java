package org.tocsin.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages of module {@code web}, read from the class path once, kept in memory plain and packed. Only files that
 * exist are kept, so the memory is bounded by what was built in.
 */
final class StaticPages {
  static final String FOLDER = "META-INF/tocsin-web/";
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_@-][A-Za-z0-9._-]*){0,8}");
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("geojson", "application/geo+json; charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("map", "application/json; charset=utf-8"));

  private final ClassLoader loader;
  private final ConcurrentHashMap<String, Answer> known = new ConcurrentHashMap<>();
  private final String policy;

  StaticPages(ClassLoader loader) {
    this.loader = loader;
    this.policy = policy(find("index.html").map(a -> a.body().toString(StandardCharsets.UTF_8)).orElse(""));
  }

  /** The file for a path of a request; a folder stands for its {@code index.html}. */
  Optional<Answer> find(String path) {
    String name = path.startsWith("/") ? path.substring(1) : path;
    if (name.isEmpty() || name.endsWith("/")) {
      name += "index.html";
    }
    if (name.length() > 200 || !PATH.matcher(name).matches()) {
      return Optional.empty();
    }
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    Answer answer = known.get(name);
    if (answer == null) {
      byte[] bytes = read(name);
      if (bytes == null) {
        return Optional.empty();
      }
      answer = Answer.content(type, bytes, "no-cache");
      known.put(name, answer);
    }
    return Optional.of(answer);
  }

  private byte @org.jspecify.annotations.Nullable [] read(String name) {
    try (InputStream in = loader.getResourceAsStream(FOLDER + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      return null;
    }
  }

  /** The content security policy of the pages. */
  String policy() {
    return policy;
  }

  /** Scripts come from here alone; the import map must stand inline, so it is allowed by its hash. */
  private static String policy(String index) {
    TreeSet<String> hashes = new TreeSet<>();
    Matcher m = INLINE.matcher(index);
    while (m.find()) {
      hashes.add(" 'sha256-" + sha256(m.group(1)) + '\'');
    }
    return "default-src 'self'; script-src 'self'"
        + String.join("", hashes)
        + "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none';"
        + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
