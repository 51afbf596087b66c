package io.decisiongate.local.deliveries;

import io.decisiongate.core.json.Json;
import io.decisiongate.local.StartFailure;
import io.decisiongate.local.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What an operator changes in the outbox of a deployment. Each change of a delivery leaves a record
 * {@code delivery_operation} in the audit log of its tenant, in the same transaction. A transaction
 * changes at most {@value #PAGE} deliveries of one tenant, because its calls wait meanwhile; what a
 * failure interrupts is done up to there, and the same command does the rest.
 */
public final class DeliveryChanges {
  private static final int PAGE = 500;

  private static final String RETRY =
      """
      with page as (
        select delivery_id, sink from dispatch_delivery d
        where d.state = 'given_up' and (d.delivery_id, d.sink) > (?, ?) and\s"""
          + Outbox.MEANT
          + """
            order by delivery_id, sink limit ? for update)
          update dispatch_delivery d
          set state = 'pending', attempts = 0, settled_at = null, created_at = dg_now_ms(), next_attempt_at = dg_now_ms()
          from page where d.tenant_id = ? and d.delivery_id = page.delivery_id and d.sink = page.sink
          returning d.namespace_id, d.run_id, d.delivery_id, d.sink""";

  /** An attempt that is under way ends as it ends: its receiver may have the packet already. */
  private static final String STOP =
      """
      with page as (
        select delivery_id, sink from dispatch_delivery d
        where d.state = 'pending' and d.lease_until <= dg_now_ms() and\s"""
          + Outbox.MEANT
          + """
            limit ? for update)
          update dispatch_delivery d
          set state = 'given_up', settled_at = dg_now_ms(), last_error = ?, lease = null, lease_until = 0
          from page where d.tenant_id = ? and d.delivery_id = page.delivery_id and d.sink = page.sink
          returning d.namespace_id, d.run_id, d.delivery_id, d.sink""";

  private static final String UNDER_WAY =
      "select count(*) from dispatch_delivery d where d.state = 'pending' and " + Outbox.MEANT;

  private static final String ADDED = "select dg_dispatch_added(?, dg_now_ms())";
  private static final String SETTLED =
      "select dg_dispatch_counted(array(select distinct sink from dispatch_delivery d where d.tenant_id = ? and d.state = 'pending'))";

  private final Database owner;
  private final Operation operation;

  /**
   * @param owner the database by the account that owns the schema
   */
  public DeliveryChanges(Database owner, Operation operation) {
    this.owner = owner;
    this.operation = operation;
  }

  /**
   * What became of deliveries that were to be stopped.
   *
   * @param stopped how many are given up now
   * @param underWay how many of those that are meant still wait, because an attempt is being made
   */
  public record Stopped(long stopped, long underWay) {}

  /**
   * Puts deliveries that were given up back in the queue: as if they had been issued now, under the
   * same ids. The server sends them as soon as the sink is on.
   *
   * @return how many
   * @throws StartFailure when the database cannot be written
   */
  public long retry(DeliveryFilter filter) {
    try (Connection connection = open()) {
      long retried = 0;
      for (long tenant : Outbox.tenants(connection, filter)) {
        retried += retry(connection, tenant, filter);
      }
      return retried;
    } catch (SQLException e) {
      throw failure("put back in the queue", e);
    }
  }

  /**
   * Gives up deliveries that wait.
   *
   * @throws StartFailure when the database cannot be written
   */
  public Stopped stop(DeliveryFilter filter) {
    try (Connection connection = open()) {
      long stopped = 0;
      long underWay = 0;
      for (long tenant : Outbox.tenants(connection, filter)) {
        stopped += stop(connection, tenant, filter);
        underWay += underWay(connection, tenant, filter);
      }
      return new Stopped(stopped, underWay);
    } catch (SQLException e) {
      throw failure("stopped", e);
    }
  }

  private Connection open() throws SQLException {
    Connection connection = owner.connect();
    connection.setAutoCommit(false);
    return connection;
  }

  private long retry(Connection connection, long tenant, DeliveryFilter filter)
      throws SQLException {
    long retried = 0;
    ChangedDelivery last = new ChangedDelivery(0, "", new UUID(0, 0), "");
    List<ChangedDelivery> page;
    do {
      Outbox.bind(connection, tenant);
      TenantLog log = TenantLog.lock(connection, tenant);
      page = retryPage(connection, tenant, filter, last);
      if (!page.isEmpty()) {
        announce(connection, page.size());
        log.add(events("retry", tenant, page));
        last = page.stream().max(ChangedDelivery.BY_KEY).orElseThrow();
      }
      connection.commit();
      retried += page.size();
    } while (page.size() == PAGE);
    return retried;
  }

  private static List<ChangedDelivery> retryPage(
      Connection connection, long tenant, DeliveryFilter filter, ChangedDelivery last)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RETRY)) {
      statement.setObject(1, last.id());
      statement.setString(2, last.sink());
      int index = Outbox.select(statement, 3, tenant, filter);
      statement.setInt(index++, PAGE);
      statement.setLong(index, tenant);
      return changed(statement);
    }
  }

  private static void announce(Connection connection, int added) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADDED)) {
      statement.setLong(1, added);
      statement.execute();
    }
  }

  private long stop(Connection connection, long tenant, DeliveryFilter filter) throws SQLException {
    long stopped = 0;
    List<ChangedDelivery> page;
    do {
      Outbox.bind(connection, tenant);
      TenantLog log = TenantLog.lock(connection, tenant);
      page = stopPage(connection, tenant, filter);
      if (!page.isEmpty()) {
        count(connection, tenant);
        log.add(events("stop", tenant, page));
      }
      connection.commit();
      stopped += page.size();
    } while (page.size() == PAGE);
    return stopped;
  }

  private List<ChangedDelivery> stopPage(Connection connection, long tenant, DeliveryFilter filter)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STOP)) {
      int index = Outbox.select(statement, 1, tenant, filter);
      statement.setInt(index++, PAGE);
      statement.setString(index++, operation.told());
      statement.setLong(index, tenant);
      return changed(statement);
    }
  }

  private static void count(Connection connection, long tenant) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SETTLED)) {
      statement.setLong(1, tenant);
      statement.execute();
    }
  }

  private static long underWay(Connection connection, long tenant, DeliveryFilter filter)
      throws SQLException {
    Outbox.bind(connection, tenant);
    try (PreparedStatement statement = connection.prepareStatement(UNDER_WAY)) {
      Outbox.select(statement, 1, tenant, filter);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long waiting = row.getLong(1);
        connection.commit();
        return waiting;
      }
    }
  }

  private static List<ChangedDelivery> changed(PreparedStatement statement) throws SQLException {
    List<ChangedDelivery> changed = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        changed.add(ChangedDelivery.of(rows));
      }
    }
    return changed;
  }

  private List<Json> events(String action, long tenant, List<ChangedDelivery> deliveries) {
    long now = System.currentTimeMillis();
    return deliveries.stream().map(delivery -> event(action, tenant, delivery, now)).toList();
  }

  /** All events begin with their name and time, and have every member. */
  private Json event(String action, long tenant, ChangedDelivery delivery, long now) {
    return Json.object()
        .put("event", "delivery_operation")
        .put("timestamp_ms", now)
        .put("action", action)
        .put("tenant_id", Long.toString(tenant))
        .put("namespace_id", Long.toString(delivery.namespace()))
        .put("run_id", delivery.run())
        .put("delivery_id", delivery.id().toString())
        .put("sink", delivery.sink())
        .put("operator", operation.operator())
        .put("reason", Json.ofNullable(operation.reason()))
        .build();
  }

  private StartFailure failure(String done, SQLException cause) {
    return new StartFailure(
        "Deliveries in %s cannot be %s: %s".formatted(owner.name(), done, cause.getMessage()),
        cause);
  }
}
