package org.tocsin.ledger.statistics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Attack;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.Figure;

/**
 * Adds figures of attacks, a whole or its parts, never both: where a wave or a daily sum states a number, its parts' do not
 * count, unless they come to more, and then they are its least. Campaigns are sums over other attacks and never count.
 */
final class Summing {
  private final List<Attack> attacks;
  private final Map<Long, List<Long>> wholes;

  Summing(List<Attack> attacks, Map<Long, List<Long>> wholes) {
    this.attacks = attacks.stream().filter(a -> !a.role().equals("campaign")).toList();
    this.wholes = wholes;
  }

  static @Nullable Figure find(Attack a, Fact fact, String subject) {
    for (Figure f : a.figures()) {
      if (f.fact() == fact && f.subject().equals(subject)) {
        return f;
      }
    }
    return null;
  }

  /** Attacks that are no part of another one selected. */
  List<Attack> tops() {
    Set<Long> selected = new HashSet<>();
    attacks.forEach(a -> selected.add(a.id()));
    return attacks.stream().filter(a -> wholes.getOrDefault(a.id(), List.of()).stream().noneMatch(selected::contains)).toList();
  }

  Measure sum(Fact fact, String subject) {
    Map<Long, Figure> stated = new TreeMap<>();
    for (Attack a : attacks) {
      Figure f = find(a, fact, subject);
      if (f != null) {
        stated.put(a.id(), f);
      }
    }
    Map<Long, Long> parts = new TreeMap<>();
    List<Long> tops = new ArrayList<>();
    List<Long> claims = new ArrayList<>();
    stated.forEach((id, f) -> {
      Long whole = wholes.getOrDefault(id, List.of()).stream().filter(stated::containsKey).findFirst().orElse(null);
      if (whole == null) {
        tops.add(id);
      } else {
        parts.merge(whole, f.low(), Long::sum);
      }
      claims.addAll(f.claims());
    });
    long low = 0;
    Long high = 0L;
    int disputed = 0;
    for (long id : tops) {
      Figure f = stated.get(id);
      long inParts = parts.getOrDefault(id, 0L);
      low += Math.max(f.low(), inParts);
      high = high == null || f.high() == null ? null : Long.valueOf(high + Math.max(f.high(), inParts));
      disputed += f.conflict() || f.high() != null && inParts > f.high() ? 1 : 0;
    }
    return new Measure(low, high, tops.size(), disputed, claims);
  }
}
