package io.kiln;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** Holds the layout: which rooms there are, and that imports point one way. */
@AnalyzeClasses(packages = "io.kiln", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ROOMS = {
    "io.kiln.template..",
    "io.kiln.build",
    "io.kiln.source",
    "io.kiln.network",
    "io.kiln.access",
    "io.kiln.machine",
    "io.kiln.communicator..",
    "io.kiln.provision",
    "io.kiln.image",
    "io.kiln.output",
    "io.kiln.cloud",
    "io.kiln.store..",
    "io.kiln.trigger..",
    "io.kiln.function"
  };

  private static final String[] FEATURES = {
    "io.kiln.source",
    "io.kiln.network",
    "io.kiln.access",
    "io.kiln.machine",
    "io.kiln.provision",
    "io.kiln.image",
    "io.kiln.output"
  };

  @ArchTest
  static final ArchRule everyClassLivesInARoom =
      classes().that().doNotHaveSimpleName("package-info").should().resideInAnyPackage(ROOMS);

  @ArchTest
  static final ArchRule importsPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("function")
          .definedBy("io.kiln.function")
          .layer("trigger")
          .definedBy("io.kiln.trigger..")
          .layer("features")
          .definedBy(FEATURES)
          .layer("store")
          .definedBy("io.kiln.store..")
          .layer("cloud")
          .definedBy("io.kiln.cloud")
          .layer("communicator")
          .definedBy("io.kiln.communicator..")
          .layer("build")
          .definedBy("io.kiln.build")
          .layer("template")
          .definedBy("io.kiln.template..")
          .whereLayer("function")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("trigger")
          .mayOnlyBeAccessedByLayers("function")
          .whereLayer("features")
          .mayOnlyBeAccessedByLayers("function", "trigger")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("function", "trigger")
          .whereLayer("cloud")
          .mayOnlyBeAccessedByLayers("function", "trigger", "features")
          .whereLayer("communicator")
          .mayOnlyBeAccessedByLayers("function", "features")
          .whereLayer("build")
          .mayOnlyAccessLayers("template")
          .whereLayer("template")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule featuresMeetOnlyInBuildAndWiring =
      slices()
          .matching("io.kiln.(source|network|access|machine|provision|image|output)")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("io.kiln.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theVendorsSdkStopsInTheCloudRoom =
      noClasses()
          .that(resideInAPackage("io.kiln..").and(not(resideInAPackage("io.kiln.cloud"))))
          .should()
          .dependOnClassesThat(resideInAnyPackage("com.aliyuncs.."));

  @ArchTest
  static final ArchRule ossStopsInTheStore =
      noClasses()
          .that(not(resideInAPackage("io.kiln.store")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("com.aliyun.oss.."));

  @ArchTest
  static final ArchRule timeComesIn =
      noClasses()
          .that(not(theProcess()))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule noFunctionSleeps =
      noClasses()
          .that(not(theProcess()))
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class, int.class);

  /** The one class through which time comes in. */
  private static DescribedPredicate<JavaClass> theProcess() {
    return simpleName("Platform").and(resideInAPackage("io.kiln.function"));
  }

  private static <T> DescribedPredicate<T> not(DescribedPredicate<? super T> predicate) {
    return DescribedPredicate.not(predicate).forSubtype();
  }
}
