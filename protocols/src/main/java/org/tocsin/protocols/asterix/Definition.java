package org.tocsin.protocols.asterix;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One category in one edition: its items and the order in which presence bits announce them. */
public final class Definition {
  private final int category;
  private final String edition;
  private final Map<String, Item> items;
  private final Map<String, String> lines;
  private final List<Layout> layouts;
  private final @Nullable Field chooser;

  /**
   * @param lines definition text of every item by name, for editions that differ in a few
   * @param choosePath path of the value that tells which profile a record follows, or null
   */
  Definition(
      int category,
      String edition,
      Map<String, Item> items,
      Map<String, String> lines,
      List<Layout> layouts,
      @Nullable String choosePath) {
    this.category = category;
    this.edition = edition;
    this.items = items;
    this.lines = lines;
    this.layouts = List.copyOf(layouts);
    this.chooser = choosePath == null ? null : field(choosePath);
  }

  public int category() {
    return category;
  }

  /** Edition as the standard numbers it, such as {@code 1.32}. */
  public String edition() {
    return edition;
  }

  /** Category with leading zeros and edition. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%03d ed. %s", category, edition);
  }

  List<Layout> layouts() {
    return layouts;
  }

  Map<String, Item> items() {
    return items;
  }

  Map<String, String> lines() {
    return lines;
  }

  /**
   * A handle for reading one value from records.
   *
   * @param path item, subfield and leaf, such as {@code 040/RHO} or {@code 380/SAL/ALT}; not inside a repetition
   * @throws IllegalArgumentException when the edition has no such value
   */
  public Field field(String path) {
    return Field.of(this, path);
  }

  /** True when this edition has the value. */
  public boolean hasField(String path) {
    try {
      Field.of(this, path);
      return true;
    } catch (IllegalArgumentException absent) {
      return false;
    }
  }

  /** Reads one record into {@code record}; returns the byte after it, or -1 with {@link Record#problem} set. */
  int scan(byte[] b, int at, int end, Record record) {
    record.bind(this, b, at, end);
    Field choose = chooser;
    if (choose == null) {
      return record.finish(layouts.getFirst().scan(b, at, end, record));
    }
    int variant = choose.peek(b, at, end, layouts.getFirst());
    if (variant < 0 || variant >= layouts.size()) {
      return record.fail("the value that tells plots from tracks is missing");
    }
    record.variant = variant;
    return record.finish(layouts.get(variant).scan(b, at, end, record));
  }
}
