package org.tocsin.protocols.asterix;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.observation.Trust;

/**
 * What is configured of the sources of a feed.
 *
 * @param feed name of the feed
 * @param trust of sources that are not listed
 * @param acceptSimulated true in exercises and tests: takes targets marked as simulated, which are refused otherwise
 * @param sites by {@link #key}
 */
public record Sensors(String feed, Trust trust, boolean acceptSimulated, Map<Integer, Site> sites) {
  /**
   * @param name the sensor, as the tracker and the officer know it
   * @param areas codes of the areas it looks at; without them its status says nothing about coverage and is only counted
   */
  public record Site(String name, List<String> areas) {
    public Site {
      areas = List.copyOf(areas);
    }
  }

  public Sensors {
    sites = Map.copyOf(new TreeMap<>(sites));
  }

  public static Sensors of(String feed) {
    return new Sensors(feed, Trust.TRUSTED, false, Map.of());
  }

  /** System area code and system identification code as one number. */
  public static int key(int sac, int sic) {
    return sac << 8 | sic;
  }

  /** The configured site, or one named by its codes. */
  Site site(int sac, int sic) {
    Site s = sites.get(key(sac, sic));
    return s == null ? new Site(sac + "/" + sic, List.of()) : s;
  }
}
