package io.decisiongate.local.database;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.local.Secrets;
import io.decisiongate.local.StartFailure;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * The first organisation of a deployment, with one tenant, one namespace and an administrator.
 *
 * @param administrator name of the principal that gets the key
 */
public record FirstStart(
    String organisation, String tenant, String namespace, String administrator) {

  public static final FirstStart DEFAULT =
      new FirstStart("default", "default", "default", "administrator");

  private static final String KEY_PREFIX = "dgk_";

  /**
   * Creates them unless there is an organisation already.
   *
   * @param shown gets the administrator's key when one was created. It is called before the
   *     transaction commits, so that no valid key exists that nobody has seen; only its SHA-256 is
   *     stored.
   * @return whether they were created
   */
  public boolean run(Database owner, Consumer<String> shown) {
    String key = KEY_PREFIX + Secrets.random();
    try (Connection connection = owner.connect()) {
      connection.setAutoCommit(false);
      boolean created = create(connection, key);
      if (created) {
        shown.accept(key);
      }
      connection.commit();
      return created;
    } catch (SQLException e) {
      throw new StartFailure(
          "The first organisation could not be created in %s: %s"
              .formatted(owner.name(), e.getMessage()),
          e);
    }
  }

  private boolean create(Connection connection, String key) throws SQLException {
    try (PreparedStatement call =
        connection.prepareStatement("select dg_first_start(?, ?, ?, ?, ?)")) {
      call.setString(1, organisation);
      call.setString(2, tenant);
      call.setString(3, namespace);
      call.setString(4, administrator);
      call.setBytes(5, Sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
      try (ResultSet row = call.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
