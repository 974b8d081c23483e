package org.tocsin.simulator.raid;

import java.util.List;
import org.tocsin.core.place.GeoPoint;

/** Where weapons are launched from, as published in the Air Force's reports. */
enum Launch {
  PRIMORSKO_AKHTARSK("Primorsko-Akhtarsk", 46.06, 38.24),
  CHAUDA("Chauda, Crimea", 45.00, 35.84),
  KURSK("Kursk", 51.75, 36.29),
  ORYOL("Oryol", 52.93, 36.00),
  BRYANSK("Bryansk", 53.21, 34.18),
  SHATALOVO("Shatalovo", 54.34, 32.47),
  MILLEROVO("Millerovo", 48.96, 40.30),
  VORONEZH("Voronezh", 50.60, 39.00),
  DZHANKOI("Dzhankoi, Crimea", 45.71, 34.42),
  TAGANROG("Taganrog", 47.24, 38.85),
  BELGOROD("Belgorod", 50.55, 36.60),
  LIPETSK("Lipetsk oblast, air", 52.30, 39.60),
  BLACK_SEA("Black Sea", 44.60, 33.00),
  CASPIAN("Volgodonsk and Caspian, air", 47.50, 43.50),
  ENGELS("Saratov oblast, air", 51.50, 44.00);

  static final List<Launch> DRONES =
      List.of(PRIMORSKO_AKHTARSK, PRIMORSKO_AKHTARSK, KURSK, KURSK, ORYOL, BRYANSK, SHATALOVO, MILLEROVO, CHAUDA);
  static final List<Launch> BALLISTIC = List.of(KURSK, BRYANSK, VORONEZH, DZHANKOI, TAGANROG, BELGOROD);

  final String area;
  final GeoPoint point;

  Launch(String area, double lat, double lon) {
    this.area = area;
    this.point = new GeoPoint(lat, lon);
  }
}
