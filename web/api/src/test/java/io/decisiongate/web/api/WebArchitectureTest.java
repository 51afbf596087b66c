package io.decisiongate.web.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The web module calls components at their boundaries and reaches no data itself. */
@AnalyzeClasses(
    packages = "io.decisiongate.web.api",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WebArchitectureTest {

  @ArchTest
  static final ArchRule ONLY_BOUNDARIES_ARE_CALLED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.decisiongate.*.control..", "io.decisiongate.*.entity..");

  @ArchTest
  static final ArchRule DATA_IS_REACHED_THROUGH_COMPONENTS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..");
}
