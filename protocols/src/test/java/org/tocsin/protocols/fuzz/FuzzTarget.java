package org.tocsin.protocols.fuzz;

import java.util.Locale;
import java.util.function.Consumer;

/** What Jazzer calls: {@code --target_class} this, {@code --target_args} the name of a decoder. */
public final class FuzzTarget {
  /** Slower than this, three times over, is a finding, whatever else the machine does. */
  private static final long SLOW = 100_000_000;

  private static Consumer<byte[]> decoder = b -> {};

  private FuzzTarget() {}

  public static void fuzzerInitialize(String[] args) {
    decoder = Decoder.valueOf(args[0].toUpperCase(Locale.ROOT)).decoder();
  }

  public static void fuzzerTestOneInput(byte[] input) {
    for (int attempt = 0; ; attempt++) {
      long start = System.nanoTime();
      decoder.accept(input);
      if (System.nanoTime() - start < SLOW) {
        return;
      }
      if (attempt == 2) {
        throw new AssertionError("slow input of " + input.length + " bytes");
      }
    }
  }
}
