package org.tocsin.geography;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;

/** Reads and checks files of areas. Nothing is stored here, so that a faulty file changes nothing. */
public final class AreaImport {
  /** Larger files are not areas of one country. */
  private static final long LARGEST_FILE = 512L << 20;

  /**
   * The files; each may be absent, but some areas must be there.
   *
   * @param hromadas the register's communities; raions are warned as a whole without them
   * @param communities an operator's own polygons, warned instead of hromadas
   */
  public record Sources(
      @Nullable Path oblasts,
      @Nullable Path raions,
      @Nullable Path hromadas,
      @Nullable Path communities,
      @Nullable Path settlements) {}

  /**
   * @param content what to store; null when there are errors
   */
  public record Outcome(AreaCodec.@Nullable Content content, Problems problems) {}

  private final Problems problems = new Problems();
  private final Consumer<String> progress;

  private AreaImport(Consumer<String> progress) {
    this.progress = progress;
  }

  /** @param progress told in a few words what is being done */
  public static Outcome run(Sources sources, Consumer<String> progress) {
    AreaImport run = new AreaImport(progress);
    AreaCodec.Content content = run.read(sources);
    return new Outcome(run.problems.errorCount() == 0 ? content : null, run.problems);
  }

  private AreaCodec.@Nullable Content read(Sources sources) {
    if (sources.hromadas() != null && sources.communities() != null) {
      problems.error("import", 0, "give hromadas or communities of your own, not both");
      return null;
    }
    List<List<FeatureFile.Feature>> files = new ArrayList<>();
    files.add(features(sources.oblasts(), Level.OBLAST));
    files.add(features(sources.raions(), Level.RAION));
    files.add(features(sources.hromadas(), Level.HROMADA));
    files.add(features(sources.communities(), Level.HROMADA));
    boolean any = files.stream().anyMatch(f -> !f.isEmpty());
    if (!any && problems.errorCount() == 0) {
      problems.error("import", 0, "there are no areas: give oblasts, raions, hromadas or communities");
    }
    if (problems.errorCount() > 0) {
      return null;
    }
    List<Area> list = Nesting.build(files, problems);
    if (problems.errorCount() > 0) {
      return null;
    }
    progress.accept("checking edges of " + list.size() + " areas");
    TreeMap<String, Topology.FeatureLine> lines = new TreeMap<>();
    files.forEach(
        file -> file.forEach(f -> lines.putIfAbsent(f.code(), new Topology.FeatureLine(f.file(), f.line()))));
    new Topology(lines, problems).check(list);
    Level finest = list.stream().map(Area::level).max(Level::compareTo).orElseThrow();
    List<Settlement> settlements = settlements(sources.settlements(), new Areas("", "", finest, list, List.of()));
    return new AreaCodec.Content("imported", "", finest, list, settlements);
  }

  private List<FeatureFile.Feature> features(@Nullable Path file, Level level) {
    if (file == null || !readable(file)) {
      return List.of();
    }
    progress.accept("reading " + file.getFileName());
    return FeatureFile.read(file, level, problems);
  }

  private List<Settlement> settlements(@Nullable Path file, Areas areas) {
    if (file == null) {
      problems.warn("import", 0, "without settlements no place name in a message can be understood");
      return List.of();
    }
    if (!readable(file)) {
      return List.of();
    }
    progress.accept("reading " + file.getFileName());
    return SettlementFile.read(file, areas, problems);
  }

  private boolean readable(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      problems.error(name, 0, "there is no such file, or it cannot be read");
      return false;
    }
    if (file.toFile().length() > LARGEST_FILE) {
      problems.error(name, 0, "the file has more than " + (LARGEST_FILE >> 20) + " MB");
      return false;
    }
    return true;
  }
}
