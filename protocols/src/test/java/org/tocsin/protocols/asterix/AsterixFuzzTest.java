package org.tocsin.protocols.asterix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tocsin.protocols.capture.Frame;

/** Whatever the bytes, a decoder gives records or problems: no exception, nothing read beyond the block. */
class AsterixFuzzTest {
  private static final Definitions DEFINITIONS = Definitions.load();
  private static final List<String> BLOCKS =
      List.of(
          "300016FD801902546000A064004000029C0528ABCDEF",
          "22000CE81902015460000280",
          "3E00189B081902546000008E38E40056C16C0320FE70007B",
          "15001A8B1160190254600011C71C720AAAAAABABCDEF06400112",
          "010011E01902303200400060303200" + "8000");

  /** Reads bytes that lie between others, which a decoder must not see. */
  static void read(byte[] input, Editions editions) {
    byte[] walled = new byte[input.length + 16];
    Arrays.fill(walled, (byte) 0xFF);
    System.arraycopy(input, 0, walled, 8, input.length);
    int end = 8 + input.length;
    Frame frame = new Frame(walled, 8, end, Frame.NO_TIME, "");
    Facts facts = new Facts();
    facts.frame(frame);
    StringWriter text = new StringWriter();
    RecordJson json = new RecordJson(text);
    new Blocks()
        .read(
            walled,
            8,
            end,
            editions,
            new Blocks.Visitor() {
              private int last = 8;

              @Override
              public void block(int category, int from, int to) {
                assertThat(from).isGreaterThanOrEqualTo(last);
                assertThat(to).isLessThanOrEqualTo(end);
              }

              @Override
              public void record(Record r) {
                assertThat(r.start()).isGreaterThanOrEqualTo(last);
                assertThat(r.end()).isBetween(r.start() + 1, end);
                last = r.end();
                facts.record(r);
                json.write(0, 0, frame, r);
              }

              @Override
              public void problem(int category, int at, String why) {
                assertThat(why).isNotEmpty();
                facts.problem(category, at, why);
              }
            });
    assertThat(facts.toJson()).isNotEmpty();
    new AsterixObserver(Sensors.of("f"), DEFINITIONS, editions).read(walled, 8, end, Instant.EPOCH, o -> {});
  }

  private static List<Editions> all() {
    List<Editions> result = new ArrayList<>(List.of(DEFINITIONS.newest()));
    for (int category : DEFINITIONS.categories()) {
      for (Definition d : DEFINITIONS.editions(category)) {
        result.add(DEFINITIONS.newest().with(d));
      }
    }
    return result;
  }

  @Test
  void A01_every_prefix_and_every_single_byte_change_is_decoded_or_reported() {
    for (String hex : BLOCKS) {
      byte[] block = HexFormat.of().parseHex(hex);
      for (int length = 0; length < block.length; length++) {
        read(Arrays.copyOf(block, length), DEFINITIONS.newest());
      }
      for (int at = 0; at < block.length; at++) {
        for (int value = 0; value < 256; value++) {
          byte[] changed = block.clone();
          changed[at] = (byte) value;
          read(changed, DEFINITIONS.newest());
        }
      }
    }
  }

  @Property(tries = 500, seed = "1")
  void P01_any_bytes(@ForAll @Size(max = 300) byte[] input) {
    read(input, DEFINITIONS.newest());
  }

  @Test
  void A02_any_presence_bits_and_any_items_in_every_edition() {
    Random random = new Random(7);
    for (Editions editions : all()) {
      for (int category : DEFINITIONS.categories()) {
        for (int n = 0; n < 12; n++) {
          byte[] block = new byte[3 + random.nextInt(120)];
          random.nextBytes(block);
          block[0] = (byte) category;
          block[1] = 0;
          block[2] = (byte) block.length;
          read(block, editions);
        }
      }
    }
  }
}
