package org.tocsin.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.core.journal.Datagram;
import org.tocsin.server.engine.Intake;

/** Public channel previews, on a server of our own with pages of our own. */
class TelegramPreviewFeedTest {
  private static final Duration OFTEN = Duration.ofMillis(20);

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Datagram> received = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile Intake.@Nullable Receipt receipt;
  private HttpServer site;
  private TelegramPreviewFeed feed;

  @BeforeEach
  void open() throws IOException {
    site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    site.createContext("/s/", this::serve);
    site.start();
    feed = feed("north_watch");
  }

  private TelegramPreviewFeed feed(String... channels) {
    URI base = URI.create("http://127.0.0.1:" + site.getAddress().getPort() + "/s/");
    return new TelegramPreviewFeed("channels", List.of(channels), base, OFTEN, List.of());
  }

  @AfterEach
  void close() {
    feed.close();
    site.stop(0);
  }

  private void serve(HttpExchange x) throws IOException {
    String address = x.getRequestURI().toString().substring(3);
    String tag = x.getRequestHeaders().getFirst("If-None-Match");
    requests.add(address + (tag == null ? "" : " " + tag));
    String page = pages.get(address);
    int answer = page == null && status == 200 ? 302 : status;
    byte[] body = page == null || status != 200 ? new byte[0] : page.getBytes(StandardCharsets.UTF_8);
    String own = "\"" + (page == null ? 0 : page.hashCode()) + "\"";
    if (answer == 200 && own.equals(tag)) {
      answer = 304;
      body = new byte[0];
    }
    x.getResponseHeaders().add("ETag", own);
    x.sendResponseHeaders(answer, body.length == 0 ? -1 : body.length);
    try (var out = x.getResponseBody()) {
      out.write(body);
    }
  }

  private CompletableFuture<Intake.Receipt> take(Datagram d) {
    Intake.Receipt fixed = receipt;
    if (fixed == null || !d.form().equals(Forms.POST)) {
      received.add(d);
    }
    return CompletableFuture.completedFuture(fixed != null ? fixed : new Intake.Receipt.Recorded(received.size(), 1));
  }

  private static String page(String... messages) {
    return "<html><body><section class=\"tgme_channel_history\">" + String.join("", messages) + "</section></body></html>";
  }

  private static String message(int id, String inner, String meta) {
    return """
        <div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="north_watch/%d">
        <div class="tgme_widget_message_bubble">%s<div class="tgme_widget_message_footer"><span class="tgme_widget_message_meta">%s
        <a class="tgme_widget_message_date" href="https://t.me/north_watch/%d"><time datetime="2024-11-13T03:%02d:00+02:00">x</time></a></span></div>
        </div></div></div>"""
        .formatted(id, inner, meta, id, id % 60);
  }

  private static String text(String html) {
    return "<div class=\"tgme_widget_message_text js-message_text\" dir=\"auto\">" + html + "</div>";
  }

  private static String post(int id, String html) {
    return message(id, text(html), "");
  }

  private List<String> posts() {
    return received.stream().filter(d -> d.form().equals(Forms.POST)).map(d -> d.body().text()).toList();
  }

  @Test
  void A01_postsAreReadOldestFirstWithTheirLinesAndSigns() {
    pages.put("north_watch", page(post(7, "Три на <b>південь</b><br/>Ще &amp; <i class=\"emoji\"><b>🚀</b></i>"), post(8, "Відбій")));
    feed.start(this::take);

    await().until(() -> posts().size() == 2);
    assertThat(posts().getFirst())
        .isEqualTo(
            "{\"channel\":\"north_watch\",\"post_id\":\"7\",\"posted_at\":\"2024-11-13T01:07:00Z\",\"text\":\"Три на південь\\nЩе & \\uD83D\\uDE80\"}");
    assertThat(received.stream().filter(d -> d.form().equals(Forms.POST)).findFirst().orElseThrow().key())
        .startsWith("north_watch/7/");
  }

  @Test
  void A02_theQuoteInsideAReplyIsNotTheText() {
    String reply =
        "<a class=\"tgme_widget_message_reply\" href=\"https://t.me/North_Watch/5\"><div class=\"tgme_widget_message_text js-message_reply_text\">Було раніше</div></a>";
    String elsewhere = reply.replace("North_Watch/5", "other/5").replace("js-message_reply_text", "");
    pages.put("north_watch", page(message(7, reply + text("Уже ні"), ""), message(8, elsewhere + text("Так"), "")));
    feed.start(this::take);

    await().until(() -> posts().size() == 2);
    assertThat(posts().getFirst()).contains("\"text\":\"Уже ні\",\"reply_to\":\"5\"").doesNotContain("раніше");
    assertThat(posts().getLast()).contains("\"text\":\"Так\"").doesNotContain("reply_to");
  }

