package org.tocsin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertBoard;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.Community;
import org.tocsin.core.threat.Threat;

/**
 * FEATURE UNDER TEST: the desk weighs only the communities that the picture names as changed. Over random raids that gives
 * the same alerts as comparing, after every entry, all that is known of every community with what was known before.
 */
class IncrementalWeighingTest {
  private final TreeMap<String, TreeSet<Integer>> membersOf = new TreeMap<>();

  @Property(tries = 25, seed = "29", edgeCases = EdgeCasesMode.NONE)
  void C01_the_changes_that_the_picture_names_are_all_there_are(@ForAll long seed) {
    World w = raid(seed);
    AirPicture air = new AirPicture(w.areas);
    AlertBoard full = new AlertBoard(w.areas, AlertPolicy.standard());
    List<Alert> alerts = new ArrayList<>();
    List<List<Object>> before = List.of();
    long named = 0;
    for (Entry e : w.journal) {
      Picture p = air.step(e);
      List<List<Object>> now = known(w, p);
      List<Integer> changed = differing(before, now);
      named += p.changed().size();
      assertThat(p.changed()).isSorted().containsAll(changed);
      before = now;
      var since = e.recordedAt().minus(AlertPolicy.standard().blindAfter());
      alerts.addAll(
          full.step(
              e, p.threats(), p.approaches(), changed,
              i -> p.coverage().findLastLooked(i).filter(t -> !t.isBefore(since)).isPresent()));
    }
    assertThat(alerts).isEqualTo(w.alerts);
    assertThat(named).isPositive().isLessThan((long) w.journal.size() * w.areas.communities().size() * 3 / 4);
  }

  /** All that the desk may weigh, by community. */
  private List<List<Object>> known(World w, Picture p) {
    List<List<Object>> out = new ArrayList<>();
    w.areas.communities().forEach(_ -> out.add(new ArrayList<>()));
    TreeMap<String, Threat> byId = new TreeMap<>();
    p.threats().forEach(t -> byId.put(t.id(), t));
    for (Approach a : p.approaches()) {
      out.get(a.community()).add(List.of(a, facts(Objects.requireNonNull(byId.get(a.threat())))));
    }
    for (Threat t : p.threats()) {
      if (t.at() == null && t.stage() != Threat.Stage.ENDED) {
        TreeSet<Integer> members = new TreeSet<>();
        t.areas().forEach(code -> members.addAll(membersOf.computeIfAbsent(code, c -> members(w, c))));
        members.forEach(i -> out.get(i).add(facts(t)));
      }
    }
    return out;
  }

  private static TreeSet<Integer> members(World w, String code) {
    TreeSet<Integer> out = new TreeSet<>();
    for (Community c : w.areas.listCommunitiesOf(code)) {
      out.add(c.index());
    }
    return out;
  }

  private static Object facts(Threat t) {
    return List.of(t.id(), t.stage(), t.classes().main(), t.independent());
  }

  private static List<Integer> differing(List<List<Object>> before, List<List<Object>> now) {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      List<Object> old = before.isEmpty() ? List.of() : before.get(i);
      if (!old.equals(now.get(i))) {
        out.add(i);
      }
    }
    return out;
  }

  /** Twenty minutes of words about drones, missiles and launches from many places, with warnings and their ends. */
  private static World raid(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    World w = new World();
    w.look();
    for (int i = 0; i < 60; i++) {
      String place = "R" + random.nextInt(10) + random.nextInt(10);
      World.Words s = random.nextInt(5) == 0 ? w.official() : w.monitor("m" + random.nextInt(4));
      switch (random.nextInt(8)) {
        case 0 -> s.of(ThreatClass.BALLISTIC_MISSILE).toward(place);
        case 1 -> s.of(ThreatClass.CRUISE_MISSILE).at(place).course(45 * random.nextInt(8));
        case 2 -> s.kind(Sighting.Kind.WARNING).over(random.nextBoolean() ? place : "W");
        case 3 -> s.kind(Sighting.Kind.ALL_CLEAR).over(random.nextBoolean() ? place : "W");
        case 4 -> s.at(place).fate(Sighting.Fate.DESTROYED);
        default -> s.at(place).course(45 * random.nextInt(8));
      }
      w.say(s.build()).wait(Duration.ofSeconds(random.nextInt(40)));
    }
    return w;
  }
}
