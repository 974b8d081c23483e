package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.gazetteer.Match.Reading;
import org.tocsin.language.gazetteer.PlaceName;
import org.tocsin.language.gazetteer.PlaceName.Kind;
import org.tocsin.language.text.Token;

/** The siren of the state in words: start, end, and where it goes on. Weapons are another stream: see {@link Verdict}. */
final class SirenText {
  private final Gazetteer gazetteer;

  SirenText(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  Optional<Parsed> read(Frame frame, List<Token> tokens, List<Mark> marks) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    List<Named> before = new ArrayList<>();
    List<Named> after = new ArrayList<>();
    int clause = 0;
    boolean going = false;
    boolean weapon = false;
    boolean lateOff = false;
    for (Mark m : marks) {
      m.entries().forEach(e -> roles.add(e.role()));
      weapon |= m.is(Role.WEAPON) && tokens.get(m.from()).isWord();
      if (m.isSign(",") || m.isBreak()) {
        clause = roles.contains(Role.OFF) ? before.size() : 0;
      }
      if (m.is(Role.CONTINUES) && roles.contains(Role.OFF) && clause > 0 && before.size() > clause) {
        // "..., у Полтавському районі тривога триває": named before the word that says so.
        List<Named> still = before.subList(clause, before.size());
        after.addAll(still);
        still.clear();
      }
      going |= m.is(Role.CONTINUES);
      lateOff |= m.is(Role.OFF) && (roles.contains(Role.LATER) || roles.contains(Role.MODAL));
      if (m.place() != null) {
        add(going ? after : before, m);
      }
    }
    boolean off = roles.contains(Role.OFF);
    boolean on = roles.contains(Role.SIREN);
    if (weapon || roles.contains(Role.LATER) || lateOff || roles.contains(Role.THREAT) || !off && !on) {
      return Optional.empty();
    }
    boolean unit = before.stream().anyMatch(n -> n.name().isUnit() || n.isOblast()) || !frame.tags().isEmpty();
    if (!unit && !(off && on)) {
      return Optional.empty();
    }
    hromadaForCity(before);
    hromadaForCity(after);
    for (String tag : frame.tags()) {
      Named n = ofTag(tag);
      boolean known = before.stream().anyMatch(b -> b.label().equals(n.label())) || after.stream().anyMatch(b -> b.label().equals(n.label()));
      if (!known && (before.isEmpty() || !going)) {
        if (before.isEmpty() || n.name().isUnit() && before.stream().noneMatch(b -> b.name().isUnit())) {
          before.clear();
          before.add(n);
        }
      }
    }
    List<Statement> out = new ArrayList<>();
    Named oblast = before.stream().filter(Named::isOblast).findFirst().orElse(null);
    boolean qualified = oblast != null && before.stream().anyMatch(n -> !n.isOblast());
    for (Named n : before) {
      if (!(qualified && n == oblast)) {
        out.add(statement(n, qualified ? oblast : null, off ? Status.PASSED : Status.ACTIVE, roles));
      }
    }
    for (Named n : after) {
      out.add(statement(n, null, Status.ACTIVE, roles));
    }
    return Optional.of(new Parsed(off ? PostKind.ALERT_OFF : PostKind.ALERT_ON, List.of(), out, null));
  }

  private static void add(List<Named> list, Mark m) {
    if (m.place() == null) {
      return;
    }
    List<Reading> all = m.place().readings();
    Reading pick = all.getFirst();
    for (Reading r : all) {
      if (r.name().kind() == Kind.RAION) {
        pick = r;
        break;
      }
    }
    Named n = new Named(pick.name(), all);
    if (list.stream().noneMatch(x -> x.label().equals(n.label()))) {
      list.add(n);
    }
  }

  /** "м. Харків та Харківська територіальна громада" is one area: the hromada. */
  private static void hromadaForCity(List<Named> list) {
    boolean hromada = list.stream().anyMatch(n -> n.name().kind() == Kind.HROMADA);
    if (hromada) {
      list.removeIf(n -> n.name().kind() == Kind.SETTLEMENT);
    }
  }

  private static Statement statement(Named area, @Nullable Named within, Status status, EnumSet<Role> roles) {
    return new Statement(WeaponName.UNKNOWN, null, false, area, within, List.of(), List.of(), Double.NaN, status, roles, 0, 0, false, 0);
  }

  /** The area a hashtag names: by the register where it is known there, else as written. */
  Named ofTag(String tag) {
    int and = tag.indexOf("_та_");
    String unit = and >= 0 ? tag.substring(and + 4) : tag;
    List<PlaceName> found = gazetteer.listByTag(unit);
    if (found.isEmpty() && and >= 0) {
      found = gazetteer.listByTag(tag.substring(0, and));
    }
    String label = unit.replace('_', ' ');
    Kind kind = label.endsWith("район") ? Kind.RAION : label.endsWith("громада") ? Kind.HROMADA : label.endsWith("область") ? Kind.OBLAST : Kind.SETTLEMENT;
    if (!found.isEmpty()) {
      PlaceName n = found.getFirst();
      return new Named(n, List.of(new Reading(n, 1, false, false)));
    }
    PlaceName n = new PlaceName(label, kind, List.of(), 1);
    return new Named(n, List.of(new Reading(n, 1, false, false)));
  }
}
