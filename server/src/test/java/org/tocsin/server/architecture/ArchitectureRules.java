package org.tocsin.server.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The rules of the design that a compiler does not know, for any root package, so that planted faults can be tried. */
final class ArchitectureRules {
  /** Inside core, left may use right only. */
  static final List<String> ORDER =
      List.of("alert", "approach", "threat", "track", "journal", "observation", "place");

  /** What each module may use, beside libraries. */
  private static final TreeMap<String, List<String>> MODULES = new TreeMap<>();

  static {
    MODULES.put("core", List.of());
    MODULES.put("geography", List.of("core"));
    MODULES.put("language", List.of("core", "geography"));
    MODULES.put("protocols", List.of("core"));
    MODULES.put("ledger", List.of("core", "language", "geography"));
    MODULES.put("simulator", List.of("core", "geography", "protocols"));
    MODULES.put("web", List.of());
    MODULES.put("server", List.of("core", "geography", "language", "protocols", "ledger", "simulator", "web"));
  }

  /** Their results differ between processors and versions; StrictMath's do not. */
  private static final Set<String> TRANSCENDENTAL =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt",
          "hypot", "sinh", "cosh", "tanh");

  private ArchitectureRules() {}

  static List<ArchRule> modules() {
    List<ArchRule> rules = new ArrayList<>();
    MODULES.forEach(
        (module, allowed) -> {
          List<String> others = new ArrayList<>(MODULES.keySet());
          others.remove(module);
          others.removeAll(allowed);
          if (!others.isEmpty()) {
            rules.add(
                noClasses()
                    .that()
                    .resideInAPackage("org.tocsin." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.stream().map(o -> "org.tocsin." + o + "..").toArray(String[]::new))
                    .allowEmptyShould(true)
                    .because(module + " may use only " + allowed));
          }
        });
    return rules;
  }

  static List<ArchRule> orderOfPackages(String root) {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 1; i < ORDER.size(); i++) {
      String[] above = ORDER.subList(0, i).stream().map(p -> root + "." + p + "..").toArray(String[]::new);
      rules.add(
          noClasses()
              .that()
              .resideInAPackage(root + "." + ORDER.get(i) + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(above)
              .allowEmptyShould(true)
              .because("in core, left may use right only: " + ORDER));
    }
    return rules;
  }

  static ArchRule noThreadsAndNoIo(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.util.concurrent..",
                    "java.sql..", "org.slf4j..")
                .or(named(Set.of("java.lang.Thread", "java.util.Timer"))))
        .because("core does no I/O, starts no thread, reads no clock");
  }

  static ArchRule onlyGeometryAsLibrary(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(root + "..", "java..", "org.locationtech.jts..", "org.jspecify..")
        .because("core is pure Java with JTS");
  }

  static ArchRule deterministic(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .callCodeUnitWhere(differsFromRunToRun())
        .because("the same journal gives the same alerts, byte for byte, on every host");
  }

  private static DescribedPredicate<JavaCall<?>> differsFromRunToRun() {
    return DescribedPredicate.describe(
        "differs from run to run or host to host",
        call -> {
          String owner = call.getTargetOwner().getName();
          String name = call.getTarget().getName();
          boolean made = name.equals("<init>");
          return switch (owner) {
            case "java.lang.System" -> !name.equals("arraycopy");
            case "java.lang.Math" -> TRANSCENDENTAL.contains(name) || name.equals("random");
            case "java.util.HashMap", "java.util.HashSet", "java.util.IdentityHashMap", "java.util.WeakHashMap",
                "java.util.Hashtable" -> made;
            case "java.util.Set", "java.util.Map" ->
                name.equals("of") || name.equals("copyOf") || name.equals("ofEntries");
            case "java.util.stream.Collectors" ->
                Set.of("toSet", "toUnmodifiableSet", "toUnmodifiableMap", "groupingByConcurrent").contains(name)
                    || (Set.of("toMap", "groupingBy").contains(name)
                        && call.getTarget().getRawParameterTypes().size() < (name.equals("toMap") ? 4 : 3));
            case "java.util.Random", "java.util.SplittableRandom" ->
                made && call.getTarget().getRawParameterTypes().isEmpty();
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.security.SecureRandom" -> made;
            default ->
                (owner.startsWith("java.time.") && (name.equals("now") || name.startsWith("system")))
                    || (owner.startsWith("java.util.") && (name.equals("parallelStream") || name.equals("parallel")))
                    || (owner.equals("java.lang.Object") && name.equals("hashCode"))
                    || name.equals("identityHashCode");
          };
        });
  }

  private static DescribedPredicate<JavaClass> named(Set<String> names) {
    return DescribedPredicate.describe("one of " + names, c -> names.contains(c.getName()));
  }
}
