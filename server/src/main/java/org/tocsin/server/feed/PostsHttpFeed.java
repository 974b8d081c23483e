package org.tocsin.server.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tocsin.language.posts.Post;
import org.tocsin.server.engine.Intake;
import org.tocsin.server.engine.Intake.Receipt;

/** Posts that a bridge pushes to {@code POST /v1/posts}. */
public final class PostsHttpFeed {
  public static final String NAME = "posts";
  private static final int LONGEST_NAME = 100;

  /** Telegram allows 4,096 characters, others up to some more. */
  private static final int LONGEST_TEXT = 20_000;

  private static final int RECEIPT_SECONDS = 20;

  private final Intake intake;
  private final int most;
  private final FeedCounters counters = new FeedCounters(NAME, "http");

  /** @param most posts in one body */
  public PostsHttpFeed(Intake intake, int most) {
    this.intake = intake;
    this.most = most;
  }

  public FeedHealth health() {
    return counters.health(null);
  }

  /**
   * What became of one body.
   *
   * @param overloaded posts that were not kept because the engine has no room
   */
  public record Result(int recorded, int duplicates, int overloaded, List<Fault> rejected) {}

  /** @param line of the body, or place in its array; from 1 */
  public record Fault(int line, String reason) {}

  /**
   * Hands in all posts of a body.
   *
   * @return completes when every one of them is durable, or will not be
   * @throws Malformed when it is not JSON; then no post of it was taken
   */
  public CompletableFuture<Result> submit(byte[] body, Instant receivedAt) throws Malformed {
    List<Fault> faults = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    List<JsonBody.Item> items = JsonBody.read(body, most);
    if (items.isEmpty()) {
      throw new Malformed("the body is empty; send one post, an array of posts, or one post a line");
    }
    for (JsonBody.Item item : items) {
      counters.received(receivedAt);
      try {
        Post post = post(item.value());
        receipts.add(intake.submit(PostMessage.datagram(NAME, post, receivedAt)));
        lines.add(item.line());
      } catch (Messages.Unusable e) {
        counters.rejected();
        faults.add(new Fault(item.line(), e.reason()));
      }
    }
    return CompletableFuture.allOf(receipts.toArray(CompletableFuture[]::new))
        .orTimeout(RECEIPT_SECONDS, TimeUnit.SECONDS)
        .thenApply(_ -> result(receipts, lines, faults));
  }

  private Result result(List<CompletableFuture<Receipt>> receipts, List<Integer> lines, List<Fault> faults) {
    int recorded = 0;
    int duplicates = 0;
    int overloaded = 0;
    for (int i = 0; i < receipts.size(); i++) {
      Receipt receipt = receipts.get(i).join();
      counters.settled(receipt);
      switch (receipt) {
        case Receipt.Recorded _ -> recorded++;
        case Receipt.Duplicate _ -> duplicates++;
        case Receipt.Overloaded _ -> overloaded++;
        case Receipt.Rejected r -> faults.add(new Fault(lines.get(i), r.reason()));
      }
    }
    faults.sort((a, b) -> Integer.compare(a.line(), b.line()));
    return new Result(recorded, duplicates, overloaded, List.copyOf(faults));
  }

  private static Post post(JsonNode value) throws Messages.Unusable {
    if (!(value instanceof ObjectNode o)) {
      throw new Messages.Unusable("not a JSON object");
    }
    Post post = PostMessage.parse(Messages.bytes(o));
    bounded("channel", post.channel(), LONGEST_NAME);
    bounded("post_id", post.id(), LONGEST_NAME);
    bounded("text", post.text(), LONGEST_TEXT);
    if (post.replyTo() != null) {
      bounded("reply_to", post.replyTo(), LONGEST_NAME);
    }
    return post;
  }

  private static void bounded(String field, String value, int most) throws Messages.Unusable {
    if (value.length() > most) {
      throw new Messages.Unusable("field " + field + " is longer than " + most + " characters");
    }
  }
}
