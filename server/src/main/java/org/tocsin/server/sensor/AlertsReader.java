package org.tocsin.server.sensor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Source;
import org.tocsin.protocols.alertsapi.AlertWatch;
import org.tocsin.protocols.alertsapi.AlertsInUa;
import org.tocsin.protocols.alertsapi.Answers;
import org.tocsin.protocols.alertsapi.AreaAlert;
import org.tocsin.protocols.alertsapi.UkraineAlarm;

/** Answers of an alert service; an empty message says that it does not answer, and nothing follows for any area but "unknown". */
final class AlertsReader implements FeedReader {
  private final SensorSettings.Service service;
  private final AlertWatch watch;
  private final AlertAreas areas;
  private final TreeMap<String, Long> rejected = new TreeMap<>();
  private Map<String, List<String>> regions = Map.of();
  private long decoded;

  AlertsReader(SensorSettings.Service service, Source source, AlertAreas areas) {
    this.service = service;
    this.areas = areas;
    this.watch = new AlertWatch(source, this::codes);
  }

  private List<String> codes(AreaAlert a) {
    List<String> found = areas.codes(a);
    if (found.isEmpty()) {
      reject("no area for " + (a.area().isEmpty() ? "number " + a.id() : a.area()));
    }
    return found;
  }

  @Override
  public void read(byte[] b, Instant at, Consumer<Observation> out) {
    if (b.length == 0) {
      reject("no answer");
      tell(watch.lost(at), out);
      return;
    }
    if (service == SensorSettings.Service.UKRAINE_ALARM && UkraineAlarm.isRegions(b)) {
      regions = UkraineAlarm.regions(b);
      decoded++;
      return;
    }
    Answers answer = service == SensorSettings.Service.ALERTS_IN_UA ? AlertsInUa.active(b) : UkraineAlarm.alerts(b);
    switch (answer) {
      case Answers.Unusable u -> {
        reject(u.reason());
        tell(watch.lost(at), out);
      }
      case Answers.Alerts a -> {
        decoded++;
        tell(watch.list(named(a), at), out);
      }
    }
  }

  private static void tell(List<OfficialAlert> alerts, Consumer<Observation> out) {
    alerts.forEach(out);
  }

  /** The names that go with the service's numbers. */
  private Answers.Alerts named(Answers.Alerts answer) {
    List<AreaAlert> out = new ArrayList<>();
    for (AreaAlert a : answer.areas()) {
      List<String> path = regions.getOrDefault(a.id(), List.of());
      out.add(
          path.isEmpty()
              ? a
              : new AreaAlert(
                  path.getLast(), a.type(), a.id(), a.kind(), a.since(), a.until(), a.state(), path.subList(0, path.size() - 1)));
    }
    return new Answers.Alerts(out);
  }

  private void reject(String reason) {
    rejected.merge(rejected.size() < 200 || rejected.containsKey(reason) ? reason : "other", 1L, Long::sum);
  }

  @Override
  public long decoded() {
    return decoded;
  }

  @Override
  public Map<String, Long> rejected() {
    return new TreeMap<>(rejected);
  }
}
