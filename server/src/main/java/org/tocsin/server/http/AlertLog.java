package org.tocsin.server.http;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.server.outlet.Notice;
import org.tocsin.server.outlet.Outlet;

/**
 * The alerts of the journal as readers of the API see them: the recent ones in order of sequence, encoded once, for
 * streams to be resumed from; and the last {@value #HISTORY} of each community. As an outlet it holds nothing durable,
 * so after a restart it is filled again from the journal. Safe for all threads.
 */
final class AlertLog implements Outlet {
  static final int HISTORY = 50;

  /**
   * One alert on the stream.
   *
   * @param community index, or -1 for a code that is not in the areas any more
   * @param frame the whole event as it goes over the wire
   */
  record Event(long sequence, int community, Buffer frame) {}

  /**
   * Events after a point of the stream.
   *
   * @param complete false when some before the first are not kept any more
   * @param last sequence of the last event considered
   */
  record Batch(boolean complete, List<Event> events, long last) {}

  /** One journal. A new one begins a new epoch, whose sequences start again. */
  record Epoch(long number, String journal, Purpose purpose) {}

  private final Areas areas;
  private final Rendering rendering;
  private final Event[] ring;
  private final Runnable changed;
  private final TreeMap<String, ArrayDeque<Alert>> history = new TreeMap<>();
  private Epoch epoch;
  private long first = 1;
  private long last;

  /** @param changed called after each change, outside of any lock; must not block */
  AlertLog(Areas areas, Rendering rendering, int capacity, Epoch epoch, Runnable changed) {
    this.areas = areas;
    this.rendering = rendering;
    this.ring = new Event[capacity];
    this.epoch = epoch;
    this.changed = changed;
  }

  @Override
  public String name() {
    return "stream";
  }

  @Override
  public void begin(String journal, Purpose purpose) {
    synchronized (this) {
      epoch = new Epoch(epoch.number() + 1, journal, purpose);
      first = 1;
      last = 0;
      history.clear();
    }
    changed.run();
  }

  @Override
  public long delivered() {
    return 0;
  }

  @Override
  public void deliver(List<Notice> notices) {
    List<Event> events = notices.stream().map(this::event).toList();
    synchronized (this) {
      for (int i = 0; i < events.size(); i++) {
        append(events.get(i), notices.get(i).alert());
      }
    }
    changed.run();
  }

  private Event event(Notice n) {
    Alert a = n.alert();
    byte[] json = Json.bytes(rendering.alert(a, n.purpose()));
    Buffer frame =
        Buffer.buffer(json.length + 120)
            .appendString("id: " + n.key() + "\nevent: alert\ndata: ")
            .appendBytes(json)
            .appendString("\n\n");
    return new Event(a.sequence(), areas.findCommunity(a.community()).map(Community::index).orElse(-1), frame);
  }

  private void append(Event e, Alert alert) {
    if (e.sequence() <= last) {
      return;
    }
    if (e.sequence() != last + 1) {
      first = e.sequence();
    }
    last = e.sequence();
    ring[(int) (last % ring.length)] = e;
    first = Math.max(first, last - ring.length + 1);
    ArrayDeque<Alert> own = history.computeIfAbsent(alert.community(), _ -> new ArrayDeque<>());
    own.addFirst(alert);
    if (own.size() > HISTORY) {
      own.removeLast();
    }
  }

  synchronized Epoch epoch() {
    return epoch;
  }

  synchronized long last() {
    return last;
  }

  /** Up to {@code max} events after a sequence; empty when the journal is another one by now. */
  synchronized Optional<Batch> findAfter(long epochNumber, long sequence, int max) {
    if (epochNumber != epoch.number()) {
      return Optional.empty();
    }
    boolean complete = sequence >= first - 1;
    long from = Math.max(sequence + 1, first);
    long to = Math.min(last, from + max - 1);
    List<Event> out = new ArrayList<>((int) Math.max(0, to - from + 1));
    for (long s = from; s <= to; s++) {
      out.add(ring[(int) (s % ring.length)]);
    }
    return Optional.of(new Batch(complete, out, Math.max(sequence, to)));
  }

  /** The revisions of a community, newest first, at most {@value #HISTORY}. */
  synchronized List<Alert> listOf(String community) {
    Collection<Alert> own = history.get(community);
    return own == null ? List.of() : List.copyOf(own);
  }

  @Override
  public void close() {}
}
