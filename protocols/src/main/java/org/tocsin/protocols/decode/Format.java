package org.tocsin.protocols.decode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wire format that a file can be decoded from. */
public interface Format {
  /** As given on the command line. */
  String name();

  /** True when the bytes look like it. */
  boolean recognises(byte[] file);

  /**
   * Decodes the whole file. Faults in the data are counted in the report; only a wrong setting is an exception.
   *
   * @param editions for ASTERIX, such as {@code 048=1.27}; empty to find them out
   * @param lines takes one line of JSON for every message, or null
   * @throws IllegalArgumentException for a setting that cannot be, with one line that says why
   */
  Report decode(byte[] file, String editions, @Nullable Writer lines);

  /**
   * @param facts statistics, in the shape of the reference files
   * @param summary lines for a person
   */
  record Report(ObjectNode facts, List<String> summary) {
    public Report {
      summary = List.copyOf(summary);
    }
  }
}
