package org.tocsin.server.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.server.journal.Journal;
import org.tocsin.server.journal.JournalReader;
import org.tocsin.server.journal.Snapshots.Snapshot;
import org.tocsin.server.outlet.Notice;
import org.tocsin.server.outlet.Outlet;

/**
 * The one core thread: takes what was received in order, decodes and records it, steps the two machines, publishes the
 * situation and hands updates to the outlets. Work is done in batches: record and step all, force the journal to the
 * disk, give the receipts, and only then let the alerts go.
 */
public final class Engine implements Intake, Orders, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  static final int QUEUE = 10_000;
  private static final int BATCH = 512;
  private static final Duration CLOSING = Duration.ofSeconds(30);
  private static final String JOURNAL = "journal";

  /** Start of the key of a setting that states a sensor: see {@code core.SensorPicture}. */
  private static final String SENSOR = "sensor ";

  private final Parts parts;
  private final @Nullable InstantSource clock;
  private final boolean patient;
  private final Journal journal;
  private final Machines machines;
  private final Recorder recorder;
  private final Cache cache;
  private final OrderBook book;
  private final List<Lane> lanes = new ArrayList<>();
  private final ArrayBlockingQueue<Task> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread thread;
  private final LongAdder steps = new LongAdder();
  private final LongAdder stepNanos = new LongAdder();
  private volatile Situation situation;
  private volatile List<Entry.Order> orders = List.of();
  private volatile boolean closing;

  private final List<List<Alert>> decided = new ArrayList<>();
  private final List<Runnable> receipts = new ArrayList<>();
  private long number;
  private Instant recordedAt;
  private Instant lastSecond = Instant.MIN;
  private boolean diskFails;
  private long startedFrom;

  private final Effort effort = new Effort();

  /** The latest value of each recorded setting. */
  private final TreeMap<String, String> settings = new TreeMap<>();

  private sealed interface Task {
    /** @param at time to record it at; null for now */
    record Message(Datagram datagram, @Nullable Instant at, CompletableFuture<Receipt> receipt) implements Task {}

    record Second(Instant at) implements Task {}

    /** @param receipt see {@link Orders#give} */
    record Command(Draft draft, CompletableFuture<OptionalLong> receipt) implements Task {}
  }

  /**
   * Opens the journal, brings the machines to its end and starts the thread.
   *
   * @throws IOException when the journal cannot be opened or is damaged
   */
  public static Engine open(Parts parts, Setup setup) throws IOException {
    return open(parts, setup, new TreeMap<>());
  }

  /** @param sensors models by name; what differs from the journal's is recorded as a setting, so that a replay knows it */
  public static Engine open(Parts parts, Setup setup, SortedMap<String, String> sensors) throws IOException {
    Journal journal = Journal.open(setup.folder(), setup.newJournal(), setup.purpose(), setup.sync());
    try {
      Engine engine = new Engine(parts, setup, journal);
      engine.start(setup, sensors);
      return engine;
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private Engine(Parts parts, Setup setup, Journal journal) throws IOException {
    this.parts = parts;
    this.clock = setup.clock();
    this.patient = setup.patient();
    this.journal = journal;
    this.machines =
        new Machines(
            () -> Machines.Pair.of(parts.areas(), parts.policy()),
            Station.nothing(parts.areas()),
            each -> {
              journal.commit();
              JournalReader.read(setup.folder(), each);
            },
            line -> parts.problems().raise(line, line));
    this.recorder = new Recorder(parts.decoders().get());
    this.book = new OrderBook(parts.areas());
    this.cache = new Cache(setup.folder(), journal.id(), parts, setup.snapshotEvery());
    this.number = journal.lastNumber();
    this.recordedAt = journal.lastRecordedAt();
    this.situation = publish();
    this.thread = Thread.ofPlatform().name("core").unstarted(this::run);
  }

  private void start(Setup setup, SortedMap<String, String> sensors) throws IOException {
    try {
      restore(setup);
      state(sensors);
      thread.start();
    } catch (IOException | RuntimeException e) {
      lanes.forEach(l -> l.close(Duration.ZERO));
      cache.close();
      throw e;
    }
  }

  private void restore(Setup setup) throws IOException {
    for (String note : journal.notes()) {
      LOG.warn("{}", note);
      // A replay plays again what was cut off: at its end nothing is missing, and nothing is left to report.
      if (!patient) {
        parts.problems().raise(JOURNAL + " repair", note);
      }
    }
    Optional<Snapshot> saved = cache.find(number);
    saved.ifPresent(machines::restore);
    long from = saved.map(Snapshot::entry).orElse(0L);
    startedFrom = from;
    for (Outlet outlet : parts.outlets()) {
      lanes.add(lane(outlet));
    }
    lanes.add(lane(cache.archive()));
    JournalReader.read(
        setup.folder(),
        entry -> {
          recorder.remember(entry);
          if (entry instanceof Entry.Setting s) {
            settings.put(s.key(), s.value());
          } else if (entry instanceof Entry.Order o) {
            book.take(o);
          }
          tell(entry.number() <= from ? cache.toldBy(entry.number()) : machines.step(entry), true);
        });
    cache.restored();
    recorder.warmUp(recordedAt);
    if (number == 0) {
      setting(setup.start(), "areas", parts.areas().edition());
      setting(setup.start(), "policy", parts.policy().toString());
    }
    settle();
    publish();
  }

  private Lane lane(Outlet outlet) {
    return new Lane(outlet, journal.id(), journal.purpose(), parts.problems());
  }

  private void tell(List<Alert> alerts, boolean patiently) {
    if (!alerts.isEmpty()) {
      List<Notice> all = alerts.stream().map(a -> new Notice(journal.id(), journal.purpose(), a)).toList();
      lanes.forEach(l -> l.offer(all, patiently));
    }
  }

  /** The state after the last batch; safe for all threads. */
  public Situation situation() {
    return situation;
  }

  /** The entry after which a snapshot was taken up; 0 when the whole journal was stepped through. */
  public long startedFrom() {
    return startedFrom;
  }

  /** For metrics; safe for all threads. */
  public Load load() {
    List<Load.Waiting> waiting = lanes.stream().map(l -> new Load.Waiting(l.name(), l.waiting())).toList();
    return new Load(queue.size(), QUEUE, waiting, steps.sum(), stepNanos.sum());
  }

  @Override
  public CompletableFuture<Receipt> submit(Datagram datagram) {
    var task = new Task.Message(datagram, null, new CompletableFuture<>());
    if (closing || !queue.offer(task)) {
      task.receipt().complete(new Receipt.Overloaded());
    }
    return task.receipt();
  }

  @Override
  public CompletableFuture<OptionalLong> give(Draft draft) {
    var task = new Task.Command(draft, new CompletableFuture<>());
    if (closing || !queue.offer(task)) {
      task.receipt().complete(OptionalLong.empty());
    }
    return task.receipt();
  }

  @Override
  public List<Entry.Order> standing() {
    Instant now = situation.picture().time();
    return orders.stream().filter(o -> o.standsAt(now)).toList();
  }

  /** Hands in a message of a replay with the time it is to be recorded at; waits while the queue is full. */
  CompletableFuture<Receipt> play(Datagram datagram, Instant at) throws InterruptedException {
    var task = new Task.Message(datagram, at, new CompletableFuture<>());
    queue.put(task);
    return task.receipt();
  }

  /** Lets a second of a replay pass; waits while the queue is full. */
  void pass(Instant second) throws InterruptedException {
    queue.put(new Task.Second(second));
  }

  private void run() {
    List<Task> batch = new ArrayList<>();
    while (true) {
      batch.clear();
      try {
        Task first = queue.poll(untilTick(), TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
        }
      } catch (InterruptedException e) {
        closing = true;
      }
      try {
        batch.forEach(this::take);
        tick();
        settle();
      } catch (RuntimeException bug) {
        // Nothing above may stop the thread that warns people.
        LOG.error("the core thread met a bug and goes on", bug);
        parts.problems().raise("core", "the core thread met a bug and goes on: " + bug);
      }
      if (closing && batch.isEmpty() && queue.isEmpty()) {
        return;
      }
    }
  }

  private void take(Task task) {
    switch (task) {
      case Task.Second s -> record(n -> new Entry.Tick(n, notBack(s.at())));
      case Task.Command c -> {
        Draft d = c.draft();
        Entry.Order order =
            (Entry.Order)
                record(n -> new Entry.Order(n, notBack(now()), d.officer(), d.second(), d.action(), d.area(), d.validFor(), d.why()));
        book.take(order);
        receipts.add(() -> c.receipt().complete(diskFails ? OptionalLong.empty() : OptionalLong.of(order.number())));
      }
      case Task.Message m -> {
        if (recorder.isDuplicate(m.datagram())) {
          receipts.add(() -> m.receipt().complete(diskFails ? new Receipt.Overloaded() : new Receipt.Duplicate()));
          return;
        }
        Entry entry = record(n -> recorder.entry(n, notBack(m.at() == null ? now() : m.at()), m.datagram()));
        Receipt receipt =
            switch (entry) {
              case Entry.Observed o -> new Receipt.Recorded(o.number(), o.observations().size());
              case Entry.Rejected r -> new Receipt.Rejected(r.number(), r.reason());
              default -> throw new IllegalStateException("a message became " + entry);
            };
        receipts.add(() -> m.receipt().complete(diskFails ? new Receipt.Overloaded() : receipt));
      }
    }
  }

  /** Records the sensors that are new or changed, and takes away those that are configured no more. */
  private void state(SortedMap<String, String> sensors) {
    Instant at = now();
    for (String key : List.copyOf(settings.keySet())) {
      if (key.startsWith(SENSOR) && !sensors.containsKey(key.substring(SENSOR.length()))) {
        change(at, key, "");
      }
    }
    sensors.forEach((name, model) -> change(at, SENSOR + name, model));
    settle();
  }

  private void change(Instant at, String key, String value) {
    if (!value.equals(settings.getOrDefault(key, ""))) {
      setting(at, key, value);
    }
  }

  private void setting(Instant at, String key, String value) {
    settings.put(key, value);
    record(n -> new Entry.Setting(n, notBack(at), key, value));
  }

  private interface Numbered {
    Entry entry(long number);
  }

  private Entry record(Numbered next) {
    Entry entry = next.entry(number + 1);
    number = entry.number();
    recordedAt = entry.recordedAt();
    try {
      journal.append(entry);
    } catch (IOException e) {
      diskFailed(e);
    }
    long began = System.nanoTime();
    decided.add(machines.step(entry));
    stepNanos.add(System.nanoTime() - began);
    steps.increment();
    return entry;
  }

  private Instant now() {
    return clock == null ? recordedAt : clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The journal's clock stands still while the edge's clock is set back. */
  private Instant notBack(Instant at) {
    return at.isBefore(recordedAt) ? recordedAt : at;
  }

  private void tick() {
    InstantSource edge = clock;
    if (edge == null) {
      return;
    }
    Instant second = edge.instant().truncatedTo(ChronoUnit.SECONDS);
    if (second.isAfter(lastSecond)) {
      lastSecond = second;
      record(n -> new Entry.Tick(n, notBack(now())));
      lanes.forEach(Lane::watch);
      lighten();
    }
  }

  /** Records how much work association may be when the queue has filled or emptied. */
  private void lighten() {
    String before = settings.getOrDefault(Effort.KEY, Effort.WHOLE);
    String after = effort.choose(before, queue.size(), QUEUE);
    if (!after.equals(before)) {
      LOG.warn("{} messages wait: association of plots goes from {} to {} hypotheses", queue.size(), before, after);
      setting(now(), Effort.KEY, after);
    }
  }

  private long untilTick() {
    InstantSource edge = clock;
    return edge == null ? 50 : 1000 - Math.floorMod(edge.millis(), 1000L);
  }

  /** Commits the batch, answers, publishes, and lets the alerts go. */
  private void settle() {
    try {
      journal.commit();
      if (diskFails) {
        diskFails = false;
        parts.problems().settle(JOURNAL);
      }
    } catch (IOException e) {
      diskFailed(e);
    }
    if (decided.isEmpty() && receipts.isEmpty()) {
      return;
    }
    receipts.forEach(Runnable::run);
    receipts.clear();
    publish();
    decided.forEach(alerts -> tell(alerts, patient));
    decided.clear();
    if (!diskFails && cache.isDue(number)) {
      machines.snapshot(number).ifPresent(cache::save);
    }
  }

  private void diskFailed(IOException e) {
    diskFails = true;
    parts.problems().raise(
        JOURNAL, "the journal cannot be written (" + e.getMessage() + "): warnings go on, but are not recorded");
  }

  private Situation publish() {
    Situation s =
        new Situation(
            journal.id(),
            journal.purpose(),
            machines.picture(),
            machines.alerts(),
            machines.sequence(),
            Instant.now());
    situation = s;
    orders = book.given();
    return s;
  }

  /** Takes what is in the queue, lets the outlets finish, and closes the journal. */
  @Override
  public void close() throws IOException {
    closing = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    for (Task task; (task = queue.poll()) != null; ) {
      switch (task) {
        case Task.Message m -> m.receipt().complete(new Receipt.Overloaded());
        case Task.Command c -> c.receipt().complete(OptionalLong.empty());
        case Task.Second _ -> {}
      }
    }
    lanes.forEach(l -> l.close(CLOSING));
    cache.close();
    journal.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
