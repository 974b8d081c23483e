package org.tocsin.protocols.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.GeoPoint;

/**
 * The rules of CAP 1.2, those of its schema and those that stand only in its prose. Each fault is one line. Written from
 * the standard's data dictionary (section 3.2).
 */
public final class CapChecks {
  private static final Set<String> STATUS = Set.of("Actual", "Exercise", "System", "Test", "Draft");
  private static final Set<String> MSG_TYPE = Set.of("Alert", "Update", "Cancel", "Ack", "Error");
  private static final Set<String> SCOPE = Set.of("Public", "Restricted", "Private");
  private static final Set<String> CATEGORY =
      Set.of("Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other");
  private static final Set<String> RESPONSE =
      Set.of("Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None");
  private static final Set<String> URGENCY = Set.of("Immediate", "Expected", "Future", "Past", "Unknown");
  private static final Set<String> SEVERITY = Set.of("Extreme", "Severe", "Moderate", "Minor", "Unknown");
  private static final Set<String> CERTAINTY = Set.of("Observed", "Likely", "Possible", "Unlikely", "Unknown");

  /** Recommended by the standard so that short displays can show it. */
  static final int HEADLINE = 160;

  private final List<String> faults = new ArrayList<>();

  private CapChecks() {}

  /** All faults, in order of the message; empty for a message that may be published. */
  public static List<String> list(CapAlert a) {
    CapChecks c = new CapChecks();
    c.alert(a);
    return List.copyOf(c.faults);
  }

  private void alert(CapAlert a) {
    token("identifier", a.identifier());
    token("sender", a.sender());
    check(a.sent() != null, "missing sent");
    oneOf("status", a.status(), STATUS);
    oneOf("msgType", a.msgType(), MSG_TYPE);
    oneOf("scope", a.scope(), SCOPE);
    check(!a.scope().equals("Restricted") || isPresent(a.restriction()), "scope Restricted without restriction");
    check(!a.scope().equals("Private") || isPresent(a.addresses()), "scope Private without addresses");
    check(
        !Set.of("Update", "Cancel", "Ack", "Error").contains(a.msgType()) || !a.references().isEmpty(),
        a.msgType() + " without references");
    check(!a.msgType().equals("Error") || isPresent(a.note()), "Error without a note");
    for (CapAlert.Reference r : a.references()) {
      token("sender of a reference", r.sender());
      token("identifier of a reference", r.identifier());
      check(CapTime.isStrict(r.sent()), "time of a reference is not in CAP's form: " + r.sent());
    }
    a.infos().forEach(this::info);
  }

  private void info(CapAlert.Info i) {
    check(!i.categories().isEmpty(), "info lacks category");
    i.categories().forEach(c -> oneOf("category", c, CATEGORY));
    check(!i.event().isBlank(), "info lacks event");
    i.responseTypes().forEach(r -> oneOf("responseType", r, RESPONSE));
    oneOf("urgency", i.urgency(), URGENCY);
    oneOf("severity", i.severity(), SEVERITY);
    oneOf("certainty", i.certainty(), CERTAINTY);
    String headline = i.headline();
    check(headline == null || headline.length() <= HEADLINE, "headline longer than " + HEADLINE);
    String language = i.language();
    check(
        language == null || language.matches("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"),
        "language is not a language tag: " + language);
    for (CapAlert.Resource r : i.resources()) {
      check(!r.description().isBlank(), "resource lacks resourceDesc");
      check(!r.mimeType().isBlank(), "resource lacks mimeType");
    }
    i.areas().forEach(this::area);
  }

  private void area(CapAlert.Area a) {
    check(!a.description().isBlank(), "area lacks areaDesc");
    for (List<GeoPoint> ring : a.polygons()) {
      check(ring.size() >= 4, "polygon with fewer than 4 points");
      check(ring.isEmpty() || ring.getFirst().equals(ring.getLast()), "polygon not closed");
    }
    for (CapAlert.Circle c : a.circles()) {
      check(c.radius() >= 0 && Double.isFinite(c.radius()), "circle with a bad radius");
    }
    check(a.ceiling() == null || a.altitude() != null, "ceiling without altitude");
  }

  private void token(String what, String value) {
    check(!value.isEmpty(), "missing " + what);
    check(value.matches("[^\\s,<&]*"), what + " holds a space, a comma, < or &: " + value);
  }

  private void oneOf(String what, String value, Set<String> allowed) {
    if (value.isEmpty()) {
      faults.add("missing " + what);
    } else {
      check(allowed.contains(value), what + " is not on the list: " + value);
    }
  }

  private static boolean isPresent(@Nullable String s) {
    return s != null && !s.isBlank();
  }

  private void check(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
