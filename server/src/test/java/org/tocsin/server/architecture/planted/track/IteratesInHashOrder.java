package org.tocsin.server.architecture.planted.track;

import java.util.HashMap;
import java.util.Map;

public final class IteratesInHashOrder {
  final Map<String, String> tracks = new HashMap<>();
}
