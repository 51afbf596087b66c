package io.decisiongate.mcp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The protocol knows JSON, errors and digests: no business type, no container. */
@AnalyzeClasses(
    packages = "io.decisiongate.mcp",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DependenceTest {
  @ArchTest
  static final ArchRule dependsOnNothingElse =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "io.decisiongate.mcp..",
              "io.decisiongate.core.json",
              "io.decisiongate.core.error",
              "io.decisiongate.core.hash",
              "io.decisiongate.core.correlation");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.decisiongate.mcp.(*)..").should().beFreeOfCycles();
}
