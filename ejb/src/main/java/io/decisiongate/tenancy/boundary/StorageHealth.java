package io.decisiongate.tenancy.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Whether the database answers and has the schema that this version needs. However many ask, one
 * question at a time goes to the database, so that a silent one holds up one thread only.
 */
@ApplicationScoped
public class StorageHealth {
  private static final System.Logger LOG = System.getLogger(StorageHealth.class.getName());

  /** A function of the newest migration. */
  static final String NEWEST = "dg_is_of_password(text)";

  private static final long FRESH_NS = Duration.ofMillis(500).toNanos();
  private static final int QUERY_TIMEOUT_S = 2;

  @Resource(lookup = "jdbc/lookup")
  DataSource dataSource;

  private final ReentrantLock asking = new ReentrantLock();
  private volatile Answer last = new Answer(false, System.nanoTime() - FRESH_NS);

  private record Answer(boolean ready, long atNs) {
    boolean isFresh() {
      return System.nanoTime() - atNs < FRESH_NS;
    }
  }

  /** Whether calls can be carried out now; while the database is being asked, the last answer. */
  public boolean isReady() {
    if (!last.isFresh() && asking.tryLock()) {
      try {
        last = new Answer(ask(), System.nanoTime());
      } finally {
        asking.unlock();
      }
    }
    return last.ready();
  }

  private boolean ask() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select to_regprocedure(?) is not null")) {
      statement.setString(1, NEWEST);
      statement.setQueryTimeout(QUERY_TIMEOUT_S);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "the database does not answer: {0}", e.getMessage());
      return false;
    }
  }
}
