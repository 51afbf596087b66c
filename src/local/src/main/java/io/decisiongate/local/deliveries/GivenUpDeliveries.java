package io.decisiongate.local.deliveries;

import io.decisiongate.core.hash.CorruptRow;
import io.decisiongate.core.hash.HashedText;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.local.StartFailure;
import io.decisiongate.local.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the outbox of a deployment has given up. */
public final class GivenUpDeliveries {
  private static final String TENANTS =
      """
      select owner_tenant from dispatch_backlog
      where owner_tenant = coalesce(?, owner_tenant) order by owner_tenant""";

  private static final String BIND = "select set_config('dg.tenant', ?, true)";

  private static final String MEANT =
      """
      d.tenant_id = ? and d.state = 'given_up' and d.namespace_id = coalesce(?, d.namespace_id)
        and d.run_id = coalesce(?, d.run_id) and d.delivery_id = coalesce(?, d.delivery_id)
        and d.sink = coalesce(?, d.sink)
      """;

  private static final String LIST =
      """
      select d.namespace_id, d.run_id, d.delivery_id, d.sink, d.packet_index, s.packet_ids, s.packet_ids_hash,
             d.target, d.attempts, d.last_error, d.created_at, d.settled_at, count(*) over () as total
      from dispatch_delivery d left join run_step s on s.tenant_id = d.tenant_id
        and s.namespace_id = d.namespace_id and s.run_id = d.run_id and s.version = d.step_version
      where\s"""
          + MEANT
          + "order by d.settled_at desc, d.delivery_id, d.sink limit ?";

  private static final String RETRY =
      """
      update dispatch_delivery d
      set state = 'pending', attempts = 0, settled_at = null, created_at = dg_now_ms(), next_attempt_at = dg_now_ms()
      where\s"""
          + MEANT;

  private static final String ADDED = "select dg_dispatch_added(?, dg_now_ms())";

  private static final Comparator<GivenUpDelivery> NEWEST_FIRST =
      Comparator.comparingLong(GivenUpDelivery::givenUpAt)
          .reversed()
          .thenComparingLong(GivenUpDelivery::tenant);

  private final Database owner;

  /**
   * @param owner the database by the account that owns the schema
   */
  public GivenUpDeliveries(Database owner) {
    this.owner = owner;
  }

  /**
   * Some of what was given up.
   *
   * @param deliveries the newest first
   * @param total how many there are, with those that are left out
   */
  public record Listing(List<GivenUpDelivery> deliveries, long total) {
    public Listing {
      deliveries = List.copyOf(deliveries);
    }
  }

  /**
   * Lists them.
   *
   * @param most deliveries that are listed
   * @throws StartFailure when the database cannot be asked
   */
  public Listing list(DeliveryFilter filter, int most) {
    try (Connection connection = owner.connect()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      List<GivenUpDelivery> found = new ArrayList<>();
      long total = 0;
      for (long tenant : tenants(connection, filter)) {
        total += list(connection, tenant, filter, most, found);
      }
      connection.commit();
      return new Listing(found.stream().sorted(NEWEST_FIRST).limit(most).toList(), total);
    } catch (SQLException e) {
      throw failure("listed", e);
    }
  }

  /**
   * Puts them back in the queue, all or none: as if they had been issued now, under the same ids.
   * The server sends them as soon as the sink is on.
   *
   * @return how many
   * @throws StartFailure when the database cannot be written
   */
  public int retry(DeliveryFilter filter) {
    try (Connection connection = owner.connect()) {
      connection.setAutoCommit(false);
      int retried = 0;
      for (long tenant : tenants(connection, filter)) {
        retried += retry(connection, tenant, filter);
      }
      connection.commit();
      return retried;
    } catch (SQLException e) {
      throw failure("put back in the queue", e);
    }
  }

  private static List<Long> tenants(Connection connection, DeliveryFilter filter)
      throws SQLException {
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

  private static long list(
      Connection connection,
      long tenant,
      DeliveryFilter filter,
      int most,
      List<GivenUpDelivery> found)
      throws SQLException {
    bind(connection, tenant);
    try (PreparedStatement statement = connection.prepareStatement(LIST)) {
      statement.setInt(select(statement, tenant, filter), most);
      long total = 0;
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(delivery(tenant, rows));
          total = rows.getLong("total");
        }
      }
      return total;
    }
  }

  private static int retry(Connection connection, long tenant, DeliveryFilter filter)
      throws SQLException {
    bind(connection, tenant);
    int retried;
    try (PreparedStatement statement = connection.prepareStatement(RETRY)) {
      select(statement, tenant, filter);
      retried = statement.executeUpdate();
    }
    if (retried > 0) {
      try (PreparedStatement statement = connection.prepareStatement(ADDED)) {
        statement.setLong(1, retried);
        statement.execute();
      }
    }
    return retried;
  }

  private static void bind(Connection connection, long tenant) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BIND)) {
      statement.setString(1, Long.toString(tenant));
      statement.execute();
    }
  }

  /** Sets what {@link #MEANT} asks for; gives the number of the parameter after it. */
  private static int select(PreparedStatement statement, long tenant, DeliveryFilter filter)
      throws SQLException {
    statement.setLong(1, tenant);
    statement.setObject(2, filter.namespace().orElse(null), Types.BIGINT);
    statement.setString(3, filter.run().orElse(null));
    statement.setObject(4, filter.delivery().orElse(null), Types.OTHER);
    statement.setString(5, filter.sink().orElse(null));
    return 6;
  }

  private static GivenUpDelivery delivery(long tenant, ResultSet row) throws SQLException {
    return new GivenUpDelivery(
        tenant,
        row.getLong("namespace_id"),
        row.getString("run_id"),
        row.getObject("delivery_id", UUID.class),
        row.getString("sink"),
        packet(row),
        JsonReader.read(row.getString("target")),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("last_error")),
        row.getLong("created_at"),
        row.getLong("settled_at"));
  }

  /** Empty when it is not what was written: that may be why the delivery was given up. */
  private static Optional<String> packet(ResultSet row) throws SQLException {
    String ids = row.getString("packet_ids");
    if (ids == null) {
      return Optional.empty();
    }
    try {
      Json checked =
          new HashedText(row.getString("run_id"), ids, row.getBytes("packet_ids_hash")).checked();
      Json id = ((Json.Array) checked).items().get(row.getInt("packet_index"));
      return Optional.of(((Json.Text) id).value());
    } catch (CorruptRow changed) {
      return Optional.empty();
    }
  }

  private StartFailure failure(String done, SQLException cause) {
    return new StartFailure(
        "Deliveries in %s cannot be %s: %s".formatted(owner.name(), done, cause.getMessage()),
        cause);
  }
}
