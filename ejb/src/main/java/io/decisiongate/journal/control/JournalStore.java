package io.decisiongate.journal.control;

import io.decisiongate.journal.boundary.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;
import javax.sql.DataSource;

/** Runs the journal's statements, each method in a transaction bound to one tenant. */
public final class JournalStore {
  private final DataSource dataSource;

  /**
   * @param dataSource outside of container transactions, as the application's role
   */
  public JournalStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  Connection connect() throws SQLException {
    return dataSource.getConnection();
  }

  /**
   * Writes a batch in one round trip, if the head is still what the batch was built on.
   *
   * @throws SQLException with state 22012 when the head or a run has moved, 23505 when a key exists
   */
  void write(Connection connection, Batch batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text(batch))) {
      bind(connection, statement, batch);
      boolean result = statement.execute();
      // An error of a later statement shows only when its result is asked for.
      while (result || statement.getUpdateCount() != -1) {
        result = statement.getMoreResults();
      }
    }
  }

  private static String text(Batch batch) {
    StringJoiner text = new StringJoiner(";\n");
    if (!batch.sharedScenarios.isEmpty()) {
      text.add(Statements.BIND).add(Statements.INSERT_SCENARIOS);
    }
    text.add(Statements.BIND).add(Statements.MOVE_HEAD);
    addIf(text, batch.namespaces, Statements.INSERT_NAMESPACES);
    addIf(text, batch.scenarios, Statements.INSERT_SCENARIOS);
    addIf(text, batch.schemas, Statements.INSERT_SCHEMAS);
    addIf(text, batch.schemas, Statements.COUNT_SCHEMAS);
    addIf(text, batch.runs, Statements.INSERT_RUNS);
    if (!batch.runMoves.isEmpty()) {
      text.add(Statements.UPDATE_RUNS);
    }
    addIf(text, batch.runSteps, Statements.INSERT_RUN_STEPS);
    addIf(text, batch.deliveries, Statements.INSERT_DELIVERIES);
    addIf(text, batch.deliveries, Statements.ANNOUNCE_DELIVERIES);
    addIf(text, batch.attempts, Statements.SETTLE_ATTEMPTS);
    addIf(text, batch.attempts, Statements.COUNT_ATTEMPTS);
    batch.administration.forEach(step -> text.add(Statements.call(step)));
    addIf(text, batch.usage, Statements.ADD_USAGE);
    return text.add(Statements.INSERT_AUDIT).toString();
  }

  private static void addIf(StringJoiner text, Columns rows, String statement) {
    if (!rows.isEmpty()) {
      text.add(statement);
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, Batch batch)
      throws SQLException {
    int index = 1;
    if (!batch.sharedScenarios.isEmpty()) {
      statement.setString(index++, "0");
      statement.setLong(index++, 0);
      index = batch.sharedScenarios.bind(connection, statement, index);
    }
    statement.setString(index++, Long.toString(batch.tenant));
    statement.setLong(index++, batch.after.auditSequence());
    statement.setBytes(index++, batch.after.auditHash());
    statement.setLong(index++, batch.after.usageSequence());
    statement.setLong(index++, batch.tenant);
    statement.setLong(index++, batch.before.version());
    index = bindRows(connection, statement, batch.tenant, batch.namespaces, index);
    index = bindRows(connection, statement, batch.tenant, batch.scenarios, index);
    if (!batch.schemas.isEmpty()) {
      index = bindRows(connection, statement, batch.tenant, batch.schemas, index);
      index = bindRows(connection, statement, batch.tenant, batch.schemaCounts.added(), index);
      index = batch.schemaCounts.limits().bind(connection, statement, index);
    }
    index = bindRows(connection, statement, batch.tenant, batch.runs, index);
    if (!batch.runMoves.isEmpty()) {
      index = batch.runMoves.rows().bind(connection, statement, index);
      statement.setLong(index++, batch.tenant);
      statement.setLong(index++, batch.runMoves.size());
    }
    index = bindRows(connection, statement, batch.tenant, batch.runSteps, index);
    index = bindDeliveries(connection, statement, batch, index);
    for (Change.AdministrativeStep step : batch.administration) {
      for (Object argument : step.arguments()) {
        statement.setObject(index++, argument);
      }
    }
    if (!batch.usage.isEmpty()) {
      index = bindRows(connection, statement, batch.tenant, batch.usage, index);
      statement.setLong(index++, batch.tenant);
      statement.setLong(index++, batch.tenant);
    }
    bindRows(connection, statement, batch.tenant, batch.audit.rows(), index);
  }

  private static int bindDeliveries(
      Connection connection, PreparedStatement statement, Batch batch, int first)
      throws SQLException {
    int index = bindRows(connection, statement, batch.tenant, batch.deliveries, first);
    if (!batch.deliveries.isEmpty()) {
      statement.setLong(index++, batch.deliveries.size());
      statement.setLong(index++, batch.oldestDelivery);
    }
    if (!batch.attempts.isEmpty()) {
      index = batch.attempts.bind(connection, statement, index);
      statement.setLong(index++, batch.tenant);
      statement.setLong(index++, batch.attempts.size());
      statement.setLong(index++, batch.settledAttempts);
      statement.setLong(index++, batch.nextAttemptInMs);
    }
    return index;
  }

  private static int bindRows(
      Connection connection, PreparedStatement statement, long tenant, Columns rows, int first)
      throws SQLException {
    if (rows.isEmpty()) {
      return first;
    }
    statement.setLong(first, tenant);
    return rows.bind(connection, statement, first + 1);
  }

  /** Binds the tenant to the transaction that is under way on this connection. */
  void bindTenant(Connection connection, long tenant) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.BIND)) {
      statement.setString(1, Long.toString(tenant));
      statement.execute();
    }
  }

  /** Locks and reads the head; empty when there is no such tenant. */
  Optional<Head> lockHead(Connection connection, long tenant) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.LOCK_HEAD)) {
      statement.setLong(1, tenant);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Head(row.getLong(1), row.getLong(2), row.getBytes(3), row.getLong(4)))
            : Optional.empty();
      }
    }
  }

  /** Creates the tenant's row, for open tenancy. */
  void openTenant(Connection connection, long tenant) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.OPEN_TENANT)) {
      statement.setLong(1, tenant);
      statement.execute();
    }
  }

  /**
   * Finds out, after a lost connection, whether the batch was committed. If it was not, it never
   * will be: the head is moved under its feet.
   */
  boolean wasCommitted(Batch batch) throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      try {
        bindTenant(connection, batch.tenant);
        // Waits for a transaction that already holds the head.
        if (lockHead(connection, batch.tenant).isEmpty()) {
          // Nothing to fence: the lost transaction may be the one that opens the tenant.
          throw new SQLException("tenant " + batch.tenant + " is not there yet", "08007");
        }
        boolean committed = hasHash(connection, batch);
        if (!committed) {
          try (PreparedStatement fence = connection.prepareStatement(Statements.FENCE_HEAD)) {
            fence.setLong(1, batch.tenant);
            fence.executeUpdate();
          }
        }
        connection.commit();
        return committed;
      } finally {
        restore(connection);
      }
    }
  }

  private static boolean hasHash(Connection connection, Batch batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.READ_AUDIT_HASH)) {
      statement.setLong(1, batch.after.auditSequence());
      statement.setLong(2, batch.tenant);
      statement.setLong(3, batch.after.auditSequence());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && Arrays.equals(row.getBytes(1), batch.after.auditHash());
      }
    }
  }

  /** Gives a connection back as the pool expects it. */
  static void restore(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }
}
