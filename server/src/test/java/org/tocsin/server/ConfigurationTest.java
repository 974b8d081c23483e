package org.tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.AreaStore;
import org.tocsin.server.command.UserError;

class ConfigurationTest {
  @TempDir Path folder;

  private Configuration read(String yaml) throws IOException {
    return Configuration.read(Files.writeString(folder.resolve("t.yaml"), yaml));
  }

  @Test
  void A01_theExampleOfTheManualIsSound() throws IOException {
    Configuration c = Configuration.read(Path.of("..", "docs", "tocsin.yaml"));
    assertThat(c.purpose()).isEqualTo(Purpose.TEST);
    assertThat(c.channels()).containsEntry("kpszsu", Trust.OFFICIAL);
    assertThat(c.feeds()).hasSize(1);
    assertThat(c.policy().blindAfter()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void A01b_aChannelsHomeTellsNamesakesApartAndMustExist() throws IOException {
    Configuration c = read("purpose: TEST\nhomes: {north_watch: UA63000000000041885}");
    assertThat(c.homes()).containsEntry("north_watch", "UA63000000000041885");
    Areas areas = new AreaStore(folder).load();
    Assembly.requireAreas(c, areas);
    Configuration wrong = read("purpose: TEST\nhomes: {north_watch: UA99}");
    assertThatThrownBy(() -> Assembly.requireAreas(wrong, areas)).isInstanceOf(UserError.class).hasMessageContaining("home of channel north_watch: no area has the code UA99");
  }

  @Test
  void A02_onePolicyValueChangesAndTheOthersStay() throws IOException {
    Configuration c = read("purpose: EXERCISE\npolicy: {classes: {STRIKE_UAV: {alarm_horizon: 9m}}}");
    assertThat(c.policy().of(ThreatClass.STRIKE_UAV).alarmHorizon()).isEqualTo(Duration.ofMinutes(9));
    assertThat(c.policy().of(ThreatClass.STRIKE_UAV).watchHorizon())
        .isEqualTo(AlertPolicy.standard().of(ThreatClass.STRIKE_UAV).watchHorizon());
  }

  @Test
  void A02b_aSensorIsKeptInTheFormOfTheJournal() throws IOException {
    Configuration c = read("purpose: TEST\nsensors: {R1: 'radar lat=50 lon=30 sigma=50,0.2,-,- period=10 range=150000'}");
    assertThat(c.sensors()).containsOnlyKeys("R1");
    assertThat(c.sensors().get("R1")).startsWith("radar lat=50.0 lon=30.0 altitude=0.0 sigma=50.0,0.2,-,- period=10.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port: 80                           | purpose is missing",
        "{purpose: REAL}                    | purpose must be one of [ACTUAL, EXERCISE, TEST], not 'REAL'",
        "{purpose: TEST, prot: 8080}        | prot is not a setting",
        "{purpose: TEST, port: many}        | port must be a whole number from 0 to 65535, not 'many'",
        "{purpose: TEST, feeds: [{name: a, kind: fax}]}                        | kind must be one of file, telegram, asterix, adsb",
        "{purpose: TEST, feeds: [{name: a, kind: file}]}                       | feeds[0].path is missing",
        "{purpose: TEST, feeds: [{name: a, kind: file, path: x, poll: soon}]}  | feeds[0].poll must be a duration",
        "{purpose: TEST, feeds: [{name: r, kind: asterix}]}                   | r: port is missing",
        "{purpose: TEST, feeds: [{name: r, kind: asterix, port: 8600, editions: 048=9.9}]}  | r: editions: category 048 has no edition 9.9; there are [1.27, 1.32]",
        "{purpose: TEST, feeds: [{name: r, kind: asterix, port: 8600, groups: [10.0.0.1]}]} | r: groups: 10.0.0.1 is no multicast address",
        "{purpose: TEST, feeds: [{name: r, kind: asterix, port: 8600, sensors: [{name: a, sac: 1}]}]} | sensor a has no place: state it under sensors",
        "{purpose: TEST, feeds: [{name: n, kind: acoustic, host: b}]}          | topic is missing",
        "{purpose: TEST, feeds: [{name: n, kind: acoustic, host: b, topic: x, password: a, password_file: b}]} | give password or password_file, not both",
        "{purpose: TEST, feeds: [{name: n, kind: acoustic, host: b, topic: x, certificates: {trust: none.pem}}]} | n: certificates: none.pem",
        "{purpose: TEST, feeds: [{name: s, kind: alerts_in_ua}]}               | token_file is missing",
        "{purpose: TEST, feeds: [{name: s, kind: alerts_in_ua, token: x, every: 1s}]} | every must be at least 8s",
        "{purpose: TEST, outlets: [{name: t, kind: cot, host: tak.example}]}  | t: tracks leave this machine over TLS only",
        "{purpose: TEST, feeds: [{name: a, kind: adsb, form: smoke}]}          | form must be one of [BEAST, AVR, SBS, JSON]",
        "{purpose: TEST, policy: {classes: {DRAGON: {hold: 1m}}}}              | policy.classes.DRAGON is not a setting",
        "{purpose: TEST, policy: {leaving: 7}}                                 | leaving must be a number from 0",
        "{purpose: TEST, sensors: {R1: radar lat=50}}                          | sensor R1: lon is missing",
        "{purpose: TEST, sensors: {R1: sonar}}                                 | sensor R1: the kind must be radar",
        "{purpose: [}                       | not YAML"
      })
  void A03_everyFaultIsNamedInOneLine(String yaml, String line) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(line)
        .hasMessageContaining("t.yaml")
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
  }
}
