package io.decisiongate.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The core knows nobody: no container, no database, no other module. */
@AnalyzeClasses(
    packages = "io.decisiongate.core",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NOBODY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.decisiongate.core..",
              "java..",
              "javax.naming..",
              "javax.net.ssl..",
              "javax.security.auth.x500..",
              "org.apache.hc..",
              "tools.jackson..",
              "com.networknt..",
              "org.snakeyaml..",
              "software.amazon.awssdk..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices().matching("io.decisiongate.core.(*)..").should().beFreeOfCycles();
}
