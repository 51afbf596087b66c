package io.decisiongate.system.tenancy;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.decisiongate.system.server.OncePerRun;
import io.decisiongate.system.server.SharedServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Proves that the tests of isolation can fail: takes one policy, one {@code FORCE} or one condition
 * at a time out of the database and runs {@link RowLevelSecurityIT} against it. Every time a test
 * must fail that looks at rows; those that read the catalogue do not count.
 *
 * <p>{@code mvn pre-integration-test -DskipTests -Pmutation -pl src/system-tests -am}; ends with
 * status 1 when a weakness was not noticed.
 */
final class IsolationMutations {
  private static final Set<String> CATALOGUE =
      Set.of("everyTenantTableIsGuarded", "theScanFindsAnUnguardedTable");

  private final Launcher launcher = LauncherFactory.create();
  private final SharedServer server;

  private IsolationMutations(SharedServer server) {
    this.server = server;
  }

  public static void main(String[] arguments) throws Exception {
    List<Mutation> survivors;
    try (SharedServer server = SharedServer.start()) {
      OncePerRun.lend(SharedServer.class, server);
      survivors = new IsolationMutations(server).survivors();
    }
    System.exit(survivors.isEmpty() ? 0 : 1);
  }

  private List<Mutation> survivors() throws SQLException {
    List<String> failures = failures();
    if (!failures.isEmpty()) {
      throw new IllegalStateException("the tests fail without any mutation: " + failures);
    }
    List<Mutation> all;
    try (Sql sql = new Sql(server.asSuperuser().connect())) {
      all = Mutation.all(sql);
    }
    List<Mutation> survivors = new ArrayList<>();
    for (Mutation mutation : all) {
      List<String> noticed = with(mutation);
      System.out.printf("%-80s %s%n", mutation.apply(), noticed.isEmpty() ? "SURVIVED" : noticed);
      if (noticed.isEmpty()) {
        survivors.add(mutation);
      }
    }
    System.out.printf("%d mutations, %d survived%n", all.size(), survivors.size());
    return survivors;
  }

  private List<String> with(Mutation mutation) throws SQLException {
    execute(mutation.apply());
    try {
      return failures();
    } finally {
      execute(mutation.undo());
    }
  }

  private void execute(String statement) throws SQLException {
    try (Sql sql = new Sql(server.asSuperuser().connect())) {
      sql.update(statement);
      sql.commit();
    }
  }

  /** The tests that fail, without those that read the catalogue. */
  private List<String> failures() {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(RowLevelSecurityIT.class))
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
        .map(failure -> failure.getTestIdentifier().getDisplayName().replaceAll("\\(.*", ""))
        .filter(name -> !CATALOGUE.contains(name))
        .toList();
  }
}
