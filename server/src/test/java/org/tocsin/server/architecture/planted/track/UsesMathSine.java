package org.tocsin.server.architecture.planted.track;

public final class UsesMathSine {
  public double y(double x) {
    return Math.sin(x);
  }
}
