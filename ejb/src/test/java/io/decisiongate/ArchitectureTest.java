package io.decisiongate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The direction of dependence: down only, across components only to boundaries, no cycles. */
@AnalyzeClasses(packages = "io.decisiongate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Pattern COMPONENT =
      Pattern.compile("io\\.decisiongate\\.(\\w+)\\.(boundary|control|entity)");

  private static final DescribedPredicate<JavaClass> IN_A_COMPONENT =
      resideInAnyPackage(
          "io.decisiongate.*.boundary..",
          "io.decisiongate.*.control..",
          "io.decisiongate.*.entity..");

  @ArchTest
  static final ArchRule ONLY_BOUNDARIES_ARE_CALLED_ACROSS_COMPONENTS =
      classes().that(IN_A_COMPONENT).should(meetOthersAtTheirBoundary());

  @ArchTest
  static final ArchRule COMPONENTS_HAVE_NO_CYCLES =
      slices().matching("io.decisiongate.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ENTITIES_STAY_BEHIND =
      noClasses()
          .that()
          .resideInAPackage("io.decisiongate.*.entity..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.decisiongate.*.boundary..", "io.decisiongate.*.control..");

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_WEB =
      noClasses()
          .that(IN_A_COMPONENT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..");

  private static ArchCondition<JavaClass> meetOthersAtTheirBoundary() {
    return new ArchCondition<>("use other components only through their boundary") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        String own = component(origin.getPackageName());
        origin
            .getDirectDependenciesFromSelf()
            .forEach(
                dependency -> {
                  Matcher target = COMPONENT.matcher(dependency.getTargetClass().getPackageName());
                  if (target.matches()
                      && !target.group(1).equals(own)
                      && !target.group(2).equals("boundary")) {
                    events.add(
                        SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                  }
                });
      }
    };
  }

  private static String component(String packageName) {
    Matcher matcher = COMPONENT.matcher(packageName);
    return matcher.matches() ? matcher.group(1) : packageName;
  }
}
