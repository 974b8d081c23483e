package org.tocsin.core.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.threat.Threat;

/** One English sentence for a reason. Pages translate by rule; this is for logs, files and feeds. */
final class ReasonText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ReasonText() {}

  static String of(Demand d) {
    return switch (d.rule()) {
      case OFFICIAL_ALARM -> "The state's siren sounds here" + (d.threat() == null ? "." : "; " + what(d.threat()) + ".");
      case ORDER -> "An officer ordered the alarm.";
      case NO_TIME -> what(d.threat()) + " reported for this area; it leaves no time to confirm" + when(d.approach()) + ".";
      case ARRIVAL_NEAR -> what(d.threat()) + " may arrive" + when(d.approach()) + ".";
      case ARRIVAL_POSSIBLE -> what(d.threat()) + " may come this way" + when(d.approach()) + ".";
      case UNCORROBORATED ->
          what(d.threat()) + " may arrive" + when(d.approach()) + "; one weak source says so, not confirmed.";
      case ANNOUNCED -> what(d.threat()) + " announced for this area.";
      default -> throw new IllegalArgumentException(d.rule() + " does not raise");
    };
  }

  static String of(Rule end) {
    return switch (end) {
      case PASSED -> "What threatened has passed or turned away.";
      case STOPPED -> "What threatened is reported stopped.";
      case ARRIVED -> "The latest possible arrival is over.";
      case EXPIRED -> "What threatened was not heard of for longer than it stays in the air.";
      case CALLED_OFF -> "Those who announced the threat have called it off.";
      case OFFICIAL_END -> "The state's siren ended and nothing else threatens.";
      case ORDERED_END -> "An officer ended it.";
      case BLIND -> "Nobody looks at this area now: this is not calm.";
      case SIGHT_REGAINED -> "Somebody looks again and nothing threatens.";
      default -> throw new IllegalArgumentException(end + " does not end");
    };
  }

  private static String what(@Nullable Threat t) {
    if (t == null) {
      return "A threat";
    }
    String name = name(t.classes().main());
    if (t.model() != null) {
      name = name + " (" + t.model() + ")";
    }
    boolean counted = t.count().stated() && t.count().max() > 1;
    return counted
        ? name + ", " + (t.count().min() == t.count().max() ? "" : t.count().min() + " to ") + t.count().max() + ","
        : name;
  }

  static String name(ThreatClass c) {
    String s = c.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("uav", "UAV");
    return c == ThreatClass.UNKNOWN ? "Unidentified object" : Character.toUpperCase(s.charAt(0)) + s.substring(1);
  }

  private static String when(@Nullable Approach a) {
    if (a == null) {
      return "";
    }
    return String.format(
        Locale.ROOT, " from %s, likely %s, until %s UTC (probability %.0f %%)",
        time(a.earliest()), time(a.likely()), time(a.latest()), a.probability() * 100);
  }

  private static String time(Instant t) {
    return TIME.format(t);
  }
}
