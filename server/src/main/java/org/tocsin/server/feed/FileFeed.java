package org.tocsin.server.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.server.engine.Intake;
import org.tocsin.server.engine.Intake.Receipt;

/**
 * Follows a file to which a bridge appends posts or spotters' reports, one JSON object a line. It reads from the start,
 * as the journal knows what it has seen; a file that became shorter is read anew. When the engine is overloaded it waits
 * and offers the line again, so nothing of the file is lost.
 */
public final class FileFeed implements Feed {
  private static final int LONGEST_LINE = 2 << 20;

  private final String name;
  private final Path file;
  private final Duration poll;
  private final FeedCounters counters;
  private final Object pause = new Object();
  private @Nullable Thread thread;
  private volatile @Nullable String problem;
  private volatile boolean closing;
  private long read;

  /** @param poll pause between two looks at the file */
  public FileFeed(String name, Path file, Duration poll) {
    this.name = name;
    this.file = file;
    this.poll = poll;
    this.counters = new FeedCounters(name, "file");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(Intake intake) {
    thread = Thread.ofVirtual().name("feed-" + name).start(() -> run(intake));
  }

  @Override
  public FeedHealth health() {
    return counters.health(problem);
  }

  private void run(Intake intake) {
    while (!closing) {
      try {
        follow(intake);
        problem = null;
      } catch (NoSuchFileException | FileNotFoundException e) {
        problem = "there is no file " + file;
      } catch (IOException | RuntimeException e) {
        problem = file + " cannot be read: " + e.getMessage();
      }
      await(poll);
    }
  }

  private void follow(Intake intake) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < read) {
        read = 0;
      }
      if (in.length() == read) {
        return;
      }
      in.seek(read);
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      byte[] block = new byte[64 * 1024];
      long at = read;
      for (int n; !closing && (n = in.read(block)) > 0; ) {
        for (int i = 0; i < n && !closing; i++) {
          at++;
          if (block[i] != '\n') {
            // A line that is too long is kept just so far that the engine refuses it with its start.
            if (line.size() < LONGEST_LINE) {
              line.write(block[i]);
            }
            continue;
          }
          handIn(line.toByteArray(), intake);
          line.reset();
          read = at;
        }
      }
    }
  }

  private void handIn(byte[] line, Intake intake) {
    Instant now = Instant.now();
    Datagram d = datagram(line, now);
    if (d == null) {
      return;
    }
    counters.received(now);
    while (!closing) {
      Receipt receipt = intake.submit(d).join();
      if (!(receipt instanceof Receipt.Overloaded)) {
        counters.settled(receipt);
        return;
      }
      await(poll);
    }
  }

  private @Nullable Datagram datagram(byte[] line, Instant now) {
    Bytes body = Bytes.copyOf(line);
    if (body.text().isBlank()) {
      return null;
    }
    try {
      JsonNode o = Messages.parse(body);
      String key = PostMessage.digest(body.text());
      boolean sighting = o.has("lat") && o.has("lon");
      return sighting
          ? new Datagram(name, key, now, Forms.SIGHTING, body)
          : PostMessage.datagram(name, PostMessage.parse(body), now);
    } catch (Messages.Unusable e) {
      // Recorded all the same: the decoder refuses it with the reason.
      return new Datagram(name, PostMessage.digest(body.text()), now, Forms.POST, body);
    }
  }

  private void await(Duration time) {
    synchronized (pause) {
      if (!closing) {
        try {
          pause.wait(Math.max(1, time.toMillis()));
        } catch (InterruptedException e) {
          closing = true;
        }
      }
    }
  }

  @Override
  public void close() {
    synchronized (pause) {
      closing = true;
      pause.notifyAll();
    }
    Thread running = thread;
    if (running != null) {
      try {
        running.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
