package org.tocsin.server.architecture.planted.place;

import org.tocsin.server.architecture.planted.alert.Sound;

/** Places must not know alerts. */
public final class LooksUp {
  final Sound above = new Sound();
}
