package io.decisiongate.system.administration;

import io.decisiongate.system.tenancy.Sql;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** Everything that the database has of an organisation, read past all policies. */
final class OrganisationRows {
  /** Neither the head of a tenant's journal nor when a key was used last. */
  private static final String ROWS =
      """
      with o as (select ?::bigint as id),
        tenants as (select owned_tenant as id from organisation_tenant where organisation_id = (select id from o)),
        principals as (select principal_id as id from principal where organisation_id = (select id from o)),
        keys as (select key_hash as id from api_key where principal_id in (select id from principals)),
        sessions as (select sid as id from session where principal_id in (select id from principals))
      select 'organisation ' || to_jsonb(t)::text from organisation t where organisation_id = (select id from o)
      union all select 'owned ' || id from tenants
      union all select concat_ws(' ', 'tenant', tenant_id, organisation_id, name, state, version)
                from tenant where tenant_id in (select id from tenants)
      union all select 'namespace ' || to_jsonb(t)::text from namespace t where tenant_id in (select id from tenants)
      union all select 'principal ' || to_jsonb(t)::text from principal t where principal_id in (select id from principals)
      union all select 'role ' || to_jsonb(t)::text from organisation_role t where principal_id in (select id from principals)
      union all select 'scope ' || to_jsonb(t)::text from principal_scope t where principal_id in (select id from principals)
      union all select 'key ' || (to_jsonb(t) - 'last_used_at')::text from api_key t where key_hash in (select id from keys)
      union all select 'password ' || to_jsonb(t)::text from principal_password t where principal_id in (select id from principals)
      union all select 'key scope ' || to_jsonb(t)::text from api_key_scope t where key_hash in (select id from keys)
      union all select 'entry ' || to_jsonb(t)::text from ip_entry t where organisation_id = (select id from o)
      union all select 'session ' || to_jsonb(t)::text from session t where sid in (select id from sessions)
      union all select 'token ' || to_jsonb(t)::text from refresh_token t where sid in (select id from sessions)
      union all select 'backlog ' || to_jsonb(t)::text from dispatch_backlog t where owner_tenant in (select id from tenants)
      """;

  private OrganisationRows() {}

  static List<String> of(Organisation organisation, Sql sql) throws SQLException {
    List<String> rows = sql.texts(ROWS, organisation.id());
    Collections.sort(rows);
    return rows;
  }
}
