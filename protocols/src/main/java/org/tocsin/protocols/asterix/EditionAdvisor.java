package org.tocsin.protocols.asterix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds out which edition a source speaks, because the wire does not say. It keeps some blocks of every category, reads them
 * with every edition there is and counts the blocks that cannot be read: a wrong edition meets presence bits without
 * definition, or ends beyond or short of the block.
 */
public final class EditionAdvisor {
  private final Definitions definitions;
  private final int keep;
  private final TreeMap<Integer, List<byte[]>> samples = new TreeMap<>();
  private final boolean[] full = new boolean[256];
  private final Record record = new Record();

  /** @param keep blocks kept for each category; later ones are not looked at */
  public EditionAdvisor(Definitions definitions, int keep) {
    this.definitions = definitions;
    this.keep = keep;
  }

  /** Looks at one block, header included. */
  public void block(int category, byte[] b, int from, int to) {
    if (full[category]) {
      return;
    }
    List<byte[]> kept = samples.computeIfAbsent(category, c -> new ArrayList<>());
    if (kept.size() < keep) {
      kept.add(Arrays.copyOfRange(b, from, to));
    }
    full[category] = kept.size() >= keep;
  }

  /**
   * How an edition did.
   *
   * @param failed blocks that it could not read
   * @param blocks blocks tried
   */
  public record Trial(Definition definition, int failed, int blocks) {}

  /** Every edition of a category tried on the blocks kept, oldest edition first. */
  public List<Trial> trials(int category) {
    List<byte[]> kept = samples.getOrDefault(category, List.of());
    return definitions.editions(category).stream()
        .map(d -> new Trial(d, (int) kept.stream().filter(b -> !reads(d, b)).count(), kept.size()))
        .toList();
  }

  private boolean reads(Definition d, byte[] block) {
    int at = 3;
    while (at < block.length) {
      at = d.scan(block, at, block.length, record);
      if (at == Shape.BAD) {
        return false;
      }
    }
    return true;
  }

  /** The editions given, with those replaced that another edition beats on the blocks seen. On a tie nothing changes. */
  public Editions improve(Editions current) {
    Editions result = current;
    for (int category : samples.keySet()) {
      Definition now = current.of(category);
      if (now == null) {
        continue;
      }
      List<Trial> trials = trials(category);
      int failing = trials.stream().filter(t -> t.definition() == now).mapToInt(Trial::failed).sum();
      Trial best = null;
      for (Trial t : trials.reversed()) {
        if (t.failed() < (best == null ? failing : best.failed())) {
          best = t;
        }
      }
      if (best != null) {
        result = result.with(best.definition());
      }
    }
    return result;
  }
}
