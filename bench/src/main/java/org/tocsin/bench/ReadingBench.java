package org.tocsin.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Settlement;
import org.tocsin.geography.AreaStore;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.posts.Post;
import org.tocsin.language.posts.PostFile;
import org.tocsin.language.posts.PostReader;

/**
 * Reading posts on one core: how long until the gazetteer is ready, the live heap, posts a second of processor time after
 * warm-up, and the worst single post. Arguments: the data folder, then optionally a file of posts as JSON Lines; without
 * it, posts are made up from the names of the areas.
 */
public final class ReadingBench {
  private static final int MADE = 2_000;
  private static final int WARM_UP = 15;
  private static final int MEASURED = 10;
  private static final String[] SHAPES = {
    "%s", "На %s", "%s увага", "2 шахеди на %s", "БпЛА повз %s курсом на %s", "Ще КР у напрямку %s", "%s два", "☄ Вихід на %s",
    "Харківщина: 1 на %s, 2 біля %s\n\nСумщина: 3 на %s", "По балістиці чисто", "Дякуємо за підтримку, коти"
  };

  private ReadingBench() {}

  public static void main(String[] args) throws IOException {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    Areas areas = new AreaStore(Path.of(args.length > 0 ? args[0] : "data")).load();
    long cpu = clock.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    Gazetteer gazetteer = Gazetteer.of(areas);
    PostReader reader = new PostReader(areas, gazetteer, Map.of());
    System.out.printf(Locale.ROOT, "areas %s, %d settlements%n", areas.edition(), areas.settlements().size());
    System.out.printf(Locale.ROOT, "gazetteer and reader ready: %.2f s processor, %.2f s wall%n", (clock.getCurrentThreadCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
    List<String> texts = args.length > 1 ? read(Path.of(args[1])) : make(areas);
    long id = 0;
    double best = 0;
    long slowest = 0;
    String slowestText = "";
    for (int round = 0; round < WARM_UP + MEASURED; round++) {
      long start = clock.getCurrentThreadCpuTime();
      for (String t : texts) {
        long one = System.nanoTime();
        reader.read(new Post("bench", "" + id, Instant.EPOCH.plusSeconds(id++), t, null, null), "bench", Trust.MONITOR);
        long took = System.nanoTime() - one;
        if (round >= WARM_UP && took > slowest) {
          slowest = took;
          slowestText = t;
        }
      }
      double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9;
      if (round >= WARM_UP) {
        best = StrictMath.max(best, texts.size() / seconds);
      }
    }
    long chars = texts.stream().mapToLong(String::length).sum();
    System.out.printf(Locale.ROOT, "%d different posts, %.0f characters each on average%n", texts.size(), (double) chars / texts.size());
    System.out.printf(Locale.ROOT, "%.0f posts a second of processor time, best of %d rounds%n", best, MEASURED);
    System.out.printf(Locale.ROOT, "slowest post after warm-up: %.2f ms wall, %d characters%n", slowest / 1e6, slowestText.length());
    worst(reader, clock);
    System.gc();
    Runtime r = Runtime.getRuntime();
    System.out.printf(Locale.ROOT, "live heap with areas, gazetteer and reader: %d MB%n", (r.totalMemory() - r.freeMemory()) >> 20);
  }

  /** Texts made to be slow: as long as the reader takes them, all words near names, all marks near each other. */
  private static void worst(PostReader reader, ThreadMXBean clock) {
    long most = 0;
    long id = 0;
    for (String piece : List.of("Миколаївка ", "Кременчкк на ", "2 БпЛА на Київ, ", "Харківщина: ", "a", "загроза", "(", "курсом на північ від ", "Белоцерковскому ")) {
      long before = most;
      most = 0;
      String text = piece.repeat(9_000 / piece.length());
      for (int i = 0; i < 3; i++) {
        long start = clock.getCurrentThreadCpuTime();
        reader.read(new Post("worst", "" + id++, Instant.EPOCH.plusSeconds(1_000_000 + id), text, null, null), "bench", Trust.MONITOR);
        most = StrictMath.max(most, i == 0 ? 0 : clock.getCurrentThreadCpuTime() - start);
      }
      System.out.printf(Locale.ROOT, "  8,192 characters of \"%s\": %.1f ms%n", piece, most / 1e6);
      most = StrictMath.max(most, before);
    }
    System.out.printf(Locale.ROOT, "worst of texts made to be slow (8,192 characters): %.1f ms processor%n", most / 1e6);
  }

  private static List<String> read(Path file) throws IOException {
    return PostFile.read(file).stream().map(PostFile.Line::text).toList();
  }

  private static List<String> make(Areas areas) {
    Random random = new Random(1);
    List<Settlement> all = areas.settlements();
    List<String> out = new ArrayList<>(MADE);
    for (int i = 0; i < MADE; i++) {
      Object[] names = new Object[3];
      for (int n = 0; n < names.length; n++) {
        names[n] = all.get(random.nextInt(all.size())).nameUk();
      }
      out.add(String.format(Locale.ROOT, SHAPES[random.nextInt(SHAPES.length)], names));
    }
    return out;
  }
}
