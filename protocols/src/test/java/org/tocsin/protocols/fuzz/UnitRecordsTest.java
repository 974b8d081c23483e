package org.tocsin.protocols.fuzz;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every prefix and every change of one octet of the unit records of every format is decoded or refused, never an exception. In
 * long ones an octet is changed to what differs in one bit, to the ends of the range and to what structures texts.
 */
class UnitRecordsTest {
  private static final int LONG = 100;
  private static final int[] CHANGES = {0, 0x7F, 0x80, 0xFF, 0x1A, '<', '>', '&', '"', '{', '}', '[', ']', ',', ':', '-', '9', 'e'};

  /** What fuzzing found, each mended since. */
  private static final Map<Decoder, List<String>> FOUND =
      Map.of(
          Decoder.BEAST,
          List.of(
              // A longitude of -180.00000000000003.
              "jo6OjiIAjo6Ojo6Ojo6Ojv///wX/PI6Ojo6OKwNyjo6Ojo6Ojo4r+I6PAAABjo6Ojo4rk5OOjo6Pjo6Ojiv4jgAAAA=="));

  @ParameterizedTest
  @EnumSource(Decoder.class)
  void A01_every_prefix_and_every_change_of_one_octet_is_decoded_or_refused(Decoder d) {
    Consumer<byte[]> decoder = d.decoder();
    for (byte[] seed : Seeds.of(d)) {
      for (int length = 0; length <= seed.length; length++) {
        decode(decoder, Arrays.copyOf(seed, length));
      }
      for (int at = 0; at < seed.length; at++) {
        for (int value : values(seed, at)) {
          byte[] changed = seed.clone();
          changed[at] = (byte) value;
          decode(decoder, changed);
        }
      }
    }
  }

  private static int[] values(byte[] seed, int at) {
    return seed.length <= LONG
        ? IntStream.range(0, 256).toArray()
        : IntStream.concat(IntStream.of(CHANGES), IntStream.range(0, 8).map(bit -> seed[at] ^ 1 << bit)).toArray();
  }

  @ParameterizedTest
  @EnumSource(Decoder.class)
  void A02_what_fuzzing_found_stays_mended(Decoder d) {
    FOUND.getOrDefault(d, List.of()).forEach(f -> decode(d.decoder(), Base64.getDecoder().decode(f)));
  }

  private static void decode(Consumer<byte[]> decoder, byte[] input) {
    try {
      decoder.accept(input);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("exception for " + Base64.getEncoder().encodeToString(input), e);
    }
  }
}