  @Test
  void A03_anEditIsANewMessageAndARepetitionIsNone() {
    pages.put("north_watch", page(post(7, "Два")));
    feed.start(this::take);
    await().until(() -> posts().size() == 1);

    pages.put("north_watch", page(message(7, text("Три"), "edited"), post(8, "Ще")));
    await().until(() -> posts().size() == 3);
    assertThat(posts().get(1)).contains("\"text\":\"Три\"").contains("\"edited_at\":\"");
    await().until(() -> requests.stream().filter(r -> r.endsWith("\"")).count() > 3);
    assertThat(posts()).hasSize(3);
  }

  @Test
  void A04_whatDidNotChangeIsNotSentAgain() {
    String page = page(post(7, "Два"));
    pages.put("north_watch", page);
    feed.start(this::take);

    await().until(() -> requests.contains("north_watch \"" + page.hashCode() + "\""));
    assertThat(posts()).hasSize(1);
    assertThat(feed.health().problem()).isNull();
  }

  @Test
  void A05_postsMissedBetweenTwoLooksAreReadFromOlderPages() {
    pages.put("north_watch", page(post(7, "сім")));
    feed.start(this::take);
    await().until(() -> posts().size() == 1);

    pages.put("north_watch?before=20", page(post(12, "дванадцять"), post(19, "дев'ятнадцять")));
    pages.put("north_watch?before=12", page(post(6, "шість"), post(7, "сім"), post(9, "дев'ять")));
    pages.put("north_watch", page(post(20, "двадцять")));
    await().until(() -> posts().size() == 5);
    assertThat(posts().stream().map(p -> p.replaceAll(".*post_id\":\"(\\d+).*", "$1"))).containsExactly("7", "9", "12", "19", "20");
  }

  @Test
  void A06_failuresAreSaidAndPausesGrow() {
    status = 503;
    Instant start = Instant.now();
    feed.start(this::take);

    await().until(() -> requests.size() >= 6);
    // Pauses of 20, 40, 80, 160 and 320 ms lie before the sixth look.
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(600));
    assertThat(feed.health().problem()).isEqualTo("north_watch: answered with status 503");
    await().until(() -> received.stream().anyMatch(d -> d.body().text().contains("\"BLIND\"")));
    status = 200;
    pages.put("north_watch", page(post(7, "Два")));
    await().until(() -> posts().size() == 1);
    await().until(() -> received.stream().anyMatch(d -> d.body().text().contains("\"LOOKING\"")));
    assertThat(feed.health().problem()).isNull();
  }

  @Test
  void A07_aChannelWithoutPreviewIsNamedAndTheOthersGoOn() {
    feed = feed("closed_channel", "north_watch");
    pages.put("north_watch", page(post(7, "Два")));
    feed.start(this::take);

    await().until(() -> posts().size() == 1);
    await().until(() -> received.stream().anyMatch(d -> d.form().equals(Forms.STATUS) && d.body().text().contains("\"DEGRADED\"")));
    assertThat(feed.health().problem()).isEqualTo("closed_channel: the channel has no public preview");
  }

  @Test
  void A08_whatTheEngineHadNoRoomForIsHandedInAgain() {
    receipt = new Intake.Receipt.Overloaded();
    pages.put("north_watch", page(post(7, "Два"), post(8, "Три")));
    feed.start(this::take);
    await().until(() -> feed.health().dropped() > 1);
    receipt = null;
    await().until(() -> posts().size() == 2);
    assertThat(posts().getFirst()).contains("Два");
  }

  @Test
  void A09_pagesWithoutWordsOrWithNonsenseGiveNothing() {
    String photo = message(9, "<a class=\"tgme_widget_message_photo_wrap\"></a>", "");
    String service = post(10, "pinned").replace("tgme_widget_message\"", "tgme_widget_message service_message\"");
    List<String> odd = new ArrayList<>(List.of(page(photo, service), page(), page(post(3, "   ")), "<html>", ""));
    odd.add(page(post(3, "x").replace("2024-11-13T03", "yesterday")));
    odd.add(page(post(3, "x").replace("north_watch/3", "north_watch/three")));
    for (String html : odd) {
      assertThat(TelegramPage.parse(html).posts()).as(html).isEmpty();
    }
    assertThat(TelegramPage.parse("<html>").shown()).isFalse();
  }

  @Property(tries = 200, seed = "11")
  void P1_noPageMakesTheReaderFail(@ForAll String before, @ForAll String inside) {
    assertThat(TelegramPage.parse(before + page(post(3, inside)) + inside)).isNotNull();
  }
}
