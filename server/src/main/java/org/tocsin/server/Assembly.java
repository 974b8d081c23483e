package org.tocsin.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.language.posts.PostReader;
import org.tocsin.server.feed.AreaNames;
import org.tocsin.server.feed.Decoder;
import org.tocsin.server.feed.Forms;
import org.tocsin.server.feed.PostDecoder;
import org.tocsin.server.feed.SightingDecoder;
import org.tocsin.server.feed.SirenDecoder;

/** What is put together from what, in the order in which a message passes. */
public final class Assembly {
  private Assembly() {}

  /** Hop 2: a decoder for each form of datagram. */
  public static Supplier<Map<String, Decoder>> decoders(
      Areas areas, Map<String, Trust> channels, Map<String, Trust> spotters) {
    AreaNames names = new AreaNames(areas);
    return () -> {
      Map<String, Decoder> m = new TreeMap<>();
      m.put(Forms.POST, new PostDecoder(new PostReader(areas), channels));
      m.put(Forms.SIGHTING, new SightingDecoder(spotters));
      m.put(Forms.SIREN, new SirenDecoder(names));
      return m;
    };
  }
}
