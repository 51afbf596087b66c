package io.decisiongate.identity.control;

import io.decisiongate.core.error.StorageUnavailable;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The number in the database that rises whenever an access token may have stopped to be good. Asked
 * for once a second at most, by a call that needs it; nothing that is older than two seconds
 * counts, so that a change is known on every node within that time.
 */
@ApplicationScoped
public class SessionChanges {
  private static final long ASK_AFTER_NS = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_NS = Duration.ofSeconds(2).toNanos();

  @Resource(lookup = "jdbc/lookup")
  DataSource dataSource;

  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Seen seen;

  /**
   * @param atNs when it was asked for, before the answer came
   */
  private record Seen(long number, long atNs) {
    boolean isYoungerThan(long ns) {
      return System.nanoTime() - atNs < ns;
    }
  }

  /**
   * The number as it was at most two seconds ago.
   *
   * @throws StorageUnavailable when the database cannot be asked
   */
  public long number() {
    Seen known = seen;
    if (known != null && known.isYoungerThan(ASK_AFTER_NS)) {
      return known.number();
    }
    if (known != null && known.isYoungerThan(LONGEST_NS) && !asking.tryLock()) {
      return known.number();
    }
    if (!asking.isHeldByCurrentThread()) {
      asking.lock();
    }
    try {
      Seen meanwhile = seen;
      return meanwhile != null && meanwhile.isYoungerThan(ASK_AFTER_NS)
          ? meanwhile.number()
          : ask();
    } finally {
      asking.unlock();
    }
  }

  private long ask() {
    long from = System.nanoTime();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement("select dg_session_change()");
        ResultSet row = statement.executeQuery()) {
      row.next();
      long number = row.getLong(1);
      seen = new Seen(number, from);
      return number;
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    }
  }
}
