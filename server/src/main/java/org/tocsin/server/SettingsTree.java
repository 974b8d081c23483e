package org.tocsin.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.server.command.UserError;

/**
 * One mapping of the configuration file. Knows where it stands in the file, and at {@link #done} which keys nobody asked
 * for, so that a misspelt setting is an error and not silence.
 */
final class SettingsTree {
  private final String path;
  private final JsonNode node;
  private final TreeSet<String> known = new TreeSet<>();

  SettingsTree(String path, JsonNode node) {
    this.path = path;
    this.node = node;
    if (!node.isObject() && !node.isNull() && !node.isMissingNode()) {
      throw new UserError(path + " must be a mapping of settings");
    }
  }

  UserError unknown(String key, String what) {
    return wrong(key, what);
  }

  /** A fault of the whole mapping. */
  UserError fault(String what) {
    return new UserError(path + ", " + what);
  }

  private UserError wrong(String key, String what) {
    return new UserError(name(key) + " " + what + found(key));
  }

  private String found(String key) {
    JsonNode n = node.path(key);
    return n.isMissingNode() ? "" : ", not " + (n.isTextual() ? "'" + n.textValue() + "'" : n.toString());
  }

  private String name(String key) {
    return path.isEmpty() || path.endsWith(": ") ? path + key : path + "." + key;
  }

  private @Nullable JsonNode find(String key) {
    known.add(key);
    JsonNode n = node.get(key);
    return n == null || n.isNull() ? null : n;
  }

  boolean has(String key) {
    return find(key) != null;
  }

  String text(String key) {
    String s = text(key, "");
    if (s.isEmpty()) {
      throw new UserError(name(key) + " is missing");
    }
    return s;
  }

  String text(String key, String otherwise) {
    JsonNode n = find(key);
    if (n == null) {
      return otherwise;
    }
    if (!n.isValueNode()) {
      throw wrong(key, "must be a word");
    }
    return n.asText();
  }

  int integer(String key, int otherwise, int min, int max) {
    JsonNode n = find(key);
    if (n == null) {
      return otherwise;
    }
    if (!n.isInt() || n.intValue() < min || n.intValue() > max) {
      throw wrong(key, "must be a whole number from " + min + " to " + max);
    }
    return n.intValue();
  }

  double number(String key, double otherwise, double min, double max) {
    JsonNode n = find(key);
    if (n == null) {
      return otherwise;
    }
    if (!n.isNumber() || !(n.doubleValue() >= min && n.doubleValue() <= max)) {
      throw wrong(key, "must be a number from " + min + " to " + max);
    }
    return n.doubleValue();
  }

  double number(String key, double min, double max) {
    double x = number(key, Double.NaN, min, max);
    if (Double.isNaN(x)) {
      throw new UserError(name(key) + " is missing");
    }
    return x;
  }

  boolean truth(String key, boolean otherwise) {
    JsonNode n = find(key);
    if (n == null) {
      return otherwise;
    }
    if (!n.isBoolean()) {
      throw wrong(key, "must be true or false");
    }
    return n.booleanValue();
  }

  <E extends Enum<E>> E choice(Class<E> type, String key, E otherwise) {
    JsonNode n = find(key);
    return n == null ? otherwise : choice(type, key, n);
  }

  private <E extends Enum<E>> E choice(Class<E> type, String key, JsonNode n) {
    List<E> all = List.of(type.getEnumConstants());
    for (E e : all) {
      if (e.name().equals(n.asText().toUpperCase(Locale.ROOT))) {
        return e;
      }
    }
    throw wrong(key, "must be one of " + all);
  }

  /** "250ms", "10s", "15m", "2h". */
  Duration duration(String key, Duration otherwise) {
    JsonNode n = find(key);
    if (n == null) {
      return otherwise;
    }
    try {
      String s = n.asText().strip().toLowerCase(Locale.ROOT);
      return s.endsWith("ms")
          ? Duration.ofMillis(Long.parseLong(s.substring(0, s.length() - 2)))
          : Duration.parse("PT" + s);
    } catch (DateTimeException | NumberFormatException e) {
      throw wrong(key, "must be a duration such as 10s, 15m or 2h");
    }
  }

  List<String> words(String key) {
    JsonNode n = find(key);
    List<String> out = new ArrayList<>();
    if (n == null) {
      return out;
    }
    if (!n.isArray()) {
      throw wrong(key, "must be a list");
    }
    n.forEach(w -> out.add(w.asText()));
    return out;
  }

  /** Names that the operator chooses, each with a choice. */
  <E extends Enum<E>> Map<String, E> choices(Class<E> type, String key) {
    Map<String, E> out = new LinkedHashMap<>();
    JsonNode n = find(key);
    if (n != null) {
      SettingsTree inner = new SettingsTree(name(key), n);
      n.properties().forEach(e -> out.put(e.getKey(), inner.choice(type, e.getKey(), e.getValue())));
    }
    return out;
  }

  /** A mapping of names to lines of words. */
  void words(String key, BiConsumer<String, String> each) {
    JsonNode n = find(key);
    if (n != null) {
      SettingsTree inner = new SettingsTree(name(key), n);
      n.properties().forEach(e -> each.accept(e.getKey(), inner.text(e.getKey())));
    }
  }

  SettingsTree tree(String key) {
    known.add(key);
    return new SettingsTree(name(key), node.path(key));
  }

  <T> List<T> list(String key, Function<SettingsTree, T> each) {
    JsonNode n = find(key);
    List<T> out = new ArrayList<>();
    if (n == null) {
      return out;
    }
    if (!n.isArray()) {
      throw wrong(key, "must be a list");
    }
    for (int i = 0; i < n.size(); i++) {
      SettingsTree t = new SettingsTree(name(key) + "[" + i + "]", n.get(i));
      out.add(each.apply(t));
      t.done();
    }
    return out;
  }

  /** To be called when all has been read. */
  void done() {
    for (String key : (Iterable<String>) node::fieldNames) {
      if (!known.contains(key)) {
        throw new UserError(name(key) + " is not a setting; known here: " + String.join(", ", known));
      }
    }
  }
}
