package org.tocsin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.alert.Rule;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;

/** FEATURE UNDER TEST: the safety rules, over random nights of words, sirens, orders and silence. */
class SafetyRulesTest {
  private static final int STEPS = 120;

  @Property(tries = 60, seed = "7", edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
  void C01_no_night_breaks_a_rule(@ForAll long seed) {
    World w = night(seed);
    TreeMap<String, Alert> last = new TreeMap<>();
    long sequence = 0;
    for (Alert a : w.alerts) {
      assertThat(a.sequence()).isEqualTo(++sequence);
      assertThat(a.reason().text()).isNotBlank();
      Alert before = last.put(a.community(), a);
      if (a.state() == AlertState.ALARM) {
        assertThat(a.reason().evidence()).as("an ALARM names what it rests on: %s", a).isNotEmpty();
      }
      if (before == null) {
        continue;
      }
      if (before.state() == AlertState.ALARM && a.state() == AlertState.CLEAR) {
        assertThat(a.reason().rule()).isIn(Rule.OFFICIAL_END, Rule.ORDERED_END);
      }
      if (before.id().equals(a.id())) {
        assertThat(a.revision()).isEqualTo(before.revision() + 1);
      }
      assertThat(a.at()).isAfterOrEqualTo(before.at());
    }
  }

  @Property(tries = 30, seed = "11", edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
  void C02_never_clear_while_blind_and_never_below_the_siren(@ForAll long seed) {
    World w = new World();
    SplittableRandom random = new SplittableRandom(seed);
    Duration blindAfter = AlertPolicy.standard().blindAfter();
    TreeSet<String> sounding = new TreeSet<>();
    for (int i = 0; i < STEPS; i++) {
      act(w, random, sounding);
      w.wait(Duration.ofSeconds(6));
      for (Alert a : new AlertsNow(w)) {
        if (a.state() == AlertState.CLEAR) {
          Instant looked =
              w.picture.coverage().findLastLooked(w.areas.findCommunity(a.community()).orElseThrow().index()).orElseThrow();
          assertThat(looked).isAfterOrEqualTo(w.now.minus(blindAfter).minusSeconds(6));
        }
        if (sounding.contains(a.community())) {
          assertThat(a.state()).isEqualTo(AlertState.ALARM);
        }
      }
    }
  }

  @Property(tries = 10, seed = "13", edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
  void C03_the_same_journal_gives_the_same_alerts(@ForAll long seed) {
    World first = night(seed);
    World second = new World();
    List<Alert> again = new ArrayList<>();
    AirPicture air = new AirPicture(first.areas);
    AlertDesk desk = new AlertDesk(second.areas, AlertPolicy.standard());
    for (Entry e : first.journal) {
      again.addAll(desk.step(e, air.step(e)));
    }
    assertThat(again).isEqualTo(first.alerts);
  }

  @Property(tries = 20, seed = "17", edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
  void C04_snapshot_and_tail_equal_the_whole(@ForAll long seed) {
    World whole = night(seed);
    int cut = new SplittableRandom(seed).nextInt(whole.journal.size());
    AirPicture air = new AirPicture(whole.areas);
    AlertDesk desk = new AlertDesk(whole.areas, AlertPolicy.standard());
    List<Alert> again = new ArrayList<>();
    for (Entry e : whole.journal) {
      if (e.number() == cut) {
        AirPicture.State savedAir = air.state();
        var savedDesk = desk.state();
        air = new AirPicture(whole.areas);
        desk = new AlertDesk(whole.areas, AlertPolicy.standard());
        air.restore(savedAir);
        desk.restore(savedDesk);
      }
      again.addAll(desk.step(e, air.step(e)));
    }
    assertThat(again).isEqualTo(whole.alerts);
  }

  private static World night(long seed) {
    World w = new World();
    SplittableRandom random = new SplittableRandom(seed);
    TreeSet<String> sounding = new TreeSet<>();
    for (int i = 0; i < STEPS; i++) {
      act(w, random, sounding);
    }
    return w;
  }

  /** One random thing that can happen on a night. */
  private static void act(World w, SplittableRandom random, TreeSet<String> sounding) {
    String place = "R" + random.nextInt(10) + random.nextInt(10);
    switch (random.nextInt(10)) {
      case 0 -> w.look();
      case 1 -> w.minutes(1 + random.nextInt(8));
      case 2 -> {
        sounding.add(place);
        w.siren(place, OfficialAlert.Signal.START);
      }
      case 3 -> {
        String end = sounding.isEmpty() ? place : sounding.first();
        sounding.remove(end);
        w.siren(end, OfficialAlert.Signal.END);
      }
      case 4 -> {
        Entry.Order.Action[] actions = Entry.Order.Action.values();
        w.order(actions[random.nextInt(actions.length)], place, random.nextBoolean() ? "second" : null);
      }
      default -> {
        Observation[] said = new Observation[1 + random.nextInt(3)];
        for (int i = 0; i < said.length; i++) {
          said[i] = words(w, random);
        }
        w.say(said);
      }
    }
  }

  private static Sighting words(World w, SplittableRandom random) {
    World.Words words = random.nextInt(8) == 0 ? w.official() : w.monitor("m" + random.nextInt(5));
    ThreatClass[] classes = ThreatClass.values();
    words.of(classes[random.nextInt(classes.length)]);
    words.kind(Sighting.Kind.values()[random.nextInt(Sighting.Kind.values().length)]);
    words.fate(Sighting.Fate.values()[random.nextInt(Sighting.Fate.values().length)]);
    if (random.nextBoolean()) {
      words.at("R" + random.nextInt(10) + random.nextInt(10));
    }
    if (random.nextInt(3) == 0) {
      words.toward("R" + random.nextInt(10) + random.nextInt(10));
    }
    if (random.nextInt(3) == 0) {
      words.course(random.nextInt(360));
    }
    if (random.nextInt(3) == 0) {
      words.over(random.nextBoolean() ? "W" : "R" + random.nextInt(10) + random.nextInt(10));
    }
    if (random.nextInt(6) == 0) {
      words.more();
    }
    return words.count(1 + random.nextInt(6)).build();
  }

  /** The present revision of every community. */
  private record AlertsNow(World w) implements Iterable<Alert> {
    @Override
    public java.util.Iterator<Alert> iterator() {
      List<Alert> out = new ArrayList<>();
      for (var c : w.areas.communities()) {
        out.add(w.alert(c.code()));
      }
      return out.iterator();
    }
  }
}
