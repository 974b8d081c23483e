package org.tocsin.server.architecture.planted.track;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class WritesAFile {
  public void write(Path p) throws IOException {
    Files.writeString(p, "x");
  }
}
