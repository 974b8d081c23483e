package org.tocsin.geography;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.tocsin.core.place.Areas;

/**
 * The areas in use: those imported into a data folder, else the built-in approximation. Every edition ever imported
 * stays in its own file, because a journal recorded with it is replayed with it; the file {@code current} names the one
 * in use. A file is written beside its place and renamed, so a crash leaves the old or the new state.
 */
public final class AreaStore {
  private static final String CURRENT = "current";
  private static final String EDITION = "(builtin|imported)-[0-9a-f]{12}";
  private final Path folder;

  /** @param dataFolder the data folder; need not exist */
  public AreaStore(Path dataFolder) {
    this.folder = dataFolder.resolve("areas");
  }

  /**
   * The areas in use.
   *
   * @throws UncheckedIOException with one clear line when areas were imported but cannot be read: other areas than
   *     the operator's would warn the wrong people
   */
  public Areas load() {
    Path current = folder.resolve(CURRENT);
    if (!Files.exists(current)) {
      return BuiltInAreas.load();
    }
    try {
      String edition = Files.readString(current).strip();
      return load(edition)
          .orElseThrow(() -> new IOException("the areas " + edition + " are named there but missing"));
    } catch (IOException e) {
      throw new UncheckedIOException(current + ": " + e.getMessage() + "; import the areas again", e);
    }
  }

  /** The areas of an edition that a journal names; empty when they were never imported here. */
  public Optional<Areas> load(String edition) throws IOException {
    if (!edition.matches(EDITION)) {
      throw new IOException("\"" + edition + "\" is not the name of an edition");
    }
    Path file = file(edition, ".areas");
    if (Files.exists(file)) {
      return Optional.of(AreaCodec.decode(Files.readAllBytes(file)));
    }
    Areas builtIn = BuiltInAreas.load();
    return builtIn.edition().equals(edition) ? Optional.of(builtIn) : Optional.empty();
  }

  /** Stores an edition with its map and puts it in use. */
  public Areas save(AreaCodec.Content content) throws IOException {
    byte[] encoded = AreaCodec.encode(content);
    Areas areas = AreaCodec.decode(encoded);
    Files.createDirectories(folder);
    replace(file(areas.edition(), ".areas"), encoded);
    replace(file(areas.edition(), ".geojson"), MapOutlines.of(areas));
    replace(folder.resolve(CURRENT), (areas.edition() + "\n").getBytes(StandardCharsets.UTF_8));
    return areas;
  }

  /** Goes back to the built-in areas; what was imported stays on disk. */
  public void useBuiltIn() throws IOException {
    Files.deleteIfExists(folder.resolve(CURRENT));
  }

  /** The outlines for maps, see {@link MapOutlines}: those stored at import, else made now. */
  public byte[] outlines(Areas areas) throws IOException {
    Path file = file(areas.edition(), ".geojson");
    return Files.exists(file) ? Files.readAllBytes(file) : MapOutlines.of(areas);
  }

  private Path file(String edition, String extension) {
    return folder.resolve(edition + extension);
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, bytes);
    try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
