package org.tocsin.server.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Area;

/** Reads {@link SirenMessage}s: names to codes of the areas in use. */
public final class SirenDecoder implements Decoder {
  private final AreaNames names;

  public SirenDecoder(AreaNames names) {
    this.names = names;
  }

  @Override
  public Decoded decode(Datagram datagram) {
    try {
      JsonNode o = Messages.parse(datagram.body());
      String oblast = Messages.text(o, "oblast");
      String raion = Messages.findText(o, "raion");
      String hromada = Messages.findText(o, "hromada");
      Instant at = Messages.time(o, "at");
      if (at.isAfter(datagram.receivedAt().plus(PostDecoder.AHEAD))) {
        throw new Messages.Unusable("at " + at + " is ahead of its receipt at " + datagram.receivedAt());
      }
      Area area = find(oblast, raion, hromada);
      OfficialAlert.Signal signal = Messages.choice(OfficialAlert.Signal.class, o, "signal");
      OfficialAlert.Kind kind = Messages.choice(OfficialAlert.Kind.class, o, "kind");
      Source source = new Source(datagram.feed(), "siren", Trust.OFFICIAL);
      String words = signal + " " + kind + " " + area.nameUk();
      return new Decoded.Observations(
          List.of(new OfficialAlert(source, at, List.of(area.code()), signal, kind, words)));
    } catch (Messages.Unusable e) {
      return new Decoded.Refused(e.reason());
    }
  }

  /** Where hromadas are not loaded, a hromada's siren is that of the raion around it. */
  private Area find(
      String oblast, @Nullable String raion, @Nullable String hromada)
      throws Messages.Unusable {
    Optional<Area> area = names.findOblast(oblast);
    if (area.isEmpty()) {
      throw new Messages.Unusable("no oblast is called " + Messages.quoted(oblast));
    }
    if (raion != null) {
      Optional<Area> inside = names.findInside(area.get(), raion);
      if (inside.isEmpty()) {
        throw new Messages.Unusable("no raion of " + area.get().nameEn() + " is called " + Messages.quoted(raion));
      }
      area = inside;
    }
    if (hromada != null) {
      Optional<Area> inside = names.findInside(area.get(), hromada);
      if (inside.isPresent()) {
        return inside.get();
      }
      if (raion == null || names.hasHromadas()) {
        throw new Messages.Unusable("no hromada of " + area.get().nameEn() + " is called " + Messages.quoted(hromada));
      }
    }
    return area.get();
  }
}
