package org.tocsin.protocols.alertsapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.OfficialAlert.Signal;
import org.tocsin.core.observation.Source;

/**
 * From one answer after the other to starts and ends. A service that lists active alerts ends one by not listing it any more;
 * while it does not answer, or answers N, the areas it spoke of are unknown, not calm.
 */
public final class AlertWatch {
  private final Source source;
  private final Function<AreaAlert, List<String>> codes;
  private final TreeMap<String, AreaAlert> active = new TreeMap<>();
  private boolean blind;

  /** @param codes KATOTTG codes of an area; empty where it cannot be told, and the alert is then left out */
  public AlertWatch(Source source, Function<AreaAlert, List<String>> codes) {
    this.source = source;
    this.codes = codes;
  }

  private static String key(AreaAlert a) {
    return a.type() + '/' + a.id() + '/' + a.area() + '/' + a.kind();
  }

  /** A full list of active alerts. */
  public List<OfficialAlert> list(Answers.Alerts answer, Instant now) {
    List<OfficialAlert> out = new ArrayList<>();
    TreeMap<String, AreaAlert> listed = new TreeMap<>();
    for (AreaAlert a : answer.areas()) {
      switch (a.signal()) {
        case START -> listed.put(key(a), a);
        case UNKNOWN -> {
          if (a.state() == AreaAlert.State.NO_INFORMATION && active.remove(key(a)) != null) {
            tell(out, a, Signal.UNKNOWN, now);
          }
        }
        default -> {}
      }
    }
    for (Map.Entry<String, AreaAlert> e : listed.entrySet()) {
      if (!active.containsKey(e.getKey())) {
        Instant since = e.getValue().since();
        tell(out, e.getValue(), Signal.START, since == null || since.isAfter(now) ? now : since);
      } else if (blind) {
        tell(out, e.getValue(), Signal.CONTINUES, now);
      }
    }
    for (Map.Entry<String, AreaAlert> e : active.entrySet()) {
      if (!listed.containsKey(e.getKey())) {
        tell(out, e.getValue(), Signal.END, now);
      }
    }
    active.clear();
    active.putAll(listed);
    blind = false;
    return out;
  }

  /** The service does not answer, or not usably: said once until it answers again. */
  public List<OfficialAlert> lost(Instant now) {
    List<OfficialAlert> out = new ArrayList<>();
    if (!blind) {
      active.values().forEach(a -> tell(out, a, Signal.UNKNOWN, now));
    }
    blind = true;
    return out;
  }

  private void tell(List<OfficialAlert> out, AreaAlert a, Signal signal, Instant at) {
    List<String> areas = codes.apply(a);
    if (!areas.isEmpty()) {
      out.add(new OfficialAlert(source, at, areas, signal, a.officialKind(), a.area() + ": " + a.kind()));
    }
  }
}
