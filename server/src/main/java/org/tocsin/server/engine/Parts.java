package org.tocsin.server.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.place.Areas;
import org.tocsin.server.feed.Decoder;
import org.tocsin.server.outlet.Outlet;

/**
 * What every run of the engine is made of.
 *
 * @param decoders by form of datagram; made anew for each run, as readers of posts have a memory
 * @param outlets stay open from run to run
 */
public record Parts(
    Areas areas,
    AlertPolicy policy,
    Supplier<Map<String, Decoder>> decoders,
    List<Outlet> outlets,
    Problems problems) {
  public Parts {
    outlets = List.copyOf(outlets);
  }
}
