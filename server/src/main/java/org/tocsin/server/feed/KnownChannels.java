package org.tocsin.server.feed;

import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.observation.Trust;

/** Channels of state bodies under the names by which feeds and recordings know them. */
public final class KnownChannels {
  private static final Map<String, Trust> OFFICIAL =
      Map.of(
          "kpszsu", Trust.OFFICIAL,
          "Повітряні Сили ЗС України / Air Force of the Armed Forces of Ukraine", Trust.OFFICIAL,
          "air_alert_ua", Trust.OFFICIAL);

  private KnownChannels() {}

  /** These channels, with what an operator says of them and of others. */
  public static Map<String, Trust> with(Map<String, Trust> configured) {
    Map<String, Trust> all = new TreeMap<>(OFFICIAL);
    all.putAll(configured);
    return all;
  }
}
