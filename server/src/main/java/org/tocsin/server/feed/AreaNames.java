package org.tocsin.server.feed;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Level;

/**
 * Areas by the names that siren histories use: Ukrainian, or its official romanisation (Resolution 55 of the Cabinet of
 * Ministers, 2010) with an English word for the level. "Umanskyi raion", "Уманський район" and "m. Lubny ta Lubenska
 * terytorialna hromada" are understood.
 */
public final class AreaNames {
  private static final Pattern LEVEL_WORDS =
      Pattern.compile(
          "^м\\. .* та |^m\\. .* ta | city$| oblast$| область$| raion$| район$| hromada$| громада$| terytorialna$"
              + "| територіальна$| mis[ʹ']?ka$| міська$| сільська$| селищна$|^м\\. |^m\\. ");

  /** Raions renamed since siren histories began, by their romanised old name. */
  private static final Map<String, String> RENAMED =
      new TreeMap<>(
          Map.of(
              "novohradvolynskyi", "zviahelskyi",
              "krasnohradskyi", "berestynskyi",
              "pershotravenska", "shakhtarska",
              "yuzhnoukrainska", "pivdennoukrainska",
              "chervonohryhorivska", "myrivska",
              "chervonohradskyi", "sheptytskyi"));

  private final Areas areas;
  private final TreeMap<String, Area> oblasts = new TreeMap<>();
  private final boolean hromadas;

  public AreaNames(Areas areas) {
    this.areas = areas;
    boolean any = false;
    for (Area a : areas.areas()) {
      any |= a.level() == Level.HROMADA;
      if (a.level() == Level.OBLAST) {
        oblasts.put(plain(a.nameEn()), a);
        oblasts.put(plain(a.nameUk()), a);
      }
    }
    this.hromadas = any;
  }

  public boolean hasHromadas() {
    return hromadas;
  }

  public Optional<Area> findOblast(String name) {
    return Optional.ofNullable(oblasts.get(plain(name)));
  }

  /** An area of that name inside another, nearest level first. */
  public Optional<Area> findInside(Area outer, String name) {
    String given = plain(name);
    String wanted = RENAMED.getOrDefault(given, given);
    ArrayDeque<Area> open = new ArrayDeque<>(areas.listChildren(outer.code()));
    while (!open.isEmpty()) {
      Area a = open.removeFirst();
      String own = plain(a.nameUk());
      if (own.equals(wanted) || own.equals(given)) {
        return Optional.of(a);
      }
      open.addAll(areas.listChildren(a.code()));
    }
    return Optional.empty();
  }

  /** Romanised, lower case, letters only, without the words for the level. */
  private static String plain(String name) {
    String s = name.strip().toLowerCase(Locale.ROOT);
    for (String shorter = LEVEL_WORDS.matcher(s).replaceAll(""); !shorter.equals(s); ) {
      s = shorter;
      shorter = LEVEL_WORDS.matcher(s).replaceAll("");
    }
    return romanised(s);
  }

  private static String romanised(String s) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      boolean start = i == 0 || !Character.isLetter(s.charAt(i - 1)) && s.charAt(i - 1) != '\'' && s.charAt(i - 1) != '’';
      if (c >= 'a' && c <= 'z') {
        out.append(c);
      } else if (c == 'г' && i > 0 && s.charAt(i - 1) == 'з') {
        out.append("gh");
      } else {
        out.append(letter(c, start));
      }
    }
    return out.toString();
  }

  private static String letter(char c, boolean start) {
    return switch (c) {
      case 'а' -> "a";
      case 'б' -> "b";
      case 'в' -> "v";
      case 'г' -> "h";
      case 'ґ' -> "g";
      case 'д' -> "d";
      case 'е' -> "e";
      case 'є' -> start ? "ye" : "ie";
      case 'ж' -> "zh";
      case 'з' -> "z";
      case 'и' -> "y";
      case 'і' -> "i";
      case 'ї' -> start ? "yi" : "i";
      case 'й' -> start ? "y" : "i";
      case 'к' -> "k";
      case 'л' -> "l";
      case 'м' -> "m";
      case 'н' -> "n";
      case 'о' -> "o";
      case 'п' -> "p";
      case 'р' -> "r";
      case 'с' -> "s";
      case 'т' -> "t";
      case 'у' -> "u";
      case 'ф' -> "f";
      case 'х' -> "kh";
      case 'ц' -> "ts";
      case 'ч' -> "ch";
      case 'ш' -> "sh";
      case 'щ' -> "shch";
      case 'ю' -> start ? "yu" : "iu";
      case 'я' -> start ? "ya" : "ia";
      default -> "";
    };
  }
}
