package io.decisiongate.system.tenancy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the catalogue of a database says about tenant tables: every table with a column tenant_id
 * must be guarded by the policies of design.md section 5 and have tenant_id first in every key.
 */
record PolicyCatalogue(Sql sql) {
  private static final String BOUND =
      "(tenant_id = ( SELECT (NULLIF(current_setting('dg.tenant'::text, true), ''::text))::bigint AS \"nullif\"))";

  private static final String TENANT_TABLES =
      """
      select c.oid::regclass::text from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      order by 1
      """;

  private static final String FORCED =
      "select (relrowsecurity and relforcerowsecurity)::text from pg_class where oid = ?::regclass";

  private static final String POLICIES =
      """
      select concat_ws(' | ',
          case when polpermissive then 'permissive' else 'restrictive' end,
          case polcmd when '*' then 'all' else polcmd::text end,
          case when polroles = '{0}' then 'public' else 'roles' end,
          pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
      from pg_policy where polrelid = ?::regclass order by 1
      """;

  /** Indexes, and among them every primary and unique key, that do not begin with tenant_id. */
  private static final String OTHER_INDEXES =
      """
      select i.indexrelid::regclass::text from pg_index i
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indrelid = ?::regclass and a.attname is distinct from 'tenant_id'
      """;

  private static final String OTHER_FOREIGN_KEYS =
      """
      select f.conname::text from pg_constraint f
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
      where f.conrelid = ?::regclass and f.contype = 'f'
        and a.attname <> 'tenant_id'
        and exists (select 1 from pg_attribute t
                    where t.attrelid = f.confrelid and t.attname = 'tenant_id')
      """;

  private static final String TYPE =
      """
      select format_type(atttypid, null) || case when attnotnull then ' not null' else '' end
      from pg_attribute where attrelid = ?::regclass and attname = 'tenant_id'
      """;

  List<String> tenantTables() throws SQLException {
    return sql.texts(TENANT_TABLES);
  }

  /** Everything that is wrong with tenant tables; empty when nothing is. */
  List<String> problems() throws SQLException {
    List<String> problems = new ArrayList<>();
    for (String table : tenantTables()) {
      if (!sql.texts(FORCED, table).equals(List.of("true"))) {
        problems.add(table + ": row-level security is not enabled and forced");
      }
      List<String> policies = sql.texts(POLICIES, table);
      if (!policies.equals(
          List.of(
              "permissive | all | public | true | true",
              "restrictive | all | public | " + BOUND + " | " + BOUND))) {
        problems.add(table + ": policies are " + policies);
      }
      for (String index : sql.texts(OTHER_INDEXES, table)) {
        problems.add(table + ": tenant_id is not first in " + index);
      }
      for (String key : sql.texts(OTHER_FOREIGN_KEYS, table)) {
        problems.add(table + ": tenant_id is not first in " + key);
      }
      if (!sql.texts(TYPE, table).equals(List.of("bigint not null"))) {
        problems.add(table + ": tenant_id is " + sql.texts(TYPE, table));
      }
    }
    return problems;
  }
}
