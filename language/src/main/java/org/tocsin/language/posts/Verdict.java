package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.tocsin.language.text.Token;

/** Decides what a post is about and which of its statements count. */
final class Verdict {
  /** What one statement is. */
  enum Category {
    OBJECT,
    LAUNCH,
    WARNING,
    CLEAR,
    FORECAST,
    NEWS,
    NOTHING
  }

  private static final int NOISE_WORDS = 2;

  private Verdict() {}

  static Category categoryOf(Statement s) {
    var r = s.roles();
    boolean carrier = s.weapon().kind() == WeaponKind.AIRCRAFT_CARRIER_TAKEOFF;
    boolean moves = r.contains(Role.MOTION) || r.contains(Role.MOTION_ONE);
    boolean launch = r.contains(Role.LAUNCH) || r.contains(Role.EXIT) || r.contains(Role.TAKEOFF) || r.contains(Role.MANOEUVRE) || carrier && r.contains(Role.AIRBORNE);
    if (r.contains(Role.PAST) && !moves) {
      return Category.NEWS;
    }
    if (r.contains(Role.OFF)) {
      return r.contains(Role.LATER) || r.contains(Role.MODAL) && !r.contains(Role.THREAT) ? Category.FORECAST : Category.CLEAR;
    }
    if (r.contains(Role.LANDING)) {
      return Category.CLEAR;
    }
    if (r.contains(Role.CLEAR) && !r.contains(Role.LOST)) {
      return Category.CLEAR;
    }
    if (r.contains(Role.NOT) && !r.contains(Role.LOST) && !r.contains(Role.ALERT)) {
      return s.places().isEmpty() && s.toward().isEmpty() ? Category.NOTHING : Category.CLEAR;
    }
    if (launch && r.contains(Role.THREAT)) {
      return Category.WARNING;
    }
    if (launch && r.contains(Role.MODAL) && !r.contains(Role.HAPPENED) && !r.contains(Role.TAKEOFF)) {
      return r.contains(Role.LATER) ? Category.FORECAST : Category.WARNING;
    }
    if (launch) {
      return Category.LAUNCH;
    }
    if (r.contains(Role.THREAT) || r.contains(Role.SIREN) || r.contains(Role.CONTINUES) && !moves) {
      return Category.WARNING;
    }
    boolean evidence = !s.toward().isEmpty() || r.contains(Role.MOTION_ONE) || s.count() != null && s.hasPosition();
    if (r.contains(Role.ALERT) && !evidence) {
      return Category.WARNING;
    }
    if (r.contains(Role.LATER) && !moves && s.toward().isEmpty()) {
      return Category.FORECAST;
    }
    if (r.contains(Role.EXPLOSION) && s.weapon().kind() == WeaponKind.UNKNOWN && !moves) {
      return Category.NOTHING;
    }
    boolean weapon = s.weapon().kind() != WeaponKind.UNKNOWN || r.contains(Role.WEAPON);
    boolean object = s.hasPosition() || s.status() != Status.ACTIVE || weapon || s.count() != null && (moves || r.contains(Role.AT)) || r.contains(Role.MOTION_ONE);
    return object ? Category.OBJECT : Category.NOTHING;
  }

