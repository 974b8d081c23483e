package org.tocsin.simulator.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.place.Areas;
import org.tocsin.core.threat.ThreatProfile;
import org.tocsin.geography.AreaStore;
import org.tocsin.simulator.raid.Dangers;
import org.tocsin.simulator.raid.PeopleMap;
import org.tocsin.simulator.raid.Raid;
import org.tocsin.simulator.raid.RaidKind;
import org.tocsin.simulator.raid.RaidMaker;
import org.tocsin.simulator.sensing.Report;
import org.tocsin.simulator.sensing.Words;
import org.tocsin.simulator.sensing.WordsSettings;

/**
 * FEATURE UNDER TEST: twelve raids of twelve kinds over the built-in areas give the alerts that a person has accepted. A
 * change of forecast or policy changes them: look at the difference, then accept it with {@code
 * -Dtocsin.golden=src/test/resources/org/tocsin/simulator/study}, which writes the tables anew and fails once.
 */
class GoldenRaidsTest {
  private static Areas areas;
  private static PeopleMap people;

  @BeforeAll
  static void loadAreas() {
    areas = new AreaStore(Path.of("no-such-folder")).load();
    people = new PeopleMap(areas);
  }

  @ParameterizedTest
  @EnumSource
  void A01_alerts_are_those_accepted(RaidKind kind) throws IOException {
    Raid raid = new RaidMaker(areas).make(100 + kind.ordinal(), kind);
    List<Report> posts = new Words(areas, WordsSettings.STANDARD).posts(raid);
    Dangers truth = new Dangers(raid, areas, people, c -> ThreatProfile.STANDARD.get(c).dangerRadius());
    RaidRun.Outcome run =
        new RaidRun(areas, raid, truth, Map.of(Policies.STANDARD, AlertPolicy.standard())).run(posts, Map.of());
    String table = table(raid, posts, run.published());
    String name = kind.name().toLowerCase(Locale.ROOT) + ".txt";
    String accept = System.getProperty("tocsin.golden");
    if (accept != null) {
      Files.writeString(Files.createDirectories(Path.of(accept)).resolve(name), table);
    }
    assertThat(accept).as("tables were written; run again without the property").isNull();
    try (InputStream in = Objects.requireNonNull(GoldenRaidsTest.class.getResourceAsStream(name), name)) {
      assertThat(table).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** One line for each change of state: seconds since the raid's start, community, state, rule. */
  private static String table(Raid raid, List<Report> posts, List<Alert> alerts) {
    StringBuilder s = new StringBuilder();
    s.append(
        String.format(Locale.ROOT, "%s seed %d: %d objects in %d formations, %d posts%n", raid.kind(), raid.seed(),
            raid.objects(), raid.formations().size(), posts.size()));
    TreeMap<String, AlertState> last = new TreeMap<>();
    for (Alert a : alerts) {
      boolean first = a.sequence() <= areas.communities().size() && a.state() == AlertState.CLEAR;
      if (last.put(a.community(), a.state()) != a.state() && !first) {
        long t = a.at().getEpochSecond() - raid.start().getEpochSecond();
        s.append(t).append(' ').append(a.community()).append(' ').append(a.state()).append(' ').append(a.reason().rule()).append('\n');
      }
    }
    return s.toString().replace("\r\n", "\n");
  }
}
