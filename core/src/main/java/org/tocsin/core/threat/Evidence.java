package org.tocsin.core.threat;

import java.time.Instant;
import org.tocsin.core.observation.Trust;

/**
 * One entry that a threat or an alert rests on.
 *
 * @param entry journal number
 * @param source who said it: channel, sensor, officer
 * @param messageId channel and post id, or empty
 * @param words the part that counts
 */
public record Evidence(long entry, Instant time, String source, Trust trust, String messageId, String words) {}
