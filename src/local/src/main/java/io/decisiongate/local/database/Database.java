package io.decisiongate.local.database;

import io.decisiongate.local.StartFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database and the account by which it is reached. */
public record Database(String host, int port, String name, String user, String password) {

  /** The same database by another account. */
  public Database as(String otherUser, String otherPassword) {
    return new Database(host, port, name, otherUser, otherPassword);
  }

  /** Another database of the same server, by the same account. */
  public Database named(String otherName) {
    return new Database(host, port, otherName, user, password);
  }

  public String jdbcUrl() {
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return "jdbc:postgresql://" + literal + ":" + port + "/" + name + "?ApplicationName=dg";
  }

  /**
   * Opens a connection.
   *
   * @throws StartFailure when the server is away or refuses the account
   */
  public Connection connect() {
    try {
      return DriverManager.getConnection(jdbcUrl(), user, password);
    } catch (SQLException e) {
      throw new StartFailure(
          "The database %s at %s:%d cannot be reached as %s: %s"
              .formatted(name, host, port, user, e.getMessage()),
          e);
    }
  }

  /** Everything but the password. */
  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + name;
  }
}
