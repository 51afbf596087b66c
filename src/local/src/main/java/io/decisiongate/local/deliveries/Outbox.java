package io.decisiongate.local.deliveries;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** How the outbox is asked for the deliveries that a filter means, one tenant after the other. */
final class Outbox {
  /** Begins with the tenant; {@link #select} sets the parameters. */
  static final String MEANT =
      """
      d.tenant_id = ? and d.namespace_id = coalesce(?, d.namespace_id)
        and d.run_id = coalesce(?, d.run_id) and d.delivery_id = coalesce(?, d.delivery_id)
        and d.sink = coalesce(?, d.sink)
      """;

  private static final String TENANTS =
      """
      select owner_tenant from dispatch_backlog
      where owner_tenant = coalesce(?, owner_tenant) order by owner_tenant""";

  private static final String BIND = "select set_config('dg.tenant', ?, true)";

  private Outbox() {}

  /** Tenants that have had deliveries. */
  static List<Long> tenants(Connection connection, DeliveryFilter filter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TENANTS)) {
      statement.setObject(1, filter.tenant().orElse(null), Types.BIGINT);
      List<Long> tenants = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tenants.add(rows.getLong(1));
        }
      }
      return tenants;
    }
  }

  /** Binds the transaction that is under way to a tenant. */
  static void bind(Connection connection, long tenant) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BIND)) {
      statement.setString(1, Long.toString(tenant));
      statement.execute();
    }
  }

  /**
   * Sets what {@link #MEANT} asks for.
   *
   * @param first number of its first parameter
   * @return the number of the parameter after it
   */
  static int select(PreparedStatement statement, int first, long tenant, DeliveryFilter filter)
      throws SQLException {
    int index = first;
    statement.setLong(index++, tenant);
    statement.setObject(index++, filter.namespace().orElse(null), Types.BIGINT);
    statement.setString(index++, filter.run().orElse(null));
    statement.setObject(index++, filter.delivery().orElse(null), Types.OTHER);
    statement.setString(index++, filter.sink().orElse(null));
    return index;
  }
}
