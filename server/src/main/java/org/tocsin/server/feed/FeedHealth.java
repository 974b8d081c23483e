package org.tocsin.server.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Live counters of a feed since its start.
 *
 * @param lastReceived when the last datagram came, by the edge's clock; null before the first
 * @param dropped datagrams lost to a full queue
 * @param problem what is wrong now, in one line for the officer; null when nothing is
 */
public record FeedHealth(
    String name,
    String kind,
    long received,
    long recorded,
    long rejected,
    long duplicates,
    long dropped,
    @Nullable Instant lastReceived,
    @Nullable String problem) {}
