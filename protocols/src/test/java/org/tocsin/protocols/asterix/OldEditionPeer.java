package org.tocsin.protocols.asterix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.List;

/**
 * Category 062 edition 0.17 as another decoder prints it. It rounds the steps of speed (0.22 kt) and heading (0.0055°), which
 * are compared in steps, and positions to 10⁻⁷ degrees.
 */
final class OldEditionPeer {
  private static final double DEGREES = 1e7;

  private OldEditionPeer() {}

  static Path file(Path capture) {
    return capture.resolveSibling("peers").resolve(capture.getFileName() + ".croatiacontrol-ed0.17.jsonl.gz");
  }

  static void compare(List<JsonNode> ours, List<JsonNode> theirs, GoldenComparison.Comparison c) {
    c.compare("records", ours.size(), theirs.size());
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      record("record " + i, ours.get(i).get("items"), theirs.get(i).get("CAT062"), c);
    }
  }

  private static void record(String at, JsonNode got, JsonNode want, GoldenComparison.Comparison c) {
    number(at, got, "/010/SAC", want, "/I010/SAC", 1, 1, c);
    number(at, got, "/010/SIC", want, "/I010/SIC", 1, 1, c);
    number(at, got, "/070", want, "/I070/time_of_track", 128, 128, c);
    number(at, got, "/040/TRN", want, "/I040/TrackN", 1, 1, c);
    number(at, got, "/105/LAT", want, "/I105/Lat", DEGREES, DEGREES, c);
    number(at, got, "/105/LON", want, "/I105/Lon", DEGREES, DEGREES, c);
    text(at, got, "/060/MODE3A", want, "/I060/Mod3A", c);
    number(at, got, "/136", want, "/I136/FL", 4, 4, c);
    number(at, got, "/180/GSP", want, "/I180/Speed", 1 << 14, 1 / 0.22, c);
    number(at, got, "/180/HDG", want, "/I180/Hdg", 65_536 / 360.0, 1 / 0.0055, c);
    for (String name : List.of("TRANS", "LONG", "VERT")) {
      number(at, got, "/200/" + name, want, "/I200/" + name, 1, 1, c);
    }
    double rate = Math.rint(want.at("/I220/ROC").asDouble() * 4 / 25);
    if (rate > Short.MAX_VALUE) {
      c.except(at + "/220: the other decoder prints a sinking aircraft's rate without its sign, " + want.at("/I220/ROC") + " ft/min");
      rate -= 1 << 16;
    }
    c.compare(at + "/220", Math.rint(got.at("/220").asDouble(Double.NaN) * 4 / 25), rate);
    for (String name : List.of("MON", "SPI", "MRH", "SRC", "CNF", "SIM", "TSE", "TSB", "FPC")) {
      number(at, got, "/080/" + name, want, "/I080/" + name, 1, 1, c);
    }
    text(at, got, "/390/CS", want, "/I390/CSN/CS", c);
    for (String name : List.of("GATOAT", "FR1FR2", "RVSM", "HPR")) {
      number(at, got, "/390/FCT/" + name, want, "/I390/FCT/" + name, 1, 1, c);
    }
    text(at, got, "/390/DEP", want, "/I390/DEP/DEP", c);
    text(at, got, "/390/DST", want, "/I390/DST/DES", c);
    int times = want.at("/I390/TOD").size();
    c.compare(at + "/390/TOD", got.at("/390/TOD").size(), times);
    for (int i = 0; i < times; i++) {
      for (String n : List.of("TYP", "DAY", "HOR", "MIN", "AVS", "SEC")) {
        number(at, got, "/390/TOD/" + i + '/' + n, want, "/I390/TOD/" + i + '/' + n, 1, 1, c);
      }
    }
  }

  private static void number(
      String at, JsonNode got, String ours, JsonNode want, String theirs, double scale, double theirScale, GoldenComparison.Comparison c) {
    JsonNode a = got.at(ours);
    JsonNode b = want.at(theirs);
    if (a.isNumber() && b.isNumber()) {
      c.compare(at + ours, Math.rint(a.asDouble() * scale), Math.rint(b.asDouble() * theirScale));
    } else {
      c.compare(at + ours, a, b);
    }
  }

  private static void text(String at, JsonNode got, String ours, JsonNode want, String theirs, GoldenComparison.Comparison c) {
    c.compare(at + ours, TextNode.valueOf(got.at(ours).asText()), TextNode.valueOf(want.at(theirs).asText()));
  }
}
