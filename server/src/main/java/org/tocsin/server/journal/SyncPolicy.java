package org.tocsin.server.journal;

/** When written entries are forced to the disk. Decides what a power cut may cost; a killed process loses nothing. */
public enum SyncPolicy {
  /** After every entry. */
  ALWAYS,
  /** After every batch of the core thread, before receipts are given and alerts released. The usual choice. */
  BATCH,
  /** At most once a second: receipts promise the operating system's memory, not the disk. */
  INTERVAL,
  /** Left to the operating system. */
  NEVER
}
