package org.tocsin.server.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tocsin.core.Coverage;
import org.tocsin.core.Picture;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.track.Track;
import org.tocsin.geography.AreaStore;
import org.tocsin.protocols.asterix.AsterixObserver;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.protocols.asterix.Sensors;
import org.tocsin.protocols.cot.CotEvent;
import org.tocsin.protocols.cot.CotObserver;
import org.tocsin.protocols.cot.CotXml;
import org.tocsin.protocols.cot.TakStream;

/** FEATURE UNDER TEST: our tracks go to a receiver that the operator named, and come back recognised. */
class TrackOutletTest {
  private static final Areas AREAS = new AreaStore(Path.of("none")).load();
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private final AtomicReference<Picture> picture = new AtomicReference<>(picture(0, List.of()));

  private static Picture picture(int second, List<Track> tracks) {
    return new Picture(second + 1, NOON.plusSeconds(second), List.of(), List.of(), List.of(), new Coverage(null, List.of()), tracks);
  }

  private static Track track(long number) {
    double[] p = new double[36];
    p[0] = 100 * 100;
    p[7] = 100 * 100;
    return new Track(
        number, 0, new GeoPoint(50, 36), 800, new double[] {0, 0, 0, 30, 40, 0}, p, 0.99, ClassMix.of(ThreatClass.STRIKE_UAV), 0, null, 0, 0, 1,
        List.of());
  }

  @Test
  void A01_a_track_goes_out_as_cursor_on_target_marked_as_exercise_and_is_known_when_it_comes_back() throws Exception {
    List<CotEvent> events = new CopyOnWriteArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> {
        try (Socket s = server.accept()) {
          TakStream stream = new TakStream();
          byte[] b = new byte[4096];
          for (int n = s.getInputStream().read(b); n >= 0; n = s.getInputStream().read(b)) {
            stream.read(b, 0, n, r -> events.add(((CotXml.Result.Read) r).event()));
          }
        } catch (java.io.IOException closed) {
          return;
        }
      });
      ShareSettings settings =
          new ShareSettings("tak", "127.0.0.1", server.getLocalPort(), Duration.ofMillis(20), new ShareSettings.Form.Cot(null, "tocsin.test."));
      try (TrackOutlet outlet = new TrackOutlet(settings, AREAS, picture::get)) {
        outlet.begin("exercise-1", Purpose.EXERCISE);
        int[] second = {0};
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
          picture.set(picture(++second[0], List.of(track(7))));
          assertThat(events).isNotEmpty();
        });
        CotEvent e = events.getFirst();
        assertThat(e.uid()).isEqualTo("tocsin.test.trk.7");
        assertThat(e.type()).isEqualTo("a-h-A-M-F-Q-A");
        assertThat(e.opex()).startsWith("e-");
        assertThat(e.ce()).isCloseTo(100, within(0.1));
        assertThat(e.findDetail("track").orElseThrow().number("speed")).isCloseTo(50, within(0.1));
        CotObserver ours = new CotObserver(new Source("tak", "tak", Trust.TRUSTED), "tocsin.", true);
        assertThat(ours.observe(e, NOON)).isEqualTo(new CotObserver.Outcome.Ignored("our own event come back"));

        // A track that is over is taken off the others' maps.
        picture.set(picture(++second[0], List.of()));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(events.getLast().stale()).isEqualTo(events.getLast().time()));
      }
    }
  }

  @Test
  void A02_a_track_goes_out_as_category_062() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(30_000);
      picture.set(picture(5, List.of(track(7), track(70_000))));
      ShareSettings settings =
          new ShareSettings("centre", "127.0.0.1", socket.getLocalPort(), Duration.ofSeconds(1), new ShareSettings.Form.Asterix(25, 9));
      try (TrackOutlet outlet = new TrackOutlet(settings, AREAS, picture::get)) {
        outlet.begin("test-1", Purpose.TEST);
        DatagramPacket d = new DatagramPacket(new byte[65_000], 65_000);
        socket.receive(d);
        Definitions definitions = Definitions.load();
        List<Observation> seen = new ArrayList<>();
        new AsterixObserver(Sensors.of("x"), definitions, definitions.newest())
            .read(d.getData(), 0, d.getLength(), NOON.plusSeconds(5), seen::add);
        assertThat(seen).hasSize(2);
        TrackReport t = (TrackReport) seen.getFirst();
        assertThat(t.number()).isEqualTo(7);
        assertThat(t.source().name()).isEqualTo("25/9");
        assertThat(t.point().lat()).isCloseTo(50, within(1e-4));
        assertThat(t.east()).isCloseTo(30, within(0.3));
        assertThat(t.sigma()).isCloseTo(100, within(1.0));
      }
    }
  }
}
