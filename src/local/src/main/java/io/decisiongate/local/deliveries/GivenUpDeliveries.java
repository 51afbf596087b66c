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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the outbox of a deployment has given up. */
public final class GivenUpDeliveries {
  private static final String LIST =
      """
      select d.namespace_id, d.run_id, d.delivery_id, d.sink, d.packet_index, s.packet_ids, s.packet_ids_hash,
             d.target, d.attempts, d.last_error, d.created_at, d.settled_at, count(*) over () as total
      from dispatch_delivery d left join run_step s on s.tenant_id = d.tenant_id
        and s.namespace_id = d.namespace_id and s.run_id = d.run_id and s.version = d.step_version
      where d.state = 'given_up' and\s"""
          + Outbox.MEANT
          + "order by d.settled_at desc, d.delivery_id, d.sink limit ?";

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
      for (long tenant : Outbox.tenants(connection, filter)) {
        total += list(connection, tenant, filter, most, found);
      }
      connection.commit();
      return new Listing(found.stream().sorted(NEWEST_FIRST).limit(most).toList(), total);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static long list(
      Connection connection,
      long tenant,
      DeliveryFilter filter,
      int most,
      List<GivenUpDelivery> found)
      throws SQLException {
    Outbox.bind(connection, tenant);
    try (PreparedStatement statement = connection.prepareStatement(LIST)) {
      statement.setInt(Outbox.select(statement, 1, tenant, filter), most);
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

  private StartFailure failure(SQLException cause) {
    return new StartFailure(
        "Deliveries in %s cannot be listed: %s".formatted(owner.name(), cause.getMessage()), cause);
  }
}
