package org.tocsin.server.architecture.planted.track;

import java.util.List;

public final class StreamsInParallel {
  public double sum(List<Double> values) {
    return values.parallelStream().mapToDouble(Double::doubleValue).sum();
  }
}
