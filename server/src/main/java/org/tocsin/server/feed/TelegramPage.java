package org.tocsin.server.feed;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The posts on one page of a channel's public web preview.
 *
 * @param shown whether this is a preview page at all; a channel without one gives some other page
 * @param posts in the order of the page, oldest first
 */
record TelegramPage(boolean shown, List<Item> posts) {
  /** A post may be cut into many parts by its sender, but no page of the preview holds more than this. */
  private static final int MOST = 200;

  /**
   * @param replyTo id of the post of the same channel it answers, or null
   * @param edited whether the page marks it as edited
   */
  record Item(long id, Instant postedAt, String text, @Nullable String replyTo, boolean edited) {}

  static TelegramPage parse(String html) {
    Document page = Jsoup.parse(html);
    List<Item> posts = new ArrayList<>();
    for (Element message : page.select(".tgme_widget_message[data-post]")) {
      Item item = item(message);
      if (item != null && posts.size() < MOST) {
        posts.add(item);
      }
    }
    boolean shown = !page.select(".tgme_channel_history, .tgme_channel_info").isEmpty() || !posts.isEmpty();
    return new TelegramPage(shown, List.copyOf(posts));
  }

  /** Null for what is no post with words: pictures alone, pinned notes, a changed channel photo. */
  private static @Nullable Item item(Element message) {
    if (message.hasClass("service_message")) {
      return null;
    }
    long id = id(message.attr("data-post"));
    Element time = message.selectFirst(".tgme_widget_message_date time[datetime]");
    Element text = text(message);
    if (id < 0 || time == null || text == null) {
      return null;
    }
    Instant postedAt;
    try {
      postedAt = OffsetDateTime.parse(time.attr("datetime")).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
    String words = words(text);
    Element meta = message.selectFirst(".tgme_widget_message_meta");
    boolean edited = meta != null && meta.ownText().toLowerCase(java.util.Locale.ROOT).contains("edited");
    return words.isEmpty() ? null : new Item(id, postedAt, words, replyTo(message), edited);
  }

  /** The post's own words. The quoted start of the post it answers has the same class and stands before them. */
  private static @Nullable Element text(Element message) {
    for (Element e : message.select(".tgme_widget_message_text")) {
      if (!e.hasClass("js-message_reply_text") && e.closest(".tgme_widget_message_reply") == null) {
        return e;
      }
    }
    return null;
  }

  private static String words(Element text) {
    Element copy = text.clone();
    for (Element br : copy.select("br")) {
      br.replaceWith(new TextNode("\n"));
    }
    return copy.wholeText().strip();
  }

  private static @Nullable String replyTo(Element message) {
    Element reply = message.selectFirst("a.tgme_widget_message_reply[href]");
    if (reply == null) {
      return null;
    }
    String own = message.attr("data-post");
    try {
      String path = URI.create(reply.attr("href")).getPath();
      String target = path == null ? "" : path.replaceFirst("^/", "");
      boolean sameChannel = target.regionMatches(true, 0, own, 0, own.indexOf('/') + 1);
      long id = sameChannel ? id(target) : -1;
      return id < 0 ? null : Long.toString(id);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static long id(String channelAndId) {
    String digits = channelAndId.substring(channelAndId.indexOf('/') + 1);
    return digits.matches("\\d{1,12}") ? Long.parseLong(digits) : -1;
  }
}
