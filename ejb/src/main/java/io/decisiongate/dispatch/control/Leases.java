package io.decisiongate.dispatch.control;

import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.dispatch.boundary.Backlog;
import io.decisiongate.dispatch.boundary.PacketPlace;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Takes deliveries out of the outbox for a while. A lease is no state of the tenant: it says only
 * which node is at work, by the database's clock, and ends by itself; what became of the attempt
 * goes through the journal. Each method is one statement or one round trip, a transaction of its
 * own.
 */
@ApplicationScoped
public class Leases {
  private static final String BIND = "select set_config('dg.tenant', ?, true);\n";

  private static final String CLAIM =
      BIND
          + """
          with due as (
            select delivery_id, sink from dispatch_delivery
            where tenant_id = ? and state = 'pending' and sink = ? and next_attempt_at <= dg_now_ms() and lease_until <= dg_now_ms()
            order by next_attempt_at limit ? for update skip locked)
          update dispatch_delivery d
          set lease = ?, lease_until = dg_now_ms() + ?, attempts = d.attempts + 1
          from due where d.tenant_id = ? and d.delivery_id = due.delivery_id and d.sink = due.sink
          returning d.delivery_id, d.namespace_id, d.run_id, d.step_version, d.packet_index, d.target, d.attempts, d.created_at""";

  private static final String COUNT = BIND + "select dg_dispatch_counted(?)";
  private static final String DUE = "select dg_dispatch_due()";
  private static final String LOOK_AGAIN = "select dg_dispatch_look_again()";
  private static final String WAITING =
      "select waiting, greatest(coalesce(dg_now_ms() - oldest_at, 0), 0) from dg_dispatch_waiting()";

  @Resource(lookup = "jdbc/read")
  DataSource dataSource;

  /** Tenants with something to deliver now, by number. */
  List<Long> dueTenants() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(DUE);
        ResultSet rows = statement.executeQuery()) {
      List<Long> tenants = new ArrayList<>();
      while (rows.next()) {
        tenants.add(rows.getLong(1));
      }
      return tenants;
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    }
  }

  /**
   * Takes deliveries of a tenant by a sink that are due.
   *
   * @param leaseMs milliseconds for which no other node takes them
   * @param most how many at most
   */
  List<Claim> claim(long tenant, SinkName sink, long leaseMs, int most) {
    long leaseEndsNs = System.nanoTime() + leaseMs * 1_000_000;
    UUID lease = UUID.randomUUID();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setString(1, Long.toString(tenant));
      statement.setLong(2, tenant);
      statement.setString(3, sink.wire());
      statement.setInt(4, most);
      statement.setObject(5, lease);
      statement.setLong(6, leaseMs);
      statement.setLong(7, tenant);
      statement.execute();
      statement.getMoreResults();
      List<Claim> claims = new ArrayList<>();
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          claims.add(claim(rows, tenant, sink, lease, leaseEndsNs));
        }
      }
      return claims;
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    }
  }

  private static Claim claim(
      ResultSet row, long tenant, SinkName sink, UUID lease, long leaseEndsNs) throws SQLException {
    return new Claim(
        row.getObject(1, UUID.class),
        sink,
        new PacketPlace(tenant, row.getLong(2), row.getString(3), row.getLong(4), row.getInt(5)),
        JsonReader.read(row.getString(6)),
        lease,
        row.getInt(7),
        row.getLong(8),
        leaseEndsNs);
  }

  /** Notes when something of the tenant is due next. */
  void count(long tenant, Collection<SinkName> sinks) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setString(1, Long.toString(tenant));
      statement.setArray(2, names(connection, sinks));
      statement.execute();
      // An error of the second statement shows only when its result is asked for.
      statement.getMoreResults();
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    }
  }

  /** Makes all nodes look at everything that waits. */
  void lookAgain() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(LOOK_AGAIN)) {
      statement.execute();
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    }
  }

  /** What waits, of all tenants. */
  Backlog backlog() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(WAITING);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Backlog(row.getLong(1), row.getLong(2));
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    }
  }

  private static Array names(Connection connection, Collection<SinkName> sinks)
      throws SQLException {
    return connection.createArrayOf("text", sinks.stream().map(SinkName::wire).toArray());
  }
}