  static Parsed of(Frame frame, List<Token> tokens, List<Mark> marks, List<Statement> statements) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    int noise = 0;
    for (Mark m : marks) {
      m.entries().forEach(e -> roles.add(e.role()));
      noise += m.is(Role.NOISE) ? 1 : 0;
    }
    List<String> tags = new ArrayList<>();
    if (roles.contains(Role.EXPLOSION)) {
      tags.add("explosion");
    }
    if (roles.contains(Role.ACOUSTIC)) {
      tags.add("acoustic");
    }
    if (roles.contains(Role.MAP)) {
      return new Parsed(PostKind.NOISE, List.of("map"), List.of(), null);
    }
    boolean solicits = noise >= NOISE_WORDS || noise > 0 && frame.soliciting();
    List<Statement> objects = new ArrayList<>();
    List<Statement> launches = new ArrayList<>();
    List<Statement> warnings = new ArrayList<>();
    List<Statement> clears = new ArrayList<>();
    for (Statement s : statements) {
      switch (categoryOf(s)) {
        case OBJECT -> objects.add(s);
        case LAUNCH -> launches.add(s);
        case WARNING -> warnings.add(s);
        case CLEAR -> clears.add(s);
        default -> {}
      }
    }
    if (solicits && launches.isEmpty() && objects.stream().noneMatch(s -> s.weapon().kind() != WeaponKind.UNKNOWN && s.hasPosition())) {
      return new Parsed(PostKind.NOISE, List.of("donation"), List.of(), null);
    }
    boolean movingObjects = objects.stream().anyMatch(s -> s.count() != null && !s.toward().isEmpty());
    if (!launches.isEmpty() && !movingObjects) {
      return new Parsed(PostKind.LAUNCH, tags, launchItems(launches, warnings), null);
    }
    if (!objects.isEmpty()) {
      return new Parsed(PostKind.SIGHTING, tags, objects, null);
    }
    if (!warnings.isEmpty()) {
      return new Parsed(PostKind.ALERT_ON, tags, warningItems(warnings), null);
    }
    if (!clears.isEmpty()) {
      List<Statement> passed = new ArrayList<>();
      for (Statement s : clears) {
        if (s.weapon().kind() != WeaponKind.UNKNOWN || s.hasPosition()) {
          passed.add(s.with(Status.PASSED));
        }
      }
      return new Parsed(PostKind.ALL_CLEAR, tags, passed, null);
    }
    return new Parsed(PostKind.NOISE, tags, List.of(), null);
  }

  private static List<Statement> launchItems(List<Statement> launches, List<Statement> warnings) {
    boolean missiles = launches.stream().anyMatch(s -> s.weapon().kind() != WeaponKind.AIRCRAFT_CARRIER_TAKEOFF && s.weapon().kind() != WeaponKind.UNKNOWN);
    List<Statement> out = new ArrayList<>();
    for (Statement s : launches) {
      boolean carrier = s.weapon().kind() == WeaponKind.AIRCRAFT_CARRIER_TAKEOFF;
      if (carrier && missiles && !s.roles().contains(Role.TAKEOFF) && !s.roles().contains(Role.AIRBORNE)) {
        continue;
      }
      if (s.weapon().kind() == WeaponKind.UNKNOWN) {
        s = s.with(new WeaponName(s.roles().contains(Role.TAKEOFF) || s.roles().contains(Role.MANOEUVRE) ? WeaponKind.AIRCRAFT_CARRIER_TAKEOFF : WeaponKind.MISSILE_UNKNOWN, ""));
        if (!s.hasPosition() && !out.isEmpty()) {
          continue;
        }
      }
      out.add(s);
    }
    for (Statement w : warnings) {
      boolean fresh = w.roles().contains(Role.THREAT) && w.weapon().kind() != WeaponKind.UNKNOWN && out.stream().noneMatch(s -> s.weapon().kind() == w.weapon().kind());
      if (fresh) {
        out.add(w);
      }
    }
    return out;
  }

  /** One per weapon and area; a town named in a warning is its area. */
  private static List<Statement> warningItems(List<Statement> warnings) {
    List<Statement> out = new ArrayList<>();
    for (Statement s : warnings) {
      List<Named> towns = new ArrayList<>(s.toward());
      boolean origin = s.roles().contains(Role.FROM) && s.roles().contains(Role.THREAT);
      if (!origin) {
        towns.addAll(0, s.places());
      }
      for (Named t : towns) {
        Named within = s.area() != null && s.area().isOblast() && !t.isOblast() ? s.area() : s.within();
        out.add(new Statement(s.weapon(), null, false, t, within, List.of(), List.of(), s.course(), s.status(), s.roles(), s.from(), s.to(), s.emoji()));
      }
      if (towns.isEmpty()) {
        out.add(new Statement(s.weapon(), null, false, s.area(), s.within(), s.places(), List.of(), s.course(), s.status(), s.roles(), s.from(), s.to(), s.emoji()));
      }
    }
    return out;
  }
}
