package org.tocsin.protocols.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tocsin.core.place.GeoPoint;

/** CAP messages: written strictly, read leniently. */
class CapTest {
  private static final Instant SENT = Instant.parse("2024-11-13T01:02:03.900Z");

  static CapAlert alert(String msgType, List<CapAlert.Reference> references) {
    List<GeoPoint> ring =
        List.of(new GeoPoint(50, 30), new GeoPoint(51, 30), new GeoPoint(51, 31), new GeoPoint(50, 30));
    CapAlert.Area area =
        new CapAlert.Area(
            "Лісівський район & околиці",
            List.of(ring),
            List.of(new CapAlert.Circle(new GeoPoint(50.5, 30.5), 12.5)),
            List.of(new CapAlert.Named("KATOTTG", "UA1")),
            1000.0,
            2000.0);
    CapAlert.Info info =
        new CapAlert.Info(
            "uk-UA",
            List.of("Security", "Safety"),
            "Повітряна тривога",
            List.of("Shelter"),
            "Immediate",
            "Extreme",
            "Likely",
            "усі",
            List.of(new CapAlert.Named("TOCSIN", "ALARM")),
            Instant.parse("2024-11-13T01:02:03Z"),
            Instant.parse("2024-11-13T01:07:03Z"),
            Instant.parse("2024-11-13T03:02:03Z"),
            "Tocsin",
            "Тривога <тут>",
            "Причина: \"три\" & ще",
            "Негайно в укриття.",
            "https://example.org/",
            "112",
            List.of(new CapAlert.Named("rule", "ARRIVAL_NEAR")),
            List.of(new CapAlert.Resource("map", "image/png", 17L, "https://example.org/m.png", null, null)),
            List.of(area));
    return new CapAlert(
        "tocsin-night-1-7",
        "tocsin@example.org",
        Instant.parse("2024-11-13T01:02:03Z"),
        "Exercise",
        msgType,
        "Tocsin",
        "Public",
        null,
        null,
        List.of("tocsin:1"),
        "note",
        references,
        "R1-5",
        List.of(info),
        false);
  }

  private static CapReader.Result.Messages read(String xml) {
    CapReader.Result r = CapReader.read(xml.getBytes(StandardCharsets.UTF_8));
    assertThat(r).isInstanceOf(CapReader.Result.Messages.class);
    return (CapReader.Result.Messages) r;
  }

  private static String refused(String xml) {
    CapReader.Result r = CapReader.read(xml.getBytes(StandardCharsets.UTF_8));
    assertThat(r).isInstanceOf(CapReader.Result.Refused.class);
    return ((CapReader.Result.Refused) r).reason();
  }

  @Test
  void A01_whatIsWrittenIsReadBackWhole() {
    CapAlert first = alert("Alert", List.of());
    CapAlert update = alert("Update", List.of(CapAlert.Reference.to(first)));

    byte[] xml = CapWriter.write(update);
    CapReader.Result.Messages back = read(new String(xml, StandardCharsets.UTF_8));

    assertThat(back.version()).isEqualTo("1.2");
    assertThat(back.issues()).isEmpty();
    assertThat(back.alerts()).containsExactly(update);
    assertThat(CapWriter.write(back.alerts().getFirst())).isEqualTo(xml);
  }

  @Test
  void A02_timesAreWrittenInTheOneFormThatCapAllows() {
    assertThat(CapTime.format(SENT)).isEqualTo("2024-11-13T01:02:03-00:00");
    assertThat(new String(CapWriter.write(alert("Alert", List.of())), StandardCharsets.UTF_8))
        .contains("<sent>2024-11-13T01:02:03-00:00</sent>");
  }

  @Test
  void A03_whatBreaksARuleIsNotPublished() {
    assertThatThrownBy(() -> CapWriter.write(alert("Cancel", List.of()))).hasMessageContaining("Cancel without references");
    assertThatThrownBy(() -> CapWriter.write(alert("Warning", List.of()))).hasMessageContaining("msgType is not on the list");
    assertThat(CapChecks.list(alert("Update", List.of(new CapAlert.Reference("a b", "c", "yesterday")))))
        .containsExactly(
            "sender of a reference holds a space, a comma, < or &: a b",
            "time of a reference is not in CAP's form: yesterday");
  }

