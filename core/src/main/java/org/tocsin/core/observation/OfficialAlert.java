package org.tocsin.core.observation;

import java.time.Instant;
import java.util.List;

/**
 * The state's siren for areas of the register.
 *
 * @param areas KATOTTG codes; one post may name several
 * @param words the post, for the reason of an alert
 */
public record OfficialAlert(Source source, Instant time, List<String> areas, Signal signal, Kind kind, String words)
    implements Observation {
  public enum Signal {
    START,
    END,
    /** "Тривога ще триває": repeated, or left standing by the end of another area. */
    CONTINUES,
    /** The service has no information; never calm. */
    UNKNOWN
  }

  public enum Kind {
    AIR,
    ARTILLERY,
    STREET_FIGHTING,
    CHEMICAL,
    NUCLEAR,
    OTHER
  }

  public OfficialAlert {
    areas = List.copyOf(areas);
  }
}
