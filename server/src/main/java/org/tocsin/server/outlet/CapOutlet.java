package org.tocsin.server.outlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.place.Areas;
import org.tocsin.protocols.cap.CapAlert;
import org.tocsin.protocols.cap.CapAlert.Reference;
import org.tocsin.protocols.cap.CapWriter;

/**
 * Writes each alert revision as one CAP 1.2 message into a folder: {@code <identifier>.xml}, and beside them an index
 * per journal from which it goes on after a restart. The message is on the disk before its line of the index is, so a
 * crash in between writes the same bytes again.
 *
 * <p>An alert's first message is an Alert, later ones are Updates that refer to the one before; the end is an Update
 * with response AllClear, since Cancel means that a message should never have been sent. That nobody looks is told to
 * those who were warned; where nothing stood there is no message.
 */
public final class CapOutlet implements Outlet, CapLibrary {
  /** The sender of exercises that nobody configured; RFC 2606 keeps the domain from ever being somebody's. */
  public static final String EXERCISE = "exercise@tocsin.invalid";

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,150}");
  private static final int FEED_LENGTH = 200;

  private final Path folder;
  private final Areas areas;
  private final String sender;
  private final ZoneId zone;
  private final ObjectMapper json = new ObjectMapper();
  private final TreeMap<String, Reference> open = new TreeMap<>();
  private final ArrayDeque<CapFeed.Entry> latest = new ArrayDeque<>();
  private @Nullable CapMessages messages;
  private @Nullable FileChannel index;
  private String journal = "";
  private long delivered;

  /** @param sender CAP sender of all messages: an address of the operator, no space, comma, &lt; or &amp; */
  public CapOutlet(Path folder, Areas areas, String sender, ZoneId zone) {
    if (!sender.matches("[^\\s,<&]+")) {
      throw new IllegalArgumentException("a CAP sender has no space, comma, < or &: \"" + sender + '"');
    }
    this.folder = folder;
    this.areas = areas;
    this.sender = sender;
    this.zone = zone;
  }

  @Override
  public String name() {
    return "cap";
  }

  @Override
  public synchronized void begin(String journalId, Purpose purpose) throws IOException {
    close();
    Files.createDirectories(folder);
    journal = journalId.replaceAll("[^A-Za-z0-9._-]", "-");
    open.clear();
    latest.clear();
    delivered = 0;
    Path file = folder.resolve("index-" + journal + ".jsonl");
    long sound = restore(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    index = channel.truncate(sound).position(sound);
    messages = new CapMessages(areas, sender, purpose, zone);
  }

  /** Reads the index up to a line that a crash left half written; gives the length of what is sound. */
  private long restore(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        remember(json.readTree(bytes, from, i - from));
        from = i + 1;
      }
    }
    return from;
  }

  private void remember(JsonNode line) {
    delivered = line.path("sequence").asLong();
    if (!line.has("identifier")) {
      return;
    }
    CapFeed.Entry e =
        new CapFeed.Entry(
            line.path("identifier").asText(),
            line.path("sent").asText(),
            line.path("type").asText(),
            line.path("status").asText(),
            line.path("event").asText(),
            line.path("headline").asText(),
            line.path("area").asText());
    AlertState state = AlertState.valueOf(line.path("state").asText());
    remember(e, line.path("community").asText(), state);
  }

  private void remember(CapFeed.Entry e, String community, AlertState state) {
    latest.addFirst(e);
    if (latest.size() > FEED_LENGTH) {
      latest.removeLast();
    }
    if (isEnd(state)) {
      open.remove(community);
    } else {
      open.put(community, new Reference(sender, e.identifier(), e.sent()));
    }
  }

  private static boolean isEnd(AlertState state) {
    return state == AlertState.CLEAR || state == AlertState.UNKNOWN;
  }

  @Override
  public synchronized long delivered() {
    return delivered;
  }

  @Override
  public synchronized void deliver(List<Notice> notices) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    List<Runnable> then = new ArrayList<>();
    for (Notice n : notices) {
      if (n.alert().sequence() > delivered) {
        write(n.alert(), lines, then);
      }
    }
    append(lines.toByteArray());
    then.forEach(Runnable::run);
  }

  /** An entry gives a community one revision at most, so those of one entry do not refer to each other. */
  private void write(Alert a, ByteArrayOutputStream lines, List<Runnable> then) throws IOException {
    CapMessages writer = messages;
    if (writer == null) {
      throw new IOException("no journal was begun");
    }
    Reference previous = open.get(a.community());
    ObjectNode line = json.createObjectNode().put("sequence", a.sequence());
    if (previous != null || !isEnd(a.state())) {
      CapAlert message = writer.message("tocsin." + journal + '.' + a.sequence(), a, previous);
      CapFeed.Entry entry = CapFeed.Entry.of(message);
      write(message.identifier(), CapWriter.write(message));
      line.put("identifier", entry.identifier()).put("sent", entry.sent()).put("type", entry.type());
      line.put("status", entry.status()).put("event", entry.event()).put("headline", entry.headline());
      line.put("area", entry.area()).put("community", a.community()).put("state", a.state().name());
      then.add(() -> remember(entry, a.community(), a.state()));
    }
    then.add(() -> delivered = a.sequence());
    lines.write((json.writeValueAsString(line) + '\n').getBytes(StandardCharsets.UTF_8));
  }

  private void write(String identifier, byte[] xml) throws IOException {
    Path part = folder.resolve(identifier + ".part");
    Files.write(part, xml);
    Files.move(part, folder.resolve(identifier + ".xml"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void append(byte[] lines) throws IOException {
    FileChannel channel = index;
    if (channel == null) {
      throw new IOException("no journal was begun");
    }
    if (lines.length == 0) {
      return;
    }
    long start = channel.position();
    ByteBuffer bytes = ByteBuffer.wrap(lines);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      channel.truncate(start);
      throw e;
    }
  }

  @Override
  public Optional<byte[]> findMessage(String identifier) throws IOException {
    if (!IDENTIFIER.matcher(identifier).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(identifier + ".xml")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public byte[] feed() {
    List<CapFeed.Entry> entries;
    String of;
    synchronized (this) {
      entries = List.copyOf((Collection<CapFeed.Entry>) latest);
      of = journal;
    }
    return CapFeed.write(of, sender, entries);
  }

  @Override
  public synchronized void close() throws IOException {
    FileChannel channel = index;
    index = null;
    if (channel != null) {
      channel.close();
    }
  }
}
