package io.github.jakartadockerengine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.InstantSource;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules of ARCHITECTURE.md. */
class ArchitectureTest {

  private static final String ROOT = "io.github.jakartadockerengine";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** Which packages of ours a package may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("container", Set.of()),
          Map.entry("engine", Set.of("container")),
          Map.entry("engine.docker", Set.of("container", "engine")),
          Map.entry("history", Set.of("container")),
          Map.entry("lifecycle", Set.of("container", "engine", "history")),
          Map.entry("proxy", Set.of()),
          Map.entry("waiting", Set.of("engine", "lifecycle", "proxy")),
          Map.entry("logs", Set.of("container", "proxy")),
          Map.entry("security", Set.of()),
          Map.entry("demo", Set.of("container", "engine", "history", "lifecycle", "security")),
          Map.entry("config", Set.of()),
          Map.entry("wiring", Set.of("*", "*.*")));

  static final Set<String> PACKAGES = MAY_USE.keySet();

  @ParameterizedTest
  @FieldSource("PACKAGES")
  void a_package_uses_only_what_it_may(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), MAY_USE.get(name).stream())
            .map(ArchitectureTest::packageNamed)
            .toArray(String[]::new);

    classes()
        .that(resideInAPackage(packageNamed(name)))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(ROOT + "..")
                .or(resideInAnyPackage(allowed))
                .or(name.equals("config") ? settings() : DescribedPredicate.alwaysFalse()))
        .check(CLASSES);
  }

  @Test
  void every_package_is_known_here() {
    Set<String> packages =
        CLASSES.stream()
            .map(c -> c.getPackageName().substring(ROOT.length() + 1))
            .collect(Collectors.toSet());

    assertThat(PACKAGES).containsAll(packages);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({"demo", "waiting", "logs"})
  void pages_never_ask_the_engine(String name) {
    noClasses()
        .that(resideInAPackage(packageNamed(name)))
        .should()
        .dependOnClassesThat(simpleName("ContainerEngine"))
        .check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "javax.naming, config, config",
    "com.github.dockerjava, engine.docker, engine.docker",
    "jakarta.faces, demo, waiting",
    "jakarta.ws.rs, rest, rest",
    "jakarta.enterprise, wiring, demo",
    "jakarta.inject, wiring, demo"
  })
  void a_library_is_used_only_where_it_belongs(String library, String here, String orHere) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packageNamed(here), packageNamed(orHere))
        .should()
        .dependOnClassesThat(resideInAPackage(library + ".."))
        .check(CLASSES);
  }

  @Test
  void time_comes_from_an_injected_clock() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packageNamed("wiring"))
        .should()
        .accessTargetWhere(readsTheTime())
        .check(CLASSES);
  }

  @Test
  void nothing_is_printed() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
  }

  @Test
  void no_field_is_injected() {
    // The server makes listeners itself, with a constructor that has no parameters.
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .areNotAssignableTo("jakarta.servlet.ServletContextListener")
        .should()
        .beAnnotatedWith("jakarta.inject.Inject")
        .check(CLASSES);
  }

  @Test
  void every_package_says_what_it_is_and_is_null_marked() {
    assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
        .allMatch(p -> p.tryGetPackageInfo().isPresent(), "has package-info.java")
        .allMatch(p -> p.isAnnotatedWith(NullMarked.class), "is annotated with @NullMarked");
  }

  @Test
  void names_say_what_a_class_is() {
    noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?").check(CLASSES);
  }

  private static String packageNamed(String name) {
    return ROOT + "." + name;
  }

  /** What settings are made of, which their own features define. */
  private static DescribedPredicate<JavaClass> settings() {
    return simpleNameEndingWith("Settings")
        .or(simpleName("Addressing"))
        .or(simpleName("ContainerLabels"))
        .or(simpleName("HostSuffixes"))
        .or(simpleName("TrustedProxies"))
        .as("settings");
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheTime() {
    return DescribedPredicate.describe(
        "reads the time",
        access -> {
          JavaClass owner = access.getTargetOwner();
          String method = access.getName();
          return (owner.isAssignableTo(TemporalAccessor.class) && method.equals("now"))
              || (owner.isAssignableTo(InstantSource.class) && method.startsWith("system"))
              || (owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis"))
              || (owner.isEquivalentTo(Date.class) && method.equals("<init>"));
        });
  }
}
