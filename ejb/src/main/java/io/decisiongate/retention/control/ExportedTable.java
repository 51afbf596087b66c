package io.decisiongate.retention.control;

import io.decisiongate.retention.boundary.PlaceId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an export has of a place: one file of JSON objects, a line for each row, in an order that is
 * always the same.
 *
 * @param name of the table, or of what administrators keep
 * @param query gives one column of JSON text
 * @param arguments of the query
 */
record ExportedTable(String name, String query, List<Long> arguments) {

  /**
   * Where rows come from.
   *
   * @param detail the columns that order a table's rows, or the function that gives them
   */
  private record Source(String name, String detail) {}

  /** Tables of what happens in a namespace, with the columns that order their rows. */
  private static final List<Source> OF_NAMESPACES =
      List.of(
          new Source("namespace", "namespace_id"),
          new Source("scenario", "namespace_id, scenario_id"),
          new Source("registered_schema", "namespace_id, schema_id, version"),
          new Source("schema_count", "namespace_id"),
          new Source("run", "namespace_id, run_id"),
          new Source("run_step", "namespace_id, run_id, version"),
          new Source("dispatch_delivery", "delivery_id, sink"));

  /** Tables of what is kept for a tenant as a whole. */
  private static final List<Source> OF_TENANTS =
      List.of(
          new Source("tenant", "tenant_id"),
          new Source("usage_entry", "sequence"),
          new Source("usage_counter", "metric"));

  /**
   * As lines of an exported log (enterprise.md section 5), whose payload is the hashed text. Of the
   * blocks, whose order an index gives: no log is too long to be sorted.
   */
  private static final String AUDIT_LOG =
      """
      select format('{"payload":%s,"prev_hash":"%s","hash":"%s"}', l.line,
                    case when l.place > 1 then encode(substr(b.hashes, ((l.place - 2) * 32 + 1)::integer, 32), 'hex')
                         else coalesce(nullif(encode(b.prev_hash, 'hex'), ''), '0') end,
                    encode(substr(b.hashes, ((l.place - 1) * 32 + 1)::integer, 32), 'hex'))
      from audit_block b cross join lateral unnest(string_to_array(b.lines, E'\\n')) with ordinality l(line, place)
      where b.tenant_id = ? order by b.first_sequence, l.place""";

  private static final String ROLES = "select row_to_json(t)::text from dg_roles_in_tenant(?) t";

  /** What the database's functions tell of an organisation; none of it is a secret. */
  private static final List<Source> OF_ORGANISATIONS =
      List.of(
          new Source("organisation", "dg_organisations(? - 1, 1)"),
          new Source("principal", "dg_principals(?, '', 2147483647)"),
          new Source("api_key", "dg_keys(?, '', '', 2147483647)"),
          new Source("ip_allowlist", "dg_ip_allowlist(?)"),
          new Source("ip_entry", "dg_ip_entries(?, 0, 2147483647)"));

  static List<ExportedTable> of(PlaceId place) {
    return switch (place) {
      case PlaceId.Organisation organisation ->
          OF_ORGANISATIONS.stream()
              .map(
                  each ->
                      new ExportedTable(
                          each.name(),
                          "select row_to_json(t)::text from " + each.detail() + " t",
                          List.of(organisation.id())))
              .toList();
      case PlaceId.Tenant tenant ->
          Stream.concat(
                  Stream.concat(OF_TENANTS.stream(), OF_NAMESPACES.stream())
                      .map(each -> ofTenant(each, "", List.of(tenant.id()))),
                  Stream.of(
                      new ExportedTable("role", ROLES, List.of(tenant.id())),
                      new ExportedTable("audit_record", AUDIT_LOG, List.of(tenant.id()))))
              .toList();
      case PlaceId.Namespace namespace ->
          OF_NAMESPACES.stream()
              .map(
                  each ->
                      ofTenant(
                          each,
                          " and t.namespace_id = ?",
                          List.of(namespace.tenant(), namespace.id())))
              .toList();
    };
  }

  private static ExportedTable ofTenant(Source table, String condition, List<Long> arguments) {
    return new ExportedTable(
        table.name(),
        "select row_to_json(t)::text from %s t where t.tenant_id = ?%s order by %s"
            .formatted(table.name(), condition, table.detail()),
        arguments);
  }
}
