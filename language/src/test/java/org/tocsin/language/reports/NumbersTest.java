package org.tocsin.language.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in digits and words, with the bound that the text puts on them. */
class NumbersTest {
  private static final Numbers NUMBERS = new Numbers();

  private static List<NumberMention> find(String text) {
    return NUMBERS.find(Sentence.of(text, new Span(0, text.length()), 0, 0, false));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "31 people | 31 | EXACT", "at least 47 people | 47 | AT_LEAST", "more than 1,200 homes | 1200 | AT_LEAST", "over 37 | 37 | AT_LEAST",
    "up to 18 people | 18 | AT_MOST", "some 420 drones | 420 | APPROX", "nearly 7,000 people | 7000 | APPROX", "about fifteen blasts | 15 | APPROX",
    "dozens of people | 24 | AT_LEAST", "three dozen drones | 36 | EXACT", "more than two dozen people | 24 | AT_LEAST", "several houses | 3 | AT_LEAST",
    "щонайменше 5 осіб | 5 | AT_LEAST", "понад 30 дронів | 30 | AT_LEAST", "близько 75 шахедів | 75 | APPROX", "п'ятеро людей | 5 | EXACT",
    "кілька будинків | 3 | AT_LEAST", "10х ракет | 10 | EXACT", "twenty-three people | 23 | EXACT", "20 or more people | 20 | AT_LEAST"
  })
  void valueAndBound(String text, int value, Quantity.Bound bound) {
    assertThat(find(text.strip())).hasSize(1);
    Quantity q = find(text.strip()).getFirst().quantity();
    assertThat(q.value()).isEqualTo(value);
    assertThat(q.bound()).isEqualTo(bound);
  }

  @Test
  void aRange() {
    Quantity q = find("70,000–80,000 people").getFirst().quantity();
    assertThat(q.bound()).isEqualTo(Quantity.Bound.RANGE);
    assertThat(q.value()).isEqualTo(70_000);
    assertThat(q.max()).isEqualTo(80_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a 46-year-old woman", "30 km away", "in 2023", "at 08:15", "a Kh-101 missile", "12.04.24", "$33 billion", "a 25-storey tower", "one of the deadliest", "80% of the grid", "24 February", "Girl, 14, killed"})
  void whatCountsNothing(String text) {
    assertThat(find(text)).isEmpty();
  }
}
