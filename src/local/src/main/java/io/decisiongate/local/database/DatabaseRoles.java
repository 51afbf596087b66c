package io.decisiongate.local.database;

import io.decisiongate.local.StartFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The four roles of the database (design.md section 5) and their accounts. The passwords of {@code
 * dg_owner} and {@code dg_app} are derived from that of the administrating account, so that several
 * nodes with the same settings agree on them and nothing more has to be kept.
 */
public final class DatabaseRoles {
  static final String OWNER = "dg_owner";
  static final String APPLICATION = "dg_app";

  private static final List<String> WITHOUT_LOGIN = List.of("dg_platform", "dg_auditor");
  private static final int ITERATIONS = 200_000;
  private static final int KEY_BITS = 256;
  private static final long LOCK = 0x6467_726f_6c65L;

  private final Database administered;
  private final Database owner;
  private final Database application;

  /**
   * @param administered the database by an account that may create roles
   */
  public DatabaseRoles(Database administered) {
    this.administered = administered;
    this.owner = administered.as(OWNER, derivedPassword(OWNER));
    this.application = administered.as(APPLICATION, derivedPassword(APPLICATION));
  }

  /** The account that owns the schema and runs migrations. */
  public Database owner() {
    return owner;
  }

  /** The account of the application: no superuser, bound by row-level security, not an owner. */
  public Database application() {
    return application;
  }

  /**
   * Creates what is missing and sets the passwords, in one transaction; nodes that start together
   * take turns.
   *
   * @throws StartFailure when the account may not, or the application's role has rights it must not
   */
  public void create() {
    try (Connection connection = administered.connect()) {
      connection.setAutoCommit(false);
      try (Statement lock = connection.createStatement()) {
        lock.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      }
      login(connection, owner);
      login(connection, application);
      for (String role : WITHOUT_LOGIN) {
        create(connection, role, "nologin");
      }
      requireHarmless(connection);
      grant(connection);
      connection.commit();
    } catch (SQLException e) {
      throw new StartFailure(
          "The database roles cannot be created by %s: %s".formatted(administered, e.getMessage()),
          e);
    }
  }

  private static void login(Connection connection, Database account) throws SQLException {
    create(connection, account.user(), "login nobypassrls");
    formatted(connection, "alter role %I password %L", account.user(), account.password());
  }

  private static void create(Connection connection, String role, String attributes)
      throws SQLException {
    if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
      formatted(
          connection, "create role %I nosuperuser nocreatedb nocreaterole " + attributes, role);
    }
  }

  private static void requireHarmless(Connection connection) throws SQLException {
    if (exists(
        connection,
        "select 1 from pg_roles where rolname = ? and (rolsuper or rolbypassrls or rolcreaterole)",
        APPLICATION)) {
      throw new StartFailure(
          "The database role dg_app is a superuser, bypasses row-level security or creates roles; take that right away first.");
    }
  }

  private void grant(Connection connection) throws SQLException {
    formatted(connection, "grant connect on database %I to %I", administered.name(), OWNER);
    formatted(connection, "grant connect on database %I to %I", administered.name(), APPLICATION);
    formatted(connection, "grant usage, create on schema %I to %I", "public", OWNER);
    formatted(connection, "revoke create on schema %I from public", "public");
  }

  /** Lets the server quote names and literals: statements on roles take no parameters. */
  private static void formatted(Connection connection, String template, String... values)
      throws SQLException {
    String sql = "select format(?" + ", ?".repeat(values.length) + ")";
    try (PreparedStatement quote = connection.prepareStatement(sql)) {
      quote.setString(1, template);
      for (int i = 0; i < values.length; i++) {
        quote.setString(i + 2, values[i]);
      }
      try (ResultSet row = quote.executeQuery();
          Statement statement = connection.createStatement()) {
        row.next();
        statement.execute(row.getString(1));
      }
    }
  }

  private static boolean exists(Connection connection, String query, String role)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, role);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private String derivedPassword(String role) {
    try {
      byte[] salt = ("decision-gate/" + role).getBytes(StandardCharsets.UTF_8);
      PBEKeySpec spec =
          new PBEKeySpec(administered.password().toCharArray(), salt, ITERATIONS, KEY_BITS);
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2", e);
    }
  }
}
