package org.tocsin.server.outlet;

import java.io.IOException;
import java.util.Optional;

/** The CAP messages published so far. Safe for all threads. */
public interface CapLibrary {
  /** The XML of one message, byte for byte as it was first written. */
  Optional<byte[]> findMessage(String identifier) throws IOException;

  /** An Atom feed of the latest messages, newest first. */
  byte[] feed();
}
