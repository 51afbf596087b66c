package io.decisiongate.system.tenancy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Weaknesses of row-level security: each policy, each {@code FORCE}, each condition of a policy.
 */
final class PolicyMutations {
  private static final String CONDITION =
      "(tenant_id = (select nullif(current_setting('dg.tenant', true), '')::bigint))";

  private PolicyMutations() {}

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
              of("drop policy " + policy, create),
              of(alter + " using (true)", alter + " using " + CONDITION),
              of(alter + " with check (true)", alter + " with check " + CONDITION),
              of(security + " no force row level security", security + " force row level security"),
              of(security + " disable row level security", security + " enable row level security"))
          .forEach(all::add);
    }
    return all;
  }

  private static Mutation of(String apply, String undo) {
    return new Mutation(apply, apply, undo);
  }
}
