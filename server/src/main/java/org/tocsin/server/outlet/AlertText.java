package org.tocsin.server.outlet;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Level;

/** The words of an alert for people, in Ukrainian and English. Safe for all threads. */
public final class AlertText {
  /** Languages alerts are written in. */
  public enum Language {
    UK,
    EN
  }

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Areas areas;
  private final Purpose purpose;
  private final ZoneId zone;

  /** @param zone whose clock people read times by */
  public AlertText(Areas areas, Purpose purpose, ZoneId zone) {
    this.areas = areas;
    this.purpose = purpose;
    this.zone = zone;
  }

  /** The community's name, with its oblast where that is another area. */
  public String place(Alert alert, Language language) {
    String own = areas.findArea(alert.community()).map(a -> name(a, language)).orElse(alert.community());
    return areas
        .findEnclosing(alert.community(), Level.OBLAST)
        .filter(o -> !o.code().equals(alert.community()))
        .map(o -> own + ", " + name(o, language))
        .orElse(own);
  }

  /** One line, at most 160 characters: what, where, when. An exercise and a test say so first. */
  public String headline(Alert alert, Language language) {
    String line =
        (language == Language.UK ? ukHeadline(alert) : enHeadline(alert))
            + ". "
            + place(alert, language)
            + arrival(alert, language);
    String marked = mark(language) + line;
    return marked.length() <= 160 ? marked : marked.substring(0, 159) + "…";
  }

  /** What to do now. */
  public String instruction(Alert alert, Language language) {
    boolean uk = language == Language.UK;
    return mark(language)
        + switch (alert.state()) {
          case ALARM -> uk ? "Негайно прямуйте до укриття." : "Take shelter now.";
          case WATCH -> uk ? "Будьте готові перейти до укриття." : "Be ready to take shelter.";
          case HOLD ->
              uk ? "Залишайтеся в укритті до відбою." : "Stay in shelter until the end is confirmed.";
          case CLEAR -> uk ? "Можна залишити укриття." : "You may leave the shelter.";
          case UNKNOWN ->
              uk
                  ? "Даних немає: це не означає, що безпечно. Стежте за офіційними сиренами."
                  : "There is no information: that does not mean safe. Follow the official sirens.";
        };
  }

  /** The name of a class as people say it. */
  public static String threat(@Nullable ThreatClass c, Language language) {
    boolean uk = language == Language.UK;
    return switch (c == null ? ThreatClass.UNKNOWN : c) {
      case STRIKE_UAV -> uk ? "ударні БпЛА" : "attack drones";
      case RECON_UAV -> uk ? "розвідувальний БпЛА" : "reconnaissance drone";
      case DECOY_UAV -> uk ? "БпЛА-приманка" : "decoy drone";
      case CRUISE_MISSILE -> uk ? "крилаті ракети" : "cruise missiles";
      case BALLISTIC_MISSILE -> uk ? "балістична ракета" : "ballistic missile";
      case AEROBALLISTIC_MISSILE -> uk ? "аеробалістична ракета" : "aeroballistic missile";
      case GLIDE_BOMB -> uk ? "керовані авіабомби" : "glide bombs";
      case SURFACE_TO_AIR_MISSILE -> uk ? "зенітні ракети по наземних цілях" : "surface-to-air missiles";
      case ROCKET_ARTILLERY -> uk ? "реактивна артилерія" : "rocket artillery";
      case CARRIER_AIRCRAFT -> uk ? "літак-носій у повітрі" : "carrier aircraft airborne";
      case CIVIL_AIRCRAFT -> uk ? "цивільне судно" : "civil aircraft";
      case UNKNOWN -> uk ? "повітряна загроза" : "air threat";
    };
  }

  private String ukHeadline(Alert a) {
    return switch (a.state()) {
      case ALARM -> "Повітряна тривога: " + what(a, Language.UK);
      case WATCH -> "Увага, можлива загроза: " + what(a, Language.UK);
      case HOLD -> "Залишайтеся в укритті: " + what(a, Language.UK);
      case CLEAR -> "Відбій загрози";
      case UNKNOWN -> "Немає даних про загрози";
    };
  }

  private String enHeadline(Alert a) {
    return switch (a.state()) {
      case ALARM -> "Air raid alarm: " + what(a, Language.EN);
      case WATCH -> "Be ready, possible threat: " + what(a, Language.EN);
      case HOLD -> "Stay in shelter: " + what(a, Language.EN);
      case CLEAR -> "Threat over";
      case UNKNOWN -> "No information about threats";
    };
  }

  private static String what(Alert a, Language language) {
    String name = threat(a.threatClass(), language);
    return a.model() == null ? name : name + " (" + a.model() + ")";
  }

  private String arrival(Alert a, Language language) {
    Instant earliest = a.earliest();
    Instant latest = a.latest();
    if (earliest == null || latest == null || (a.state() != AlertState.ALARM && a.state() != AlertState.WATCH)) {
      return "";
    }
    String from = CLOCK.format(earliest.atZone(zone));
    String to = CLOCK.format(latest.atZone(zone));
    String span = from.equals(to) ? from : from + "–" + to;
    return (language == Language.UK ? ". Очікується " : ". Expected ") + span;
  }

  private String mark(Language language) {
    boolean uk = language == Language.UK;
    return switch (purpose) {
      case ACTUAL -> "";
      case EXERCISE -> uk ? "НАВЧАННЯ. " : "EXERCISE. ";
      case TEST -> uk ? "ПЕРЕВІРКА. " : "TEST. ";
    };
  }

  private static String name(Area a, Language language) {
    return language == Language.UK ? a.nameUk() : a.nameEn();
  }
}
