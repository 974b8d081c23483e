package org.tocsin.geography.make;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What the built-in areas are made of, so that an unchanged build neither fetches nor makes them again. */
final class Inputs {
  private static final String STAMP = ".inputs";
  private final Path module;
  private final String fingerprint;

  Inputs(Path module, Path classes) throws IOException {
    this.module = module;
    fingerprint = fingerprint(classes);
  }

  Path packages() {
    return module.resolve("node_modules");
  }

  boolean unchangedSince(Path output) throws IOException {
    Path stamp = stamp(output);
    return Files.exists(output) && Files.exists(stamp) && Files.readString(stamp).equals(fingerprint);
  }

  void remember(Path output) throws IOException {
    Files.writeString(stamp(output), fingerprint);
  }

  private Path stamp(Path output) {
    return module.resolve("target").resolve(output.getFileName() + STAMP);
  }

  /** Runs {@code npm ci} unless the packages of this lock file are there already. */
  void fetchPackages() throws IOException, InterruptedException {
    Path lock = module.resolve("package-lock.json");
    Path fetched = packages().resolve(".tocsin-lock");
    if (Files.exists(fetched) && Files.mismatch(fetched, lock) < 0) {
      return;
    }
    List<String> command = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
    Process npm;
    try {
      npm = new ProcessBuilder(command).directory(module.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException("the built-in areas need npm (Node 20 or newer) on the PATH", e);
    }
    String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (npm.waitFor() != 0) {
      throw new IOException("\"" + String.join(" ", command) + "\" failed:\n" + said);
    }
    Files.copy(lock, fetched);
  }

  private String fingerprint(Path classes) throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(module.resolve("package-lock.json"));
    files.add(classes.resolve("org/tocsin/geography/register.csv"));
    Path geography = classes.resolve("org/tocsin/geography");
    try (Stream<Path> found = Files.list(geography.resolve("make"))) {
      found.sorted().forEach(files::add);
    }
    files.add(geography.resolve("AreaCodec.class"));
    files.add(geography.resolve("OutlineCodec.class"));
    files.add(geography.resolve("Register.class"));
    files.add(geography.resolve("Romanisation.class"));
    MessageDigest digest = sha256();
    for (Path f : files) {
      digest.update(Files.readAllBytes(f));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
