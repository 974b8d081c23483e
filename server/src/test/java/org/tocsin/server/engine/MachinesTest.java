package org.tocsin.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.core.Coverage;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.journal.Entry;
import org.tocsin.server.journal.Snapshots.Snapshot;

/** FEATURE UNDER TEST: a bug in a step costs one entry, and nothing half done remains of it. */
class MachinesTest {
  private static final Instant NIGHT = Instant.parse("2024-11-13T01:00:00Z");

  private final List<Entry> journal = new ArrayList<>();
  private final List<String> reports = new ArrayList<>();

  /** Counts entries in its state, and fails on some of them after having changed it. */
  private static final class Counting implements Machines.Pair {
    private long counted;

    @Override
    public Picture look(Entry entry) {
      counted++;
      if (entry instanceof Entry.Setting s && s.value().equals("poison")) {
        throw new IllegalStateException("a planted bug");
      }
      return new Picture(counted, entry.recordedAt(), List.of(), List.of(), List.of(), new Coverage(null, List.of()));
    }

    @Override
    public List<Alert> decide(Entry entry, Picture picture) {
      return List.of();
    }

    @Override
    public List<Alert> current() {
      return List.of();
    }

    @Override
    public Optional<Snapshot> state(long entry, long sequence, List<Long> quarantined) {
      return Optional.empty();
    }

    @Override
    public void restore(Snapshot s) {
      throw new UnsupportedOperationException();
    }
  }

  private Machines machines() {
    Picture nothing = new Picture(0, NIGHT, List.of(), List.of(), List.of(), new Coverage(null, List.of()));
    return new Machines(Counting::new, nothing, journal::forEach, reports::add);
  }

  private long step(Machines m, String value) {
    Entry e = new Entry.Setting(journal.size() + 1, NIGHT.plusSeconds(journal.size()), "test", value);
    journal.add(e);
    m.step(e);
    return m.picture().entry();
  }

  @Test
  void A01_aFailedStepKeepsThePictureBeforeItAndIsReported() {
    Machines m = machines();
    assertThat(step(m, "a")).isEqualTo(1);
    assertThat(step(m, "poison")).isEqualTo(1);
    assertThat(reports).singleElement().asString().contains("entry 2").contains("a planted bug");
  }

  @Test
  void A02_nothingHalfDoneRemains() {
    Machines m = machines();
    step(m, "a");
    step(m, "poison");
    step(m, "poison");
    assertThat(step(m, "b")).as("the two failed entries count for nothing").isEqualTo(2);
  }

  @Test
  void A03_aRestartSetsTheSameEntriesAside() {
    Machines m = machines();
    for (String v : List.of("a", "poison", "b", "poison", "c")) {
      step(m, v);
    }
    Machines again = machines();
    journal.forEach(again::step);
    assertThat(again.picture()).isEqualTo(m.picture());
  }

  @Test
  void A04_aBugThatStrikesAlwaysDoesNotStopTheWork() {
    Machines m = machines();
    for (int i = 0; i < 200; i++) {
      step(m, "poison");
    }
    assertThat(step(m, "a")).isPositive();
    assertThat(reports).anyMatch(r -> r.contains("more than " + Machines.REBUILDS));
  }
}
