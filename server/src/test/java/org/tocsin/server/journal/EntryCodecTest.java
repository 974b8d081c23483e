package org.tocsin.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tocsin.core.journal.Entry;

class EntryCodecTest {
  @Provide
  Arbitrary<Entry> entries() {
    return Entries.any();
  }

  @Property(tries = 1500, seed = "20241113")
  void whatIsReadBackIsEqualToTheLastBit(@ForAll("entries") Entry entry) {
    byte[] once = EntryCodec.encode(entry);
    Entry back = EntryCodec.decode(once);
    assertThat(back).isEqualTo(entry);
    assertThat(EntryCodec.encode(back)).isEqualTo(once);
  }

  @Test
  void aFieldThatANewerVersionAddsIsPassedOver() {
    String json = "{\"entry\":\"tick\",\"number\":7,\"recorded_at\":\"2024-11-13T01:00:00Z\",\"load\":{\"a\":[1]}}";
    assertThat(EntryCodec.decode(json.getBytes(StandardCharsets.UTF_8)).number()).isEqualTo(7);
  }

  @Test
  void aMissingFieldIsNamed() {
    String json = "{\"entry\":\"setting\",\"number\":7,\"recorded_at\":\"2024-11-13T01:00:00Z\",\"key\":\"a\"}";
    assertThatThrownBy(() -> EntryCodec.decode(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("value");
  }
}
