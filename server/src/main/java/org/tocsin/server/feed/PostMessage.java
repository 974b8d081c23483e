package org.tocsin.server.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.language.posts.Post;

/**
 * A post as a datagram: {@code {"channel","post_id","posted_at","text","reply_to"?,"edited_at"?}}. Its key is channel,
 * id and a digest of the text, so an edit is a new message and a repetition is not.
 */
public final class PostMessage {
  private PostMessage() {}

  public static Datagram datagram(String feed, Post post, Instant receivedAt) {
    ObjectNode o = Messages.object();
    o.put("channel", post.channel()).put("post_id", post.id()).put("posted_at", post.postedAt().toString());
    o.put("text", post.text());
    if (post.replyTo() != null) {
      o.put("reply_to", post.replyTo());
    }
    if (post.editedAt() != null) {
      o.put("edited_at", post.editedAt().toString());
    }
    return new Datagram(feed, key(post), receivedAt, Forms.POST, Messages.bytes(o));
  }

  /** @throws Messages.Unusable with the reason */
  static Post parse(Bytes body) throws Messages.Unusable {
    JsonNode o = Messages.parse(body);
    return new Post(
        Messages.text(o, "channel"),
        Messages.text(o, "post_id"),
        Messages.time(o, "posted_at"),
        Messages.text(o, "text"),
        Messages.findText(o, "reply_to"),
        Messages.findTime(o, "edited_at"));
  }

  public static String key(Post post) {
    return post.channel() + '/' + post.id() + '/' + digest(post.text());
  }

  static String digest(String text) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
