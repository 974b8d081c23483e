package org.tocsin.server.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.language.posts.Post;

/**
 * Reads recorded files, plain or gzip, told apart by their content: posts (JSON Lines), spotters' reports (JSON Lines),
 * exported journals (JSON Lines) and siren histories (CSV).
 */
public final class RecordingReader {
  private static final int EXAMPLES = 5;

  /** Lines beyond this are skipped unread. */
  static final int LONGEST_LINE = 16 << 20;

  private final List<Datagram> messages = new ArrayList<>();
  private final List<Recording.FileReport> reports = new ArrayList<>();
  private final MessageDigest content = sha256();

  public RecordingReader add(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      add(in, String.valueOf(file.getFileName()));
    }
    return this;
  }

  /** @param name of the file, for the report and as the name of the feed */
  public RecordingReader add(InputStream in, String name) throws IOException {
    BufferedInputStream start = new BufferedInputStream(in);
    start.mark(2);
    boolean gzip = start.read() == 0x1f && start.read() == 0x8b;
    start.reset();
    InputStream plain = gzip ? new GZIPInputStream(start) : start;
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      new OneFile(name).read(lines);
    }
    return this;
  }

  public Recording recording() {
    return new Recording(messages, reports);
  }

  /** Names the content: the same files in the same order give the same twelve digits. */
  public String digest() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) content.clone()).digest(), 0, 6);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 can be cloned", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private final class OneFile {
    private final String name;
    private final String feed;
    private long number;
    private long lines;
    private long made;
    private long skipped;
    private final List<String> examples = new ArrayList<>();

    OneFile(String name) {
      this.name = name;
      this.feed = name.replaceFirst("\\.gz$", "").replaceFirst("\\.[a-z]+$", "");
    }

    void read(BufferedReader in) throws IOException {
      SirenHistory sirens = null;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        content.update(line.getBytes(StandardCharsets.UTF_8));
        content.update((byte) '\n');
        String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (text.isBlank()) {
          continue;
        }
        if (sirens == null && lines == 0 && !text.stripLeading().startsWith("{")) {
          sirens = SirenHistory.findByHeader(text);
          if (sirens == null) {
            throw new IOException(
                name + ": neither JSON Lines nor a siren history (its first line is " + Messages.quoted(text) + ")");
          }
          continue;
        }
        lines++;
        try {
          if (text.indexOf('\uFFFD') >= 0) {
            throw new Messages.Unusable("not UTF-8");
          }
          for (Datagram d : sirens == null ? List.of(json(text)) : sirens.row(text, feed)) {
            messages.add(d);
            made++;
          }
        } catch (Messages.Unusable e) {
          skipped++;
          if (examples.size() < EXAMPLES) {
            examples.add("line " + number + ": " + e.reason());
          }
        }
      }
      reports.add(new Recording.FileReport(name, lines, made, skipped, examples));
    }

    private Datagram json(String line) throws Messages.Unusable {
      if (line.length() > LONGEST_LINE) {
        throw new Messages.Unusable("the line has " + line.length() + " characters, more than " + LONGEST_LINE);
      }
      JsonNode o = Messages.parse(line);
      if (o.path("source").isObject()) {
        return collected(o);
      }
      if (o.has("form")) {
        return ExportedMessage.parse(o, "line " + number);
      }
      if (o.has("lat") && o.has("lon")) {
        Instant at = exact(Messages.text(o, "observed_at"), "observed_at");
        return new Datagram(feed, "line " + number, at, Forms.SIGHTING, Bytes.utf8(line));
      }
      Instant posted = exact(Messages.text(o, "posted_at"), "posted_at");
      Instant edited = Messages.findTime(o, "edited_at");
      Instant known = edited == null || edited.isBefore(posted) ? posted : edited;
      String text = o.path("text").asText("");
      String key = o.path("channel").asText("?") + '/' + o.path("post_id").asText("?") + '/' + PostMessage.digest(text);
      return new Datagram(feed, key, known, Forms.POST, Bytes.utf8(line));
    }

    /** A row of a collection of posts that names its sources. */
    private Datagram collected(JsonNode o) throws Messages.Unusable {
      JsonNode source = o.path("source");
      Instant at = exact(Messages.text(source, "posted_at"), "posted_at");
      String text = Messages.text(o, "text");
      return PostMessage.datagram(
          feed, new Post(Messages.text(source, "channel"), Messages.text(o, "id"), at, text, null, null), at);
    }

    /** Times without a second or a zone cannot be put in order with others. */
    private Instant exact(String time, String field) throws Messages.Unusable {
      if (!time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*")) {
        throw new Messages.Unusable(field + " is not exact to the second: " + Messages.quoted(time));
      }
      return Messages.parseTime(field, time);
    }
  }
}
