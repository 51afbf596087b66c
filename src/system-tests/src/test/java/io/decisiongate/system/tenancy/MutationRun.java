package io.decisiongate.system.tenancy;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.decisiongate.local.database.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Makes one weakness after another in a database and runs tests against each, of which one must
 * fail.
 *
 * @param database by its superuser
 * @param tests the classes that are run
 * @param uncounted test methods whose failure does not count
 * @param preparation done before each weakness is made
 */
public record MutationRun(
    Database database, List<Class<?>> tests, Set<String> uncounted, Preparation preparation) {

  /** What tests find ready. */
  @FunctionalInterface
  public interface Preparation {
    void prepare() throws SQLException;
  }

  /** How many weaknesses were made, and how many of them no test has noticed. */
  public record Outcome(int made, int survived) {
    public Outcome plus(Outcome other) {
      return new Outcome(made + other.made, survived + other.survived);
    }
  }

  /**
   * Makes these, one at a time, and prints a line for each.
   *
   * @throws IllegalStateException when tests fail before the first or after the last of them, or
   *     cannot begin
   */
  public Outcome of(List<Mutation> mutations) throws SQLException {
    requireSuccess("without any mutation");
    int survived = 0;
    for (Mutation mutation : mutations) {
      List<String> noticed = with(mutation);
      System.out.printf("%-80s %s%n", mutation.name(), noticed.isEmpty() ? "SURVIVED" : noticed);
      survived += noticed.isEmpty() ? 1 : 0;
    }
    requireSuccess("when all mutations are taken back");
    return new Outcome(mutations.size(), survived);
  }

  private void requireSuccess(String when) throws SQLException {
    preparation.prepare();
    List<String> failures = failures();
    if (!failures.isEmpty()) {
      throw new IllegalStateException("the tests fail " + when + ": " + failures);
    }
  }

  private List<String> with(Mutation mutation) throws SQLException {
    preparation.prepare();
    execute(mutation.apply());
    try {
      return failures();
    } finally {
      execute(mutation.undo());
    }
  }

  private void execute(String statement) throws SQLException {
    try (Sql sql = new Sql(database.connect())) {
      sql.update(statement);
      sql.commit();
    }
  }

  /** The test methods that fail, without those that do not count. */
  private List<String> failures() {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    Launcher launcher = LauncherFactory.create();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(tests.stream().map(test -> selectClass(test)).toList())
            .build(),
        listener);
    TestExecutionSummary summary = listener.getSummary();
    if (summary.getTestsFoundCount() == 0) {
      throw new IllegalStateException("no tests were found");
    }
    summary.getFailures().stream()
        .filter(failure -> failure.getTestIdentifier().isContainer())
        .findFirst()
        .ifPresent(
            failure -> {
              throw new IllegalStateException("the tests cannot begin", failure.getException());
            });
    return summary.getFailures().stream()
        .map(failure -> method(failure.getTestIdentifier()))
        .filter(name -> !uncounted.contains(name))
        .distinct()
        .toList();
  }

  private static String method(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getMethodName())
        .orElseGet(test::getDisplayName);
  }
}
