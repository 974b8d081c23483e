package org.tocsin.core.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hop 1: what a feed received, uninterpreted.
 *
 * @param feed name of the configured feed
 * @param key identity of the message within the feed (channel, id and a digest of the content for posts): the same key
 *     again is the same message again; null where the feed has none
 * @param receivedAt the edge's clock
 * @param form what the bytes are, such as {@code post+json} or {@code asterix}
 */
public record Datagram(String feed, @Nullable String key, Instant receivedAt, String form, Bytes body) {}
