package io.decisiongate.system.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.server.SharedServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's account in the database can do what it needs and nothing more. */
@ExtendWith(SharedServer.Access.class)
class ApplicationRoleIT {

  @Test
  void isNoSuperuserAndDoesNotBypassPolicies(SharedServer server) throws SQLException {
    try (Sql sql = new Sql(server.asApplication().connect())) {
      assertThat(
              sql.texts(
                  "select rolname from pg_roles where rolname = current_user and not rolsuper"
                      + " and not rolbypassrls and not rolcreaterole and not rolcreatedb and not rolreplication"))
          .containsExactly("dg_app");
    }
  }

  @Test
  void ownsNothingAndBelongsToNoOtherRole(SharedServer server) throws SQLException {
    try (Sql sql = new Sql(server.asSuperuser().connect())) {
      assertThat(
              sql.texts(
                  "select classid::regclass || ' ' || objid from pg_shdepend"
                      + " where refobjid = 'dg_app'::regrole and deptype = 'o'"))
          .isEmpty();
      assertThat(
              sql.texts(
                  "select roleid::regrole::text from pg_auth_members where member = 'dg_app'::regrole"))
          .isEmpty();
    }
  }

  @Test
  void readsNoTableThatIsNotATenants(SharedServer server) throws SQLException {
    try (Sql sql = new Sql(server.asApplication().connect())) {
      assertThat(
              sql.texts(
                  """
                  select c.oid::regclass::text from pg_class c
                  where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace = 'public'::regnamespace
                    and has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
                    and not exists (select 1 from pg_attribute a
                                    where a.attrelid = c.oid and a.attname = 'tenant_id')
                  """))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table intruder (id bigint)",
        "create schema intruder",
        "alter table run add column intruder text",
        "alter table run disable row level security",
        "alter table run no force row level security",
        "drop policy run_bound on run",
        "create policy intruder on run using (true)",
        "drop table run",
        "truncate audit_block",
        "update audit_block set lines = ''",
        "delete from audit_block",
        "delete from usage_entry",
        "delete from dispatch_delivery",
        "update dispatch_delivery set target = ''",
        "update dispatch_delivery set run_id = ''",
        "select * from dispatch_backlog",
        "select * from session",
        "select * from session_key",
        "select * from principal_password",
        "update session set revoked_at = null",
        "update refresh_token set used_at = null",
        "update session_change set version = 0",
        "create function intruder() returns int language sql as 'select 1'",
        "set role dg_owner",
        "set session authorization postgres"
      })
  void mayNot(String statement, SharedServer server) throws SQLException {
    try (Sql sql = new Sql(server.asApplication().connect()).bind(1)) {
      assertThat(sql.refusal(statement)).contains(Sql.FORBIDDEN);
    }
  }
}
