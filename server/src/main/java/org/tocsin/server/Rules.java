package org.tocsin.server;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.observation.Trust;

/**
 * What a recording is judged by.
 *
 * @param channels trust by name of channel; others are as well known or MONITOR
 * @param homes code of the area a channel mostly writes of, by name of channel
 * @param spotters trust by name of spotter; others are PUBLIC
 */
public record Rules(AlertPolicy policy, Map<String, Trust> channels, SortedMap<String, String> homes, Map<String, Trust> spotters) {
  /** Of a service without a configuration. */
  public static final Rules STANDARD = new Rules(AlertPolicy.standard(), Map.of(), new TreeMap<>(), Map.of());

  public Rules {
    channels = Map.copyOf(channels);
    homes = Collections.unmodifiableSortedMap(new TreeMap<>(homes));
    spotters = Map.copyOf(spotters);
  }

  /** The same with the trust of some channels; for a recording that brings its own. */
  public Rules withChannels(Map<String, Trust> others) {
    return new Rules(policy, others, homes, spotters);
  }

  /** Equal for equal rules, in every run. */
  @Override
  public String toString() {
    return policy + " " + new TreeMap<>(channels) + " " + homes + " " + new TreeMap<>(spotters);
  }
}
