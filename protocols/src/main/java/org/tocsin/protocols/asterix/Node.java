package org.tocsin.protocols.asterix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run of bits within an item means: one value, or named values kept together. */
public sealed interface Node {
  /** Name in the standard; empty for an item that is one value. */
  String name();

  /** Named values kept together. */
  record Group(String name, List<Node> nodes) implements Node {}

  /**
   * One value.
   *
   * @param bit distance from the first bit of its part
   * @param bits width, 1 to 64
   * @param lsb value of the lowest bit, for quantities
   * @param unit unit of the standard, empty for none
   * @param min lowest value that the standard states, or NaN
   * @param max highest, or NaN
   * @param choice where the meaning hangs on another value of the same part, else null
   */
  record Leaf(
      String name,
      int bit,
      int bits,
      Coding coding,
      double lsb,
      String unit,
      double min,
      double max,
      @Nullable Choice choice)
      implements Node {}

  /** Alternatives {@code 0, 1 …} picked by the value at {@code bit}. */
  record Choice(int bit, int bits, List<Leaf> alternatives) {}

  /** How the bits of a leaf are read. */
  enum Coding {
    /** A table or an identifier: the bits as they are. */
    RAW,
    /** Unsigned multiple of the lsb. */
    UNSIGNED,
    /** Two's complement multiple of the lsb. */
    SIGNED,
    /** Unsigned number without unit. */
    COUNT,
    /** Signed number without unit. */
    INTEGER,
    /** Three bits a digit. */
    OCTAL,
    /** Six bits a character (ICAO Annex 10 vol. IV, table 3-9). */
    ICAO,
    /** Eight bits a character. */
    ASCII
  }
}
