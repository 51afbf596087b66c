package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Section {@code database}: an external PostgreSQL. Without the section the server brings its own.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param password empty where the database asks for none
 */
public record DatabaseSettings(String url, String user, Optional<Secret> password) {
  private static final String SCHEME = "jdbc:postgresql://";
  private static final Pattern HOSTS_AND_NAME = Pattern.compile("[^/?#\\s]+/[^/?#\\s]+(\\?\\S*)?");

  static DatabaseSettings from(TableReader table) {
    return new DatabaseSettings(
        table.text("url", ""), table.text("user", ""), table.text("password").map(Secret::new));
  }

  void validate() {
    FieldRules.nonEmpty("database.url", url);
    require(
        url.startsWith(SCHEME) && HOSTS_AND_NAME.matcher(url.substring(SCHEME.length())).matches(),
        "database.url must have the form jdbc:postgresql://host:port/database");
    FieldRules.nonEmpty("database.user", user);
  }

  /** Parameters of the address may hold a password, so they are left out. */
  @Override
  public String toString() {
    return "DatabaseSettings[url="
        + url.split("\\?", 2)[0]
        + ", user="
        + user
        + ", password="
        + password
        + "]";
  }
}
