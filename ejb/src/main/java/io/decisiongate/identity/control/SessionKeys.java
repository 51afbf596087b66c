package io.decisiongate.identity.control;

import com.nimbusds.jose.jwk.ECKey;
import io.decisiongate.core.error.StorageUnavailable;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of this server's own access tokens. A key that is not known yet makes them be
 * read at once, at most ten times a second.
 */
@ApplicationScoped
public class SessionKeys {
  private static final long READ_AGAIN_AFTER_NS = Duration.ofMillis(100).toNanos();

  @Resource(lookup = "jdbc/lookup")
  DataSource dataSource;

  @Inject SessionChanges changes;

  private volatile @Nullable Read known;

  private record Read(Map<String, ECKey> keys, long change, long atNs) {}

  /**
   * The key of this id.
   *
   * @throws StorageUnavailable when the database cannot be asked
   */
  Optional<ECKey> find(String kid) {
    long change = changes.number();
    Read read = known;
    if (read == null
        || read.change() < change
        || (!read.keys().containsKey(kid)
            && System.nanoTime() - read.atNs() > READ_AGAIN_AFTER_NS)) {
      read = read(change);
      known = read;
    }
    return Optional.ofNullable(read.keys().get(kid));
  }

  private Read read(long change) {
    long from = System.nanoTime();
    Map<String, ECKey> keys = new HashMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select kid, public_jwk from dg_session_keys()");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        keys.put(row.getString(1), ECKey.parse(row.getString(2)));
      }
      return new Read(Map.copyOf(keys), change, from);
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    } catch (ParseException e) {
      throw new IllegalStateException("a public key in the database cannot be read", e);
    }
  }
}
