package io.decisiongate.system.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.server.SharedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The database keeps tenants apart, whatever the application does: its own account, with a tenant
 * bound or none, against rows of two tenants.
 */
@ExtendWith(SharedServer.Access.class)
class RowLevelSecurityIT {
  private static final String INSERT =
      "insert into %1$s select * from jsonb_populate_record(null::%1$s, ?::jsonb)";

  @BeforeAll
  static void twoTenantsWithRowsInEveryTable(SharedServer server) throws IOException, SQLException {
    try (Sql sql = new Sql(server.asSuperuser().connect())) {
      // The profile "mutation" runs these tests again and again.
      if (sql.number("select count(*) from run where run_id = 'same-name'") > 0) {
        return;
      }
    }
    ToolClient tools = new ToolClient(server.http());
    for (long tenant = 1; tenant <= 2; tenant++) {
      TimeScenario scenario = new TimeScenario("isolation-" + tenant, tenant, 7);
      scenario.defineAndStart(tools, "same-name");
      tools.result("scenario_trigger", scenario.trigger("same-name", "t-1", 2));
      tools.result("schemas_register", scenario.schema("same-name"));
    }
    try (Sql sql = new Sql(server.asSuperuser().connect())) {
      // This server delivers nothing, so there is no row to be copied.
      sql.update(
          """
          insert into dispatch_delivery (tenant_id, delivery_id, sink, namespace_id, run_id, step_version,
            packet_index, target, created_at, next_attempt_at)
          values (1, gen_random_uuid(), 'log', 7, 'same-name', 1, 0, '{}', 0, 0)""");
      for (String table : new PolicyCatalogue(sql).tenantTables()) {
        for (long tenant = 1; tenant <= 2; tenant++) {
          copyForTenant(sql, table, tenant);
        }
      }
      sql.commit();
    }
  }

  @Test
  void withoutATenantNoRowIsVisible(SharedServer server) throws SQLException {
    try (Sql sql = new Sql(server.asApplication().connect())) {
      for (String table : new PolicyCatalogue(sql).tenantTables()) {
        assertThat(sql.number("select count(*) from " + table)).as(table).isZero();
      }
    }
  }

  @Test
  void anEmptySettingCountsAsNoTenant(SharedServer server) throws SQLException {
    try (Sql sql = new Sql(server.asApplication().connect())) {
      sql.texts("select set_config('dg.tenant', '', true)");
      for (String table : new PolicyCatalogue(sql).tenantTables()) {
        assertThat(sql.number("select count(*) from " + table)).as(table).isZero();
      }
    }
  }

  @Test
  void withoutATenantNothingCanBeWritten(SharedServer server) throws SQLException {
    try (Sql superuser = new Sql(server.asSuperuser().connect());
        Sql sql = new Sql(server.asApplication().connect())) {
      for (String table : new PolicyCatalogue(superuser).tenantTables()) {
        assertNothingOfTenantTwoChanges(superuser, sql, table);
      }
    }
  }

  @Test
  void aTenantSeesItsOwnRowsOnly(SharedServer server) throws SQLException {
    try (Sql sql = new Sql(server.asApplication().connect()).bind(1)) {
      for (String table : new PolicyCatalogue(sql).tenantTables()) {
        assertThat(sql.texts("select distinct tenant_id from " + table))
            .as(table)
            .containsExactly("1");
      }
    }
  }

  @Test
  void aTenantCanNeitherChangeNorProbeRowsOfAnother(SharedServer server) throws SQLException {
    try (Sql superuser = new Sql(server.asSuperuser().connect());
        Sql sql = new Sql(server.asApplication().connect()).bind(1)) {
      for (String table : new PolicyCatalogue(superuser).tenantTables()) {
        assertNothingOfTenantTwoChanges(superuser, sql, table);
      }
    }
  }

  /** Whoever owns the tables is bound because the policies are forced. */
  @Test
  void theOwnerOfTheTablesIsBoundLikeTheApplication(SharedServer server) throws SQLException {
    try (Sql superuser = new Sql(server.asSuperuser().connect());
        Sql sql = new Sql(server.asOwner().connect())) {
      List<String> tables = new PolicyCatalogue(superuser).tenantTables();
      for (String table : tables) {
        assertThat(sql.number("select count(*) from " + table)).as(table).isZero();
      }
      sql.bind(1);
      for (String table : tables) {
        assertThat(sql.texts("select distinct tenant_id from " + table))
            .as(table)
            .containsExactly("1");
        assertThat(sql.refusal(INSERT.formatted(table), rowOfTenantTwo(superuser, table)))
            .as("insert %s", table)
            .contains(Sql.FORBIDDEN);
      }
    }
  }

