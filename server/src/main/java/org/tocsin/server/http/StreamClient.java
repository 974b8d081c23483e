package org.tocsin.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;
import org.tocsin.server.http.AlertLog.Batch;
import org.tocsin.server.http.AlertLog.Epoch;
import org.tocsin.server.http.AlertLog.Event;

/**
 * One subscriber: a place in the shared log and a socket. It has no queue of its own. While the socket takes nothing,
 * its place stays where it is and others go on; when the socket takes again, it catches up from the log, or is told to
 * start afresh if the log has forgotten what it missed. Belongs to one event loop.
 */
final class StreamClient {
  private static final int BATCH = 256;

  /** Bytes that may wait in the socket's queue. */
  static final int SOCKET_QUEUE = 1 << 16;

  private final HttpServerResponse response;
  private final AlertLog log;
  private final @Nullable PlaceFilter filter;
  private Epoch epoch;
  private long at;
  private boolean blocked;
  private long tookAtNanos = System.nanoTime();
  private long picture = -1;

  /** @param at sequence after which alerts are wanted */
  StreamClient(HttpServerResponse response, AlertLog log, @Nullable PlaceFilter filter, Epoch epoch, long at) {
    this.response = response;
    this.log = log;
    this.filter = filter;
    this.epoch = epoch;
    this.at = at;
    response.setWriteQueueMaxSize(SOCKET_QUEUE);
    response.drainHandler(
        _ -> {
          blocked = false;
          tookAtNanos = System.nanoTime();
          pump();
        });
  }

  /** The id that resumes from here. */
  String position() {
    return epoch.journal() + '-' + at;
  }

  /** Sends what the log has beyond this client's place, as far as the socket takes it. */
  void pump() {
    while (!isBlocked()) {
      Batch batch = log.findAfter(epoch.number(), at, BATCH).orElse(null);
      if (batch == null) {
        epoch = log.epoch();
        at = log.last();
        reset();
        continue;
      }
      if (!batch.complete()) {
        at = log.last();
        reset();
        continue;
      }
      if (batch.last() == at) {
        return;
      }
      at = batch.last();
      Buffer frames = frames(batch);
      if (frames.length() > 0) {
        write(frames);
      }
    }
  }

  private Buffer frames(Batch batch) {
    if (batch.events().size() == 1 && wanted(batch.events().getFirst())) {
      return batch.events().getFirst().frame();
    }
    Buffer out = Buffer.buffer();
    for (Event e : batch.events()) {
      if (wanted(e)) {
        out.appendBuffer(e.frame());
      }
    }
    return out;
  }

  private boolean wanted(Event e) {
    return filter == null || (e.community() >= 0 && filter.holds(e.community()));
  }

  void reset() {
    write(Buffer.buffer("id: " + position() + "\nevent: reset\ndata: {\"journal\":\"" + epoch.journal() + "\",\"sequence\":"
        + at + "}\n\n"));
  }

  /** Sends a picture unless this client has it or cannot take it; a later one then does instead. */
  void picture(long version, Buffer frame) {
    if (version != picture && !isBlocked()) {
      picture = version;
      write(frame);
    }
  }

  /** Sends an event that speaks of now, with the id to resume from; left out while the socket takes nothing. */
  void now(String name, Buffer json) {
    if (!isBlocked()) {
      write(
          Buffer.buffer("id: " + position() + "\nevent: " + name + "\ndata: ")
              .appendBuffer(json)
              .appendString("\n\n"));
    }
  }

  private void write(Buffer frame) {
    response.write(frame);
    if (!response.writeQueueFull()) {
      tookAtNanos = System.nanoTime();
    }
  }

  private boolean isBlocked() {
    blocked = blocked || response.writeQueueFull();
    return blocked || response.ended() || response.closed();
  }

  /** Nanoseconds for which the socket has taken nothing; 0 while it takes. */
  long stalledFor(long nowNanos) {
    return blocked ? nowNanos - tookAtNanos : 0;
  }

  void cutOff() {
    response.reset();
  }
}
