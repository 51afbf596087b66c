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

  /** Tables of what happens in a namespace, with the columns that order their rows. */
  private static final List<List<String>> OF_NAMESPACES =
      List.of(
          List.of("namespace", "namespace_id"),
          List.of("scenario", "namespace_id, scenario_id"),
          List.of("registered_schema", "namespace_id, schema_id, version"),
          List.of("schema_count", "namespace_id"),
          List.of("run", "namespace_id, run_id"),
          List.of("run_step", "namespace_id, run_id, version"),
          List.of("dispatch_delivery", "delivery_id, sink"));

  /** Tables of what is kept for a tenant as a whole. */
  private static final List<List<String>> OF_TENANTS =
      List.of(
          List.of("tenant", "tenant_id"),
          List.of("usage_entry", "sequence"),
          List.of("usage_counter", "metric"));

  /** As lines of an exported log (enterprise.md section 5), whose payload is the hashed text. */
  private static final String AUDIT_LOG =
      """
      select format('{"payload":%s,"prev_hash":"%s","hash":"%s"}', payload,
                    coalesce(nullif(encode(prev_hash, 'hex'), ''), '0'), encode(hash, 'hex'))
      from audit_record where tenant_id = ? order by sequence""";

  /** What the database's functions tell of an organisation; none of it is a secret. */
  private static final List<List<String>> OF_ORGANISATIONS =
      List.of(
          List.of("organisation", "dg_organisations(? - 1, 1)"),
          List.of("principal", "dg_principals(?, '', 2147483647)"),
          List.of("api_key", "dg_keys(?, '', '', 2147483647)"),
          List.of("ip_entry", "dg_ip_entries(?, 0, 2147483647)"));

  static List<ExportedTable> of(PlaceId place) {
    return switch (place) {
      case PlaceId.Organisation organisation ->
          OF_ORGANISATIONS.stream()
              .map(
                  each ->
                      new ExportedTable(
                          each.get(0),
                          "select row_to_json(t)::text from " + each.get(1) + " t",
                          List.of(organisation.id())))
              .toList();
      case PlaceId.Tenant tenant ->
          Stream.concat(
                  Stream.concat(OF_TENANTS.stream(), OF_NAMESPACES.stream())
                      .map(each -> ofTenant(each, "", List.of(tenant.id()))),
                  Stream.of(new ExportedTable("audit_record", AUDIT_LOG, List.of(tenant.id()))))
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

  private static ExportedTable ofTenant(
      List<String> table, String condition, List<Long> arguments) {
    return new ExportedTable(
        table.get(0),
        "select row_to_json(t)::text from %s t where t.tenant_id = ?%s order by %s"
            .formatted(table.get(0), condition, table.get(1)),
        arguments);
  }
}
