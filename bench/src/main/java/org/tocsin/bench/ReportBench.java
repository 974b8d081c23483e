package org.tocsin.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Settlement;
import org.tocsin.geography.AreaStore;
import org.tocsin.language.reports.Report;
import org.tocsin.language.reports.ReportFolder;
import org.tocsin.language.reports.ReportReader;

/**
 * Reading reports on one core: reports a second of processor time after warm-up, and the slowest. Arguments: the data
 * folder, then optionally a folder of reports; without it, reports of about 2,500 characters are made up.
 */
public final class ReportBench {
  private static final int MADE = 200;
  private static final int SENTENCES = 18;
  private static final int WARM_UP = 6;
  private static final int MEASURED = 5;
  private static final String[] SHAPES = {
    "A Russian missile strike on %s killed at least %d people and injured %d more on Tuesday, the mayor said. ",
    "In %s, a drone hit an apartment building and a school, and %d people, including %d children, were wounded. ",
    "The Ukrainian Air Force said it had shot down %2$d out of %3$d drones launched by Russia overnight. ",
    "Officials in %s said that a fire broke out and %d families were left without electricity for %d hours. ",
    "President Volodymyr Zelensky called on allies to supply more air defence systems after the attack on %s. ",
    "The council met for the third time this year and did not vote, as %3$d of its members were away. "
  };

  private ReportBench() {}

  public static void main(String[] args) throws IOException {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    Areas areas = new AreaStore(Path.of(args.length > 0 ? args[0] : "data")).load();
    ReportReader reader = new ReportReader(areas);
    List<Report> reports = args.length > 1 ? new ReportFolder(Path.of(args[1])).list() : make(areas);
    double best = 0;
    long slowest = 0;
    for (int round = 0; round < WARM_UP + MEASURED; round++) {
      long start = clock.getCurrentThreadCpuTime();
      for (Report r : reports) {
        long one = clock.getCurrentThreadCpuTime();
        reader.read(r);
        slowest = round < WARM_UP ? 0 : StrictMath.max(slowest, clock.getCurrentThreadCpuTime() - one);
      }
      double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9;
      best = round < WARM_UP ? 0 : StrictMath.max(best, reports.size() / seconds);
    }
    double chars = reports.stream().mapToInt(r -> r.text().length()).average().orElse(0);
    System.out.printf(Locale.ROOT, "areas %s; %d reports of %.0f characters on average%n", areas.edition(), reports.size(), chars);
    System.out.printf(Locale.ROOT, "%.0f reports a second of processor time, best of %d rounds; slowest report %.1f ms%n", best, MEASURED, slowest / 1e6);
  }

  private static List<Report> make(Areas areas) {
    Random random = new Random(1);
    List<Settlement> all = areas.settlements();
    List<Report> out = new ArrayList<>(MADE);
    for (int i = 0; i < MADE; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 0; n < SENTENCES; n++) {
        String place = all.get(random.nextInt(all.size())).nameEn();
        text.append(String.format(Locale.ROOT, SHAPES[random.nextInt(SHAPES.length)], place, 2 + random.nextInt(9), 12 + random.nextInt(80)));
      }
      out.add(Report.of("made-" + i, text.toString(), LocalDate.of(2024, 5, 16)));
    }
    return out;
  }
}
