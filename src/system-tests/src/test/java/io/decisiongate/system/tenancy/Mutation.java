package io.decisiongate.system.tenancy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One weakness made on purpose in what keeps tenants apart in the database.
 *
 * @param apply the statement that makes it
 * @param undo the statement that takes it back
 */
record Mutation(String apply, String undo) {
  private static final String CONDITION =
      "(tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))";

  /** All of them: each policy, each {@code FORCE}, each condition of a policy. */
  static List<Mutation> all(Sql sql) throws SQLException {
    List<Mutation> all = new ArrayList<>();
    for (String table : new PolicyCatalogue(sql).tenantTables()) {
      String policy = table + "_bound on " + table;
      String create =
          "create policy %s as restrictive using %s with check %s"
              .formatted(policy, CONDITION, CONDITION);
      String alter = "alter policy " + policy;
      String security = "alter table " + table;
      Stream.of(
              new Mutation("drop policy " + policy, create),
              new Mutation(alter + " using (true)", alter + " using " + CONDITION),
              new Mutation(alter + " with check (true)", alter + " with check " + CONDITION),
              new Mutation(
                  security + " no force row level security",
                  security + " force row level security"),
              new Mutation(
                  security + " disable row level security",
                  security + " enable row level security"))
          .forEach(all::add);
    }
    return all;
  }
}
