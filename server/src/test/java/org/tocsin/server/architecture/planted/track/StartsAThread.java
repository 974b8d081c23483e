package org.tocsin.server.architecture.planted.track;

public final class StartsAThread {
  public void start(Runnable work) {
    new Thread(work).start();
  }
}
