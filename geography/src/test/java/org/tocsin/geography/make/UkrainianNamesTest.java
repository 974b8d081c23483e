package org.tocsin.geography.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Latin names of GeoNames back in Ukrainian. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UkrainianNamesTest {
  private UkrainianNames names;

  @BeforeAll
  void read_the_dictionary() throws IOException {
    names = new UkrainianNames();
  }

  @ParameterizedTest
  @CsvSource({"Boryspil,Бориспіль", "Berestyn,Берестин", "Zolotonosha,Золотоноша", "Kryvyi Rih,Кривий Ріг"})
  void A01_names_of_the_dictionary(String latin, String ukrainian) {
    assertThat(names.of(latin)).isEqualTo(ukrainian);
  }

  @ParameterizedTest
  @CsvSource({"Velyki Hai,Великі Гаї", "Zelenyi Hai,Зелений Гай", "Novi Petrivtsi,Нові Петрівці"})
  void A02_adjective_and_noun_agree(String latin, String ukrainian) {
    assertThat(names.of(latin)).isEqualTo(ukrainian);
  }

  @ParameterizedTest
  @CsvSource({"Novosel’skoye,Новосельське", "Mezhvodnoye,Межводне", "Pionerskoye,Піонерське", "Rusakovka,Русаківка"})
  void A03_older_and_russian_spellings_get_a_ukrainian_form(String latin, String ukrainian) {
    assertThat(names.of(latin)).isEqualTo(ukrainian);
  }
}
