package org.tocsin.simulator.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.place.Areas;
import org.tocsin.core.threat.ThreatProfile;
import org.tocsin.simulator.raid.Raid;
import org.tocsin.simulator.raid.RaidMaker;
import org.tocsin.simulator.sensing.RadarNet;
import org.tocsin.simulator.sensing.Report;
import org.tocsin.simulator.sensing.Sirens;
import org.tocsin.simulator.sensing.Words;
import org.tocsin.simulator.sensing.WordsSettings;

/**
 * Many raids, scored on all cores. Raid {@code i} has seed {@code seed + i}. With a folder every scored raid is kept in it
 * at once, so that a study that was broken off goes on where it stopped; what was scored with other areas, another
 * policy or other observers is not mixed in, since the file is named after them.
 */
public final class WarningStudy {
  /** Who watches. */
  public enum Observers {
    /** People's posts only. */
    WORDS,
    /** People's posts, and the plots of radars through the tracker. */
    WORDS_AND_SENSORS,
    /** People's posts and the state's sirens, which we never undercut. */
    WORDS_AND_SIRENS
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Areas areas;
  private final Observers observers;
  private final RadarNet radars;
  private final @Nullable Path folder;

  public WarningStudy(Areas areas, Observers observers, @Nullable Path folder) {
    this.areas = areas;
    this.observers = observers;
    radars = new RadarNet(areas);
    this.folder = folder;
  }

  /**
   * Scores the raids with seeds {@code seed} to {@code seed + raids - 1}.
   *
   * @param done told after each raid, from any thread, those kept from before included
   * @return in order of seed
   * @throws InterruptedException when broken off; what is done is kept
   */
  public List<RaidScore> run(int raids, long seed, Consumer<RaidScore> done) throws InterruptedException, IOException {
    TreeMap<Long, RaidScore> scores = kept(raids, seed);
    scores.values().forEach(done);
    RaidMaker maker = new RaidMaker(areas);
    Words words = new Words(areas, WordsSettings.STANDARD);
    Judge judge = new Judge(areas);
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<Future<RaidScore>> pending = new ArrayList<>();
    try {
      for (long s = seed; s < seed + raids; s++) {
        if (!scores.containsKey(s)) {
          long one = s;
          pending.add(
              pool.submit(
                  () -> {
                    RaidScore score = score(maker.make(one), words, judge);
                    keep(score);
                    done.accept(score);
                    return score;
                  }));
        }
      }
      for (Future<RaidScore> f : pending) {
        RaidScore score = f.get();
        scores.put(score.seed(), score);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a raid could not be scored", e.getCause());
    } finally {
      pool.shutdownNow();
    }
    return List.copyOf(scores.values());
  }

  /** Maps of the raid with the median number of objects and of the one in which we missed most people, with captions. */
  public Map<String, String> maps(List<RaidScore> scores) {
    LinkedHashMap<String, String> out = new LinkedHashMap<>();
    if (scores.isEmpty()) {
      return out;
    }
    List<RaidScore> bySize = new ArrayList<>(scores);
    bySize.sort((a, b) -> a.objects() != b.objects() ? Integer.compare(a.objects(), b.objects()) : Long.compare(a.seed(), b.seed()));
    RaidScore worst = scores.getFirst();
    for (RaidScore s : scores) {
      worst = failed(s) > failed(worst) ? s : worst;
    }
    RaidMaker maker = new RaidMaker(areas);
    Words words = new Words(areas, WordsSettings.STANDARD);
    Judge judge = new Judge(areas);
    for (RaidScore s : List.of(bySize.get(bySize.size() / 2), worst)) {
      Raid raid = maker.make(s.seed());
      String caption =
          "Seed %d, %s, %d objects%s".formatted(
              s.seed(), s.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), s.objects(),
              s == worst ? ": the raid in which most people were missed or late" : ": a raid of middling size");
      out.put(caption, judge.map(raid, observed(raid, words), sensors()));
    }
    return out;
  }

  private RaidScore score(Raid raid, Words words, Judge judge) {
    return judge.score(raid, observed(raid, words), sensors(), Policies.curve());
  }

  private Map<String, String> sensors() {
    return observers == Observers.WORDS_AND_SENSORS ? radars.settings() : Map.of();
  }

  private static double failed(RaidScore s) {
    Tally t = s.rules().getOrDefault(Policies.STANDARD, RuleScore.NONE).total();
    return t.missedWarnable() + t.lateWarnable();
  }

  private List<Report> observed(Raid raid, Words words) {
    List<Report> out = new ArrayList<>(words.posts(raid));
    if (observers == Observers.WORDS_AND_SENSORS) {
      out.addAll(radars.reports(raid));
    } else if (observers == Observers.WORDS_AND_SIRENS) {
      out.addAll(new Sirens(areas).reports(raid));
    }
    out.sort((a, b) -> a.received() != b.received() ? Double.compare(a.received(), b.received()) : a.id().compareTo(b.id()));
    return out;
  }

  private @Nullable Path file() {
    String what = AlertPolicy.standard() + " " + ThreatProfile.STANDARD + " " + WordsSettings.STANDARD;
    return folder == null
        ? null
        : folder.resolve(
            "raids-%s-%s-%08x.jsonl".formatted(areas.edition(), observers.name().toLowerCase(java.util.Locale.ROOT), what.hashCode()));
  }

  private TreeMap<Long, RaidScore> kept(int raids, long seed) throws IOException {
    TreeMap<Long, RaidScore> out = new TreeMap<>();
    Path file = file();
    if (file == null || !Files.exists(file)) {
      return out;
    }
    for (String line : Files.readAllLines(file)) {
      try {
        RaidScore s = JSON.readValue(line, RaidScore.class);
        if (s.seed() >= seed && s.seed() < seed + raids) {
          out.put(s.seed(), s);
        }
      } catch (JsonProcessingException e) {
        // The line that was being written when the study was broken off: that raid is scored again.
        continue;
      }
    }
    return out;
  }

  private synchronized void keep(RaidScore score) {
    Path file = file();
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      // A line broken off earlier is closed first, so that it cannot swallow this one.
      Files.writeString(file, "\n" + JSON.writeValueAsString(score), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
