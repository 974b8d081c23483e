package org.tocsin.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEATURE UNDER TEST: the layout of DESIGN's modules and packages, and the rules that make a replay equal. */
class ArchitectureTest {
  private static final String CORE = "org.tocsin.core";
  private static final String PLANTED = "org.tocsin.server.architecture.planted";

  private final JavaClasses product =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.tocsin");

  private static List<ArchRule> rulesFor(String root) {
    List<ArchRule> rules = new ArrayList<>(ArchitectureRules.orderOfPackages(root));
    rules.add(ArchitectureRules.deterministic(root));
    rules.add(ArchitectureRules.noThreadsAndNoIo(root));
    rules.add(ArchitectureRules.onlyGeometryAsLibrary(root));
    return rules;
  }

  @Test
  void A01_modulesUseOnlyWhatTheyMay() {
    assertThat(product.size()).isGreaterThan(100);
    ArchitectureRules.modules().forEach(r -> r.check(product));
  }

  @Test
  void A02_corePackagesKeepTheirOrderAndCoreIsDeterministic() {
    rulesFor(CORE).forEach(r -> r.check(product));
  }

  @Test
  void A05_outputsOfTheLedgerReadThroughTheEmbargoAlone() {
    noClasses()
        .that()
        .resideInAnyPackage("org.tocsin.ledger.statistics..", "org.tocsin.ledger.brief..", "org.tocsin.ledger.export..", "org.tocsin.server..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("org\\.tocsin\\.ledger\\.store\\.(Session|AttackStore|DecisionStore|FilingStore|Rows)")
        .because("publish.Publication decides what may be told")
        .check(product);
  }

  @Test
  void A06_publicViewsKnowNoTracks() {
    noClasses()
        .that()
        .resideInAPackage("org.tocsin.server.http..")
        .and()
        .haveNameNotMatching(".*\\.http\\.[A-Za-z]*Scenario.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tocsin.core.track..")
        .because("public outputs carry areas and coarse places, never raw tracks; the scenario page shows simulations")
        .check(product);
  }

  /** Each of these classes holds one fault; the rules must not let it pass. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "place.LooksUp", "track.ReadsTheClock", "track.IteratesInHashOrder", "track.UsesMathSine",
        "track.IteratesAnImmutableSet", "track.StartsAThread", "track.WritesAFile", "track.DrawsUnseeded",
        "track.StreamsInParallel"
      })
  void A03_aPlantedFaultIsFound(String name) throws ClassNotFoundException {
    JavaClasses planted = new ClassFileImporter().importClasses(Class.forName(PLANTED + "." + name));
    assertThatThrownBy(() -> rulesFor(PLANTED).forEach(r -> r.check(planted)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(name.substring(name.indexOf('.') + 1));
  }

  @Test
  void A04_aFaultlessClassPasses() throws ClassNotFoundException {
    JavaClasses sound = new ClassFileImporter().importClasses(Class.forName(PLANTED + ".alert.Sound"));
    rulesFor(PLANTED).forEach(r -> r.check(sound));
  }
}