  @Test
  void theSettingEndsWithTheTransaction(SharedServer server) throws SQLException {
    try (Sql sql = new Sql(server.asApplication().connect()).bind(1)) {
      assertThat(sql.number("select count(*) from run")).isPositive();
      sql.commit();
      assertThat(sql.number("select count(*) from run")).isZero();
    }
  }

  @Test
  void namesOfTwoTenantsDoNotCollide(SharedServer server) throws SQLException {
    try (Sql sql = new Sql(server.asSuperuser().connect())) {
      assertThat(
              sql.texts(
                  "select tenant_id from run where namespace_id = 7 and run_id = 'same-name' order by 1"))
          .containsExactly("1", "2");
    }
  }

  @Test
  void everyTenantTableIsGuarded(SharedServer server) throws SQLException {
    try (Sql sql = new Sql(server.asSuperuser().connect())) {
      PolicyCatalogue catalogue = new PolicyCatalogue(sql);
      assertThat(catalogue.tenantTables())
          .contains("run", "scenario", "audit_block", "namespace", "dispatch_delivery");
      assertThat(catalogue.problems()).isEmpty();
    }
  }

  @Test
  void theScanFindsAnUnguardedTable(SharedServer server) throws SQLException {
    try (Sql sql = new Sql(server.asSuperuser().connect())) {
      sql.update("create table leak (id bigint primary key, tenant_id bigint)");
      assertThat(new PolicyCatalogue(sql).problems())
          .hasSize(4)
          .allSatisfy(problem -> assertThat(problem).startsWith("leak: "));
    }
  }

  /** A row that exists is refused by policy and not by its key, so that nothing can be probed. */
  private static void assertNothingOfTenantTwoChanges(Sql superuser, Sql sql, String table)
      throws SQLException {
    String row = rowOfTenantTwo(superuser, table);
    for (String insert : List.of(INSERT, INSERT + " on conflict do nothing")) {
      assertThat(sql.refusal(insert.formatted(table), row))
          .as(insert, table)
          .contains(Sql.FORBIDDEN);
    }
    for (String column : updatable(sql, table)) {
      assertThat(sql.refusal(upsert(superuser, table, column), row))
          .as("upsert %s.%s", table, column)
          .contains(Sql.FORBIDDEN);
    }
    for (String statement :
        List.of(
            "update %s set tenant_id = tenant_id where tenant_id = 2",
            "delete from %s where tenant_id = 2", "truncate %s")) {
      Optional<String> refusal = sql.refusal(statement.formatted(table));
      if (refusal.isEmpty()) {
        assertThat(sql.update(statement.formatted(table))).as(statement, table).isZero();
      } else {
        assertThat(refusal).as(statement, table).contains(Sql.FORBIDDEN);
      }
    }
    for (String column : updatable(sql, table)) {
      assertThat(
              sql.update(
                  "update %1$s set %2$s = %2$s where tenant_id = 2".formatted(table, column)))
          .as("update %s.%s", table, column)
          .isZero();
    }
  }

  private static String rowOfTenantTwo(Sql superuser, String table) throws SQLException {
    return superuser
        .texts("select to_jsonb(t)::text from " + table + " t where tenant_id = 2 limit 1")
        .get(0);
  }

  /** Meets the row that is there already and would change this column of it. */
  private static String upsert(Sql superuser, String table, String column) throws SQLException {
    String key =
        String.join(
            ", ",
            superuser.texts(
                """
                select a.attname::text from pg_index i
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                where i.indrelid = ?::regclass and i.indisprimary
                """,
                table));
    return (INSERT + " on conflict (" + key + ") do update set %2$s = excluded.%2$s")
        .formatted(table, column);
  }

  private static List<String> updatable(Sql sql, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (String column :
        sql.texts(
            "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped",
            table)) {
      if (sql.texts("select has_column_privilege(?, ?, 'UPDATE')", table, column)
          .equals(List.of("t"))) {
        columns.add(column);
      }
    }
    return columns;
  }

  /** Gives the tenant a row where the application has left it none, made from another tenant's. */
  private static void copyForTenant(Sql sql, String table, long tenant) throws SQLException {
    if (sql.number("select count(*) from " + table + " where tenant_id = ?", tenant) == 0) {
      String row = sql.texts("select to_jsonb(t)::text from " + table + " t limit 1").get(0);
      sql.update(
          "insert into %1$s select * from jsonb_populate_record(null::%1$s, ?::jsonb || jsonb_build_object('tenant_id', ?))"
              .formatted(table),
          row,
          tenant);
    }
  }
}
