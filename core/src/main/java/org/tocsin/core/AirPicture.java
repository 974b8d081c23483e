package org.tocsin.core;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.place.Areas;

/** The first machine: entries to the air picture (track, assess, project). Not thread-safe; one core thread owns it. */
public final class AirPicture {
  private final Areas areas;

  public AirPicture(Areas areas) {
    this.areas = areas;
  }

  /** Takes the next entry, in order of number, and gives the picture after it. */
  public Picture step(Entry entry) {
    return new Picture(
        entry.number(),
        entry.recordedAt(),
        List.of(),
        List.of(),
        new Coverage(Collections.unmodifiableList(Arrays.asList(new java.time.Instant[areas.communities().size()]))));
  }
}
