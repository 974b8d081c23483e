package org.tocsin.protocols.asterix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tocsin.protocols.capture.Frame;

/**
 * Statistics of a recording: messages, blocks, records and sources, errors, and for every value over the whole file how
 * often it came, its lowest, highest and sum (or the number of distinct texts).
 */
public final class Facts implements Blocks.Visitor {
  /** Errors listed one by one; all are counted. */
  private static final int LISTED = 100;

  private final Map<String, Integer> channels = new LinkedHashMap<>();
  private final Map<String, String> editions = new LinkedHashMap<>();
  private final TreeMap<String, Integer> blocks = new TreeMap<>();
  private final TreeMap<String, Integer> records = new TreeMap<>();
  private final Map<String, Integer> sources = new LinkedHashMap<>();
  private final TreeMap<Integer, Integer> trailers = new TreeMap<>();
  private final TreeMap<String, Integer> items = new TreeMap<>();
  private final TreeMap<String, Tally> roots = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Definition, Identity> identities = new LinkedHashMap<>();
  private int frames;
  private int several;
  private int blocksInFrame;
  private int errors;
  private long first = Frame.NO_TIME;
  private long last = Frame.NO_TIME;
  private int base;

  /** @param at first byte of the block or record, counted from the start of its message */
  public record Problem(int frame, int at, int category, String why) {}

  private record Identity(Field sac, Field sic) {}

  /** Begins a message; its records follow. */
  public void frame(Frame f) {
    closeFrame();
    frames++;
    base = f.from();
    channels.merge(f.channel(), 1, Integer::sum);
    if (f.nanos() != Frame.NO_TIME) {
      first = first == Frame.NO_TIME ? f.nanos() : first;
      last = f.nanos();
    }
  }

  private void closeFrame() {
    if (blocksInFrame > 1) {
      several++;
    }
    blocksInFrame = 0;
  }

  @Override
  public void block(int category, int from, int to) {
    blocksInFrame++;
    blocks.merge(three(category), 1, Integer::sum);
  }

  @Override
  public void problem(int category, int at, String why) {
    errors++;
    if (problems.size() < LISTED) {
      problems.add(new Problem(frames - 1, at - base, category, why));
    }
  }

  @Override
  public void trailer(int from, int to) {
    trailers.merge(to - from, 1, Integer::sum);
  }

  @Override
  public void record(Record r) {
    Definition d = r.definition();
    String category = three(d.category());
    editions.putIfAbsent(category, d.edition());
    records.merge(category, 1, Integer::sum);
    Identity id = identities.computeIfAbsent(d, x -> new Identity(x.field("010/SAC"), x.field("010/SIC")));
    int sac = r.integer(id.sac, -1);
    if (sac >= 0) {
      sources.merge(category + ':' + sac + '/' + r.integer(id.sic, -1), 1, Integer::sum);
    }
    for (long rest = r.present; rest != 0; rest &= rest - 1) {
      Item item = r.layout().item(Long.numberOfTrailingZeros(rest));
      if (item != null) {
        items.merge("I" + category + '/' + item.name(), 1, Integer::sum);
      }
    }
    Leaves.walk(r, new Counting(roots.computeIfAbsent("I" + category, x -> new Tally())));
  }

  public Map<String, Integer> recordCounts() {
    return Map.copyOf(records);
  }

  public int errorCount() {
    return errors;
  }

  public int frameCount() {
    return frames;
  }

  /** The first errors, at most a hundred. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Everything as one JSON object; the names are those of the reference statistics. */
  public ObjectNode toJson() {
    closeFrame();
    JsonNodeFactory f = JsonNodeFactory.instance;
    ObjectNode o = f.objectNode();
    o.put("frames", frames);
    o.put("frames_with_several_blocks", several);
    o.set("channels", counts(byCount(channels)));
    if (first == Frame.NO_TIME) {
      o.putNull("capture_time");
    } else {
      o.putArray("capture_time")
          .add(new BigDecimal(RecordJson.seconds(first)))
          .add(new BigDecimal(RecordJson.seconds(last)));
    }
    ObjectNode e = o.putObject("editions_used");
    editions.forEach(e::put);
    o.set("blocks", counts(blocks));
    o.set("records", counts(records));
    o.set("sources", counts(byCount(sources)));
    ObjectNode t = o.putObject("trailing_bytes_after_last_block");
    trailers.forEach((bytes, n) -> t.put(Integer.toString(bytes), n));
    ArrayNode listed = o.putArray("errors");
    for (Problem p : problems) {
      listed.addObject().put("frame", p.frame).put("off", p.at).put("cat", p.category).put("error", p.why);
    }
    o.put("error_count", errors);
    o.set("items", counts(items));
    ObjectNode leaves = o.putObject("leaves");
    TreeMap<String, Tally> flat = new TreeMap<>();
    roots.forEach((name, tally) -> tally.flatten(name, flat));
    flat.forEach((path, tally) -> leaves.set(path, tally.toJson(f)));
    return o;
  }

  private static ObjectNode counts(Map<String, Integer> m) {
    ObjectNode o = JsonNodeFactory.instance.objectNode();
    m.forEach(o::put);
    return o;
  }

  private static Map<String, Integer> byCount(Map<String, Integer> m) {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    m.entrySet().stream()
        .sorted((a, b) -> Integer.compare(b.getValue(), a.getValue()))
        .forEach(x -> sorted.put(x.getKey(), x.getValue()));
    return sorted;
  }

  static String three(int category) {
    return String.format(Locale.ROOT, "%03d", category);
  }

  /** What one path of values came to. */
  private static final class Tally {
    private final Map<String, Tally> children = new LinkedHashMap<>();
    private final Set<String> texts = new HashSet<>();
    private long n;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;

    Tally child(String name) {
      return name.isEmpty() ? this : children.computeIfAbsent(name, x -> new Tally());
    }

    void number(double value) {
      double v = Rounded.of(value);
      n++;
      min = Math.min(min, v);
      max = Math.max(max, v);
      sum += v;
    }

    void text(String value) {
      n++;
      texts.add(value);
    }

    void flatten(String path, Map<String, Tally> into) {
      if (n > 0) {
        into.put(path, this);
      }
      children.forEach((name, t) -> t.flatten(path + '/' + name, into));
    }

    ObjectNode toJson(JsonNodeFactory f) {
      ObjectNode o = f.objectNode().put("n", n);
      if (!texts.isEmpty()) {
        return o.put("distinct", texts.size());
      }
      o.put("min", new BigDecimal(Rounded.text(min)));
      o.put("max", new BigDecimal(Rounded.text(max)));
      return o.put("sum", Rounded.of(sum));
    }
  }

  private static final class Counting implements Leaves.Sink {
    private final List<Tally> stack = new ArrayList<>();

    Counting(Tally root) {
      stack.add(root);
    }

    @Override
    public void begin(String name) {
      stack.add(stack.getLast().child(name));
    }

    @Override
    public void end() {
      stack.removeLast();
    }

    @Override
    public void beginList(String name) {
      begin(name + "[]");
    }

    @Override
    public void endList() {
      end();
    }

    @Override
    public void number(String name, double value) {
      stack.getLast().child(name).number(value);
    }

    @Override
    public void text(String name, String value) {
      stack.getLast().child(name).text(value);
    }
  }
}
