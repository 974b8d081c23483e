package org.tocsin.protocols.asterix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Writes again what was read: the round trip of a record. */
final class Rebuild implements Leaves.Sink {
  private final RecordBuilder out;
  private final Deque<String> path = new ArrayDeque<>();
  private final List<Consumer<RecordBuilder.Element>> element = new ArrayList<>();
  private boolean list;
  private int depth;

  private Rebuild(RecordBuilder out) {
    this.out = out;
  }

  static byte[] again(Record r) {
    RecordBuilder b = r.profile().isEmpty() ? new RecordBuilder(r.definition()) : new RecordBuilder(r.definition(), r.profile());
    Leaves.walk(r, new Rebuild(b));
    return b.build();
  }

  private String where(String name) {
    String p = String.join("/", path);
    return name.isEmpty() ? p : p.isEmpty() ? name : p + "/" + name;
  }

  @Override
  public void begin(String name) {
    if (list) {
      depth++;
      if (depth > 1) {
        throw new AssertionError("groups inside repetitions do not occur");
      }
      return;
    }
    path.addLast(name);
    if (path.size() <= 2 && isItem(name)) {
      out.present(where(""));
    }
  }

  private static boolean isItem(String name) {
    return !name.isEmpty();
  }

  @Override
  public void end() {
    if (list) {
      depth--;
      flush();
      return;
    }
    path.removeLast();
  }

  private void flush() {
    List<Consumer<RecordBuilder.Element>> steps = List.copyOf(element);
    element.clear();
    out.add(where(""), e -> steps.forEach(s -> s.accept(e)));
  }

  @Override
  public void beginList(String name) {
    path.addLast(name);
    out.present(where(""));
    list = true;
  }

  @Override
  public void endList() {
    list = false;
    path.removeLast();
  }

  @Override
  public void presence(int octets) {
    if (!list) {
      out.presence(where(""), octets);
    }
  }

  @Override
  public void number(String name, double value) {
    if (list) {
      element.add(e -> e.number(name, value));
      if (depth == 0) {
        flush();
      }
    } else {
      out.number(where(name), value);
    }
  }

  @Override
  public void text(String name, String value) {
    if (list) {
      element.add(e -> e.text(name, value));
      if (depth == 0) {
        flush();
      }
    } else if (name.equals("RE") || name.equals("SP")) {
      out.explicit(name, HexFormat.of().parseHex(value));
    } else {
      out.text(where(name), value);
    }
  }
}
