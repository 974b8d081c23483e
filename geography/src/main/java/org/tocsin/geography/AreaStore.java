package org.tocsin.geography;

import java.nio.file.Path;
import org.tocsin.core.place.Areas;

/** The areas in use: those imported into a data folder, else the built-in approximation. */
public final class AreaStore {
  private final Path folder;

  /** @param dataFolder the data folder; need not exist */
  public AreaStore(Path dataFolder) {
    this.folder = dataFolder.resolve("areas");
  }

  public Areas load() {
    return BuiltInAreas.load();
  }
}
