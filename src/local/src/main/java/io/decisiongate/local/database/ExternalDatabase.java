package io.decisiongate.local.database;

import io.decisiongate.local.StartFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PostgreSQL that runs elsewhere, named by three settings: address, user, password. */
public final class ExternalDatabase {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?<host>\\[[0-9A-Fa-f:.]+]|[^/:,?#@\\s]+)(?::(?<port>\\d{1,5}))?/(?<name>[^/?#\\s]+)");
  private static final int DEFAULT_PORT = 5432;

  private ExternalDatabase() {}

  /**
   * Reads the settings.
   *
   * @param url {@code jdbc:postgresql://host:port/database}, one host and no parameters: the server
   *     would not get them
   * @param user may create roles
   */
  public static Database from(String url, String user, String password) {
    Matcher address = ADDRESS.matcher(url);
    if (!address.matches()) {
      throw new StartFailure(
          "The database address must have the form jdbc:postgresql://host:port/database, without parameters.");
    }
    String host = address.group("host").replaceAll("^\\[|]$", "");
    String port = address.group("port");
    return new Database(
        host,
        port == null ? DEFAULT_PORT : Integer.parseInt(port),
        address.group("name"),
        user,
        password);
  }
}
