package org.tocsin.server.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tocsin.core.place.Areas;
import org.tocsin.ledger.Ledger;
import org.tocsin.server.engine.Intake;
import org.tocsin.server.engine.Load;
import org.tocsin.server.engine.Orders;
import org.tocsin.server.engine.Player;
import org.tocsin.server.engine.Situation;
import org.tocsin.server.feed.FeedHealth;
import org.tocsin.server.outlet.CapLibrary;

/**
 * What the API shows and where it hands in what it receives.
 *
 * @param situation the latest state, by one volatile read
 * @param player present in a replay
 * @param feeds live counters of all feeds
 * @param problems what is wrong now, one line each
 * @param load how busy the engine is
 * @param ledger the record of attacks, where one is kept
 * @param orders where officers' orders go in
 * @param officers token by name of officer
 * @param cap the CAP messages written so far, where that outlet runs
 */
public record ApiContext(
    Supplier<Situation> situation,
    Areas areas,
    Intake intake,
    Optional<Player> player,
    Supplier<List<FeedHealth>> feeds,
    Supplier<List<String>> problems,
    Supplier<Load> load,
    Optional<CapLibrary> cap,
    String version,
    HttpSettings settings,
    Optional<Ledger> ledger,
    Optional<Orders> orders,
    Map<String, String> officers) {

  /** Of a server that keeps no ledger. */
  public ApiContext(
      Supplier<Situation> situation, Areas areas, Intake intake, Optional<Player> player, Supplier<List<FeedHealth>> feeds, Supplier<List<String>> problems,
      Supplier<Load> load, Optional<CapLibrary> cap, String version, HttpSettings settings) {
    this(situation, areas, intake, player, feeds, problems, load, cap, version, settings, Optional.empty(), Optional.empty(), Map.of());
  }

  public ApiContext withLedger(Ledger kept) {
    return new ApiContext(situation, areas, intake, player, feeds, problems, load, cap, version, settings, Optional.of(kept), orders, officers);
  }

  public ApiContext withOrders(Orders taken, Map<String, String> known) {
    return new ApiContext(
        situation, areas, intake, player, feeds, problems, load, cap, version, settings, ledger, Optional.of(taken), known);
  }

  /**
   * The time by which something that arrives now is filed: the journal's in a replay, so that a report made during an
   * exercise speaks of the night that is played, else the edge's clock.
   */
  Instant now() {
    return player.isPresent() ? situation.get().picture().time() : Instant.now();
  }
}
