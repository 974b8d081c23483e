package org.tocsin.core.journal;

/** What a journal was opened for. It reaches every notice; nothing converts one into another. */
public enum Purpose {
  ACTUAL,
  EXERCISE,
  TEST
}