  @Test
  void A04_everyRuleOfTheProseIsChecked() {
    String bad =
        """
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a b</identifier><sender>s</sender>
        <sent>2024-11-13T01:02:03Z</sent><status>Real</status><msgType>Error</msgType><scope>Private</scope>
        <references>a,b</references>
        <info><language>not a tag</language><event> </event><urgency>Now</urgency><certainty>Very Likely</certainty>
        <headline>%s</headline>
        <resource><uri>x</uri></resource>
        <area><areaDesc/><polygon>1,1 2,2 1,1</polygon><polygon>1,1 1,2 2,2 3,3</polygon><polygon/><polygon>1 2</polygon>
        <circle>1,1</circle><ceiling>9</ceiling></area></info></alert>
        """
            .formatted("x".repeat(161));

    assertThat(read(bad).issues())
        .contains(
            "sent is not in CAP's form: 2024-11-13T01:02:03Z",
            "reference is not sender,identifier,sent: a,b",
            "empty polygon",
            "polygon not parseable: 1",
            "circle not parseable: 1,1",
            "identifier holds a space, a comma, < or &: a b",
            "status is not on the list: Real",
            "scope Private without addresses",
            "Error without references",
            "Error without a note",
            "info lacks category",
            "info lacks event",
            "urgency is not on the list: Now",
            "missing severity",
            "certainty is not on the list: Very Likely",
            "headline longer than 160",
            "language is not a language tag: not a tag",
            "resource lacks resourceDesc",
            "resource lacks mimeType",
            "area lacks areaDesc",
            "polygon with fewer than 4 points",
            "polygon not closed",
            "ceiling without altitude");
  }

  @Test
  void A05_documentTypesAreRefusedBeforeAnythingIsFetched() {
    assertThat(refused("<!DOCTYPE alert SYSTEM \"file:///etc/passwd\"><alert/>")).contains("document type");
    assertThat(refused("<!DOCTYPE a [<!ENTITY x \"y\">]><alert>&x;</alert>")).contains("document type");
    assertThat(refused("<alert>&outside;</alert>")).startsWith("not XML");
    assertThat(refused("")).startsWith("not XML");
    assertThat(refused("<feed/>")).isEqualTo("it holds no element alert");
    assertThat(refused("<a>".repeat(30) + "</a>".repeat(30))).contains("too deeply");
  }

  @Test
  void A06_messagesOfOldVersionsAndOddWrappingsAreRead() {
    CapReader.Result.Messages old =
        read(
            "<alert xmlns=\"http://www.incident.com/cap/1.0\"><identifier>x</identifier><sender>s</sender>"
                + "<sent>2003-06-11T22:39:00.5</sent><info><eventCode>SAME=CAE</eventCode></info></alert>");
    assertThat(old.version()).isEqualTo("1.0");
    assertThat(old.alerts().getFirst().sent()).isEqualTo(Instant.parse("2003-06-11T22:39:00.5Z"));
    assertThat(old.alerts().getFirst().infos().getFirst().eventCodes()).containsExactly(new CapAlert.Named("SAME", "CAE"));
    assertThat(read("<alerts><alert/><alert/></alerts>").alerts()).hasSize(2);
  }

  @Property(tries = 300, seed = "7")
  void P1_noBytesMakeTheReaderFail(@ForAll @Size(max = 300) byte[] bytes) {
    assertThat(CapReader.read(bytes)).isNotNull();
  }

  @Property(tries = 300, seed = "8")
  void P2_noSingleChangedByteMakesTheReaderFail(@ForAll int at, @ForAll byte to) {
    byte[] xml = CapWriter.write(alert("Alert", List.of()));
    xml[Math.floorMod(at, xml.length)] = to;
    assertThat(CapReader.read(xml)).isNotNull();
  }
}
