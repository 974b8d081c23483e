package org.tocsin.language;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;

/** A few areas and places, namesakes among them. Codes are shortened. */
public final class TestAreas {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final List<Area> areas = new ArrayList<>();
  private final List<Settlement> settlements = new ArrayList<>();

  private TestAreas() {}

  public static Areas some() {
    TestAreas t = new TestAreas();
    t.area("UA", Level.COUNTRY, "Україна", "Ukraine", null, 48.5, 31.5);
    t.area("UA32", Level.OBLAST, "Київська область", "Kyiv Oblast", "UA", 50.2, 30.5);
    t.area("UA80", Level.OBLAST, "Київ", "Kyiv", "UA", 50.45, 30.52);
    t.area("UA63", Level.OBLAST, "Харківська область", "Kharkiv Oblast", "UA", 49.6, 36.5);
    t.area("UA59", Level.OBLAST, "Сумська область", "Sumy Oblast", "UA", 51.0, 34.0);
    t.area("UA53", Level.OBLAST, "Полтавська область", "Poltava Oblast", "UA", 49.6, 33.8);
    t.area("UA23", Level.OBLAST, "Запорізька область", "Zaporizhzhia Oblast", "UA", 47.4, 35.6);
    t.area("UA35", Level.OBLAST, "Кіровоградська область", "Kirovohrad Oblast", "UA", 48.5, 32.0);
    t.area("UA1200", Level.OBLAST, "Дніпропетровська область", "Dnipropetrovsk Oblast", "UA", 48.4, 35.0);
    t.area("UA6304", Level.RAION, "Ізюмський район", "Izium Raion", "UA63", 49.2, 37.3);
    t.area("UA6312", Level.RAION, "Харківський район", "Kharkiv Raion", "UA63", 50.0, 36.2);
    t.area("UA5902", Level.RAION, "Конотопський район", "Konotop Raion", "UA59", 51.2, 33.2);
    t.area("UA3204", Level.RAION, "Бориспільський район", "Boryspil Raion", "UA32", 50.3, 31.0);
    t.area("UA3202", Level.RAION, "Білоцерківський район", "Bila Tserkva Raion", "UA32", 49.8, 30.1);
    t.area("UA5302", Level.RAION, "Кременчуцький район", "Kremenchuk Raion", "UA53", 49.1, 33.4);
    t.area("UA2306", Level.RAION, "Запорізький район", "Zaporizhzhia Raion", "UA23", 47.8, 35.1);
    t.area("UA3504", Level.RAION, "Кропивницький район", "Kropyvnytskyi Raion", "UA35", 48.5, 32.3);
    t.area("UA1210", Level.RAION, "Самарівський район", "Samar Raion", "UA1200", 48.7, 35.3);
    t.area("UA631201", Level.HROMADA, "Харківська територіальна громада", "Kharkivska", "UA6312", 50.0, 36.2);
    t.town("UA80-1", "Київ", "Kyiv", null, 'K', 50.45, 30.52, "UA80", 2_950_000);
    t.town("UA63-1", "Харків", "Kharkiv", null, 'M', 49.99, 36.23, "UA631201", 1_420_000);
    t.town("UA63-2", "Ізюм", "Izium", null, 'M', 49.21, 37.25, "UA6304", 45_000);
    t.town("UA59-1", "Конотоп", "Konotop", null, 'M', 51.24, 33.2, "UA5902", 84_000);
    t.town("UA32-1", "Бориспіль", "Boryspil", null, 'M', 50.35, 30.95, "UA3204", 64_000);
    t.town("UA32-2", "Біла Церква", "Bila Tserkva", null, 'M', 49.8, 30.12, "UA3202", 207_000);
    t.town("UA32-3", "Українка", "Ukrainka", null, 'M', 50.15, 30.75, "UA3204", 16_000);
    t.town("UA53-1", "Кременчук", "Kremenchuk", null, 'M', 49.07, 33.42, "UA5302", 215_000);
    t.town("UA23-1", "Запоріжжя", "Zaporizhzhia", null, 'M', 47.84, 35.14, "UA2306", 710_000);
    t.town("UA35-1", "Кропивницький", "Kropyvnytskyi", "Кіровоград", 'M', 48.51, 32.26, "UA3504", 220_000);
    t.town("UA63-9", "Миколаївка", "Mykolaivka", null, 'C', 49.9, 36.0, "UA6312", 0);
    t.town("UA59-9", "Миколаївка", "Mykolaivka", null, 'C', 51.3, 33.1, "UA5902", 0);
    t.town("UA53-9", "Миколаївка", "Mykolaivka", null, 'C', 49.1, 33.5, "UA5302", 0);
    t.town("UA59-8", "Добре", "Dobre", null, 'C', 51.4, 33.4, "UA5902", 0);
    t.town("UA53-8", "Кам'яні Потоки", "Kamiani Potoky", null, 'C', 49.02, 33.5, "UA5302", 0);
    return new Areas("test", "", Level.RAION, t.areas, t.settlements);
  }

  private void area(String code, Level level, String uk, String en, @org.jspecify.annotations.Nullable String parent, double lat, double lon) {
    areas.add(new Area(code, level, uk, en, parent, 0, new GeoPoint(lat, lon), GEOMETRY.toGeometry(new Envelope(lon - 0.2, lon + 0.2, lat - 0.2, lat + 0.2))));
  }

  private void town(String code, String uk, String en, @org.jspecify.annotations.Nullable String old, char category, double lat, double lon, String area, long people) {
    settlements.add(new Settlement(code, uk, en, old, category, new GeoPoint(lat, lon), area, people));
  }
}
