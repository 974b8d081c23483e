package org.tocsin.server.engine;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.journal.Purpose;

/**
 * What every reader sees: the state after the last entry, published by one volatile write.
 *
 * @param journal id of the journal; a new run of a replay has a new one, and readers start afresh
 * @param alerts the latest revision for each community, by index
 * @param sequence of the last alert revision
 * @param publishedAt the edge's clock when this was published: age is counted from here
 */
public record Situation(
    String journal, Purpose purpose, Picture picture, List<Alert> alerts, long sequence, Instant publishedAt) {}
