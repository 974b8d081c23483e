package org.tocsin.language.posts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a channel as published.
 *
 * @param channel the channel's name within its feed
 * @param id the post's id within the channel
 * @param replyTo id of the post of the same channel that it answers, or null
 * @param editedAt when this text replaced an earlier one, or null
 */
public record Post(
    String channel,
    String id,
    Instant postedAt,
    String text,
    @Nullable String replyTo,
    @Nullable Instant editedAt) {}
