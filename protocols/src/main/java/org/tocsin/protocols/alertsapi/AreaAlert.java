package org.tocsin.protocols.alertsapi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.OfficialAlert;

/**
 * What a service says of one area, in the service's own names and numbers.
 *
 * @param area name, or empty where only a number is given
 * @param type such as {@code oblast} or {@code District}; empty where the service has no levels
 * @param id the service's own number of the area, or empty
 * @param kind the service's own word
 * @param since start, or null
 * @param until end, or null
 * @param within names of the areas around it, the largest first; empty where the service does not say
 */
public record AreaAlert(
    String area,
    String type,
    String id,
    String kind,
    @Nullable Instant since,
    @Nullable Instant until,
    State state,
    List<String> within) {
  public AreaAlert {
    within = List.copyOf(within);
  }

  AreaAlert(String area, String type, String id, String kind, @Nullable Instant since, @Nullable Instant until, State state) {
    this(area, type, id, kind, since, until, state, List.of());
  }

  /** There is no state "calm": a service that says nothing of an area has no information about it. */
  public enum State {
    ACTIVE,
    /** Active in parts of the area. */
    PARTLY,
    /** The service says that it ended. */
    ENDED,
    /** A drill, an update, a warning of an alert to come: not an alert. */
    OTHER,
    NO_INFORMATION
  }

  /** The signal for the air picture. Partly active is active: the part is not known. */
  public OfficialAlert.Signal signal() {
    return switch (state) {
      case ACTIVE, PARTLY -> OfficialAlert.Signal.START;
      case ENDED -> OfficialAlert.Signal.END;
      case OTHER, NO_INFORMATION -> OfficialAlert.Signal.UNKNOWN;
    };
  }

  public OfficialAlert.Kind officialKind() {
    return switch (kind) {
      case "air_raid", "AIR", "missiles", "hostile_aircraft", "unconventional_missile" -> OfficialAlert.Kind.AIR;
      case "artillery_shelling", "ARTILLERY" -> OfficialAlert.Kind.ARTILLERY;
      case "urban_fights", "URBAN_FIGHTS", "terrorist_infiltration" -> OfficialAlert.Kind.STREET_FIGHTING;
      case "chemical", "CHEMICAL", "hazardous_materials" -> OfficialAlert.Kind.CHEMICAL;
      case "nuclear", "NUCLEAR", "radiological" -> OfficialAlert.Kind.NUCLEAR;
      default -> OfficialAlert.Kind.OTHER;
    };
  }
}
