package org.tocsin.server.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.observation.Trust;
import org.tocsin.language.posts.Post;
import org.tocsin.language.posts.PostReader;

/** Reads posts of channels. Remembers what each channel spoke of, so it sees every post of the journal in order. */
public final class PostDecoder implements Decoder {
  /** Clocks differ; a post from further ahead than this is refused rather than believed. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  private final PostReader reader;
  private final Map<String, Trust> channels;

  /** @param channels trust by name of channel; others are {@link Trust#MONITOR} */
  public PostDecoder(PostReader reader, Map<String, Trust> channels) {
    this.reader = reader;
    this.channels = channels;
  }

  @Override
  public Decoded decode(Datagram datagram) {
    Post post;
    try {
      post = inTime(PostMessage.parse(datagram.body()), datagram.receivedAt());
    } catch (Messages.Unusable e) {
      return new Decoded.Refused(e.reason());
    }
    Trust trust = channels.getOrDefault(post.channel(), Trust.MONITOR);
    return new Decoded.Observations(reader.read(post, datagram.feed(), trust).observations());
  }

  /** A clock a little ahead of ours is taken for ours. */
  static Post inTime(Post post, Instant receivedAt) throws Messages.Unusable {
    if (!post.postedAt().isAfter(receivedAt)) {
      return post;
    }
    if (post.postedAt().isAfter(receivedAt.plus(AHEAD))) {
      throw new Messages.Unusable(
          "posted_at " + post.postedAt() + " is ahead of its receipt at " + receivedAt + " by more than 5 minutes");
    }
    return new Post(post.channel(), post.id(), receivedAt, post.text(), post.replyTo(), post.editedAt());
  }
}
