package org.tocsin.geography;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.tocsin.core.place.Areas;

/**
 * The set that every build carries: oblasts and raions of Ukraine with approximate outlines and its towns, made from
 * public-domain and CC BY data. Good enough to try Tocsin and to fall back on; import the true areas for service.
 */
public final class BuiltInAreas {
  /** Where the build puts the set, relative to this class. */
  public static final String RESOURCE = "built-in.areas";

  private BuiltInAreas() {}

  public static Areas load() {
    try (InputStream in = BuiltInAreas.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("this build of Tocsin has no built-in areas");
      }
      return AreaCodec.decode(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in areas cannot be read", e);
    }
  }
}
