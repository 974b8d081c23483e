package org.tocsin.server.architecture.planted.track;

import java.util.Random;

public final class DrawsUnseeded {
  public double draw() {
    return new Random().nextDouble();
  }
}
