package io.decisiongate.system.tenancy;

import io.decisiongate.system.administration.FunctionMutations;
import io.decisiongate.system.server.OncePerRun;
import io.decisiongate.system.server.SharedServer;
import java.util.List;
import java.util.Set;

/**
 * Proves that the tests of isolation can fail. Takes one policy, one {@code FORCE} or one condition
 * of a policy at a time out of the database and runs {@link RowLevelSecurityIT} against it; then
 * {@link FunctionMutations} do the same with conditions of functions. Every time a test must fail
 * that looks at rows or answers; those that read the catalogue do not count.
 *
 * <p>{@code mvn pre-integration-test -DskipTests -Pmutation -pl src/system-tests -am}; ends with
 * status 1 when a weakness was not noticed.
 */
final class IsolationMutations {
  private static final Set<String> CATALOGUE =
      Set.of("everyTenantTableIsGuarded", "theScanFindsAnUnguardedTable");

  private IsolationMutations() {}

  public static void main(String[] arguments) throws Exception {
    MutationRun.Outcome outcome = policies().plus(FunctionMutations.run());
    System.out.printf("%d mutations, %d survived%n", outcome.made(), outcome.survived());
    System.exit(outcome.survived() == 0 ? 0 : 1);
  }

  private static MutationRun.Outcome policies() throws Exception {
    try (SharedServer server = SharedServer.start();
        Sql sql = new Sql(server.asSuperuser().connect())) {
      OncePerRun.lend(SharedServer.class, server);
      List<Mutation> all = PolicyMutations.all(sql);
      sql.commit();
      return new MutationRun(
              server.asSuperuser(), List.of(RowLevelSecurityIT.class), CATALOGUE, () -> {})
          .of(all);
    }
  }
}
