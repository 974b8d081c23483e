package org.tocsin.language.gazetteer;

import java.util.List;
import org.tocsin.language.morphology.Case;
import org.tocsin.language.morphology.Forms;
import org.tocsin.language.morphology.UkrainianAdjectives;
import org.tocsin.language.morphology.UkrainianNames;

/** A written name that is inflected when a word that may be a form of it is first met. */
record Entry(PlaceName name, String written, Style style) {
  private static final List<String> RAION_HEADS =
      List.of("район", "району", "районі", "районом", "р н", "рн", "р ну", "р ні", "р ном", "районы", "района", "районе");
  private static final List<String> OBLAST_HEADS = List.of("область", "обл", "області", "областю", "области");
  private static final List<String> HROMADA_HEADS = List.of("тг", "отг", "громада", "громади", "громаді", "громаду", "громадою");
  private static final List<String> HROMADA_KINDS =
      List.of("територіальна", "територіальної", "територіальній", "територіальну", "міська", "міській", "сільська", "селищна");

  enum Style {
    /** Declines as a name. */
    NAME,
    /** Stands as it is in every case. */
    FIXED,
    /** Masculine adjective with or without "район". */
    RAION,
    /** Feminine adjective with or without "область". */
    OBLAST,
    /** Feminine adjective with "громада". */
    HROMADA
  }

  /** Receives the forms of an entry. */
  interface Sink {
    void add(PlaceName name, String form, int cases, boolean adjective);
  }

  /** Key of the bucket: the first letters of every form; vowels that alternate count as one. */
  static String bucket(String form) {
    StringBuilder s = new StringBuilder(3);
    for (int i = 0; i < form.length() && s.length() < 3; i++) {
      char c = form.charAt(i);
      if (c == ' ') {
        break;
      }
      s.append(
          switch (c) {
            case 'і', 'ї', 'є', 'о', 'е' -> 'о';
            default -> c;
          });
    }
    return s.length() > 2 ? s.toString() : "";
  }

  void inflect(Sink sink) {
    switch (style) {
      case FIXED -> sink.add(name, written, Case.ANY, false);
      case NAME -> name(sink);
      case RAION -> withHeads(UkrainianAdjectives.masculine(written), RAION_HEADS, true, sink);
      case OBLAST -> withHeads(UkrainianAdjectives.feminine(written), OBLAST_HEADS, true, sink);
      case HROMADA -> {
        Forms f = UkrainianAdjectives.feminine(written);
        withHeads(f, HROMADA_HEADS, false, sink);
        f.all().forEach((form, cases) -> {
          for (String kind : HROMADA_KINDS) {
            for (String head : HROMADA_HEADS.subList(2, HROMADA_HEADS.size())) {
              sink.add(name, form + ' ' + kind + ' ' + head, cases, false);
            }
          }
        });
      }
    }
  }

  private void name(Sink sink) {
    // Abbreviations do not decline: Трипільська ТЕС, над Трипільською ТЕС.
    int abbreviation = written.indexOf('\t');
    if (abbreviation < 0) {
      UkrainianNames.of(written).all().forEach((form, cases) -> sink.add(name, form, cases, false));
      return;
    }
    String tail = written.substring(abbreviation + 1);
    String head = written.substring(0, abbreviation);
    if (head.isEmpty()) {
      sink.add(name, tail, Case.ANY, false);
    } else {
      UkrainianNames.of(head).all().forEach((form, cases) -> sink.add(name, form + ' ' + tail, cases, false));
    }
  }

  private void withHeads(Forms forms, List<String> heads, boolean alone, Sink sink) {
    forms.all().forEach((form, cases) -> {
      if (alone) {
        sink.add(name, form, cases, true);
      }
      for (String head : heads) {
        sink.add(name, form + ' ' + head, cases, false);
      }
    });
  }
}
