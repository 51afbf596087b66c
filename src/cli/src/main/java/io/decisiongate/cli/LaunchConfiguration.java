package io.decisiongate.cli;

import io.decisiongate.cli.console.GlobalOptions;
import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.configuration.DatabaseSettings;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.Secret;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.database.ExternalDatabase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration as the launcher of a server sees it: a file, unless there is none, and the
 * variables that go before it.
 *
 * @param path absolute
 */
record LaunchConfiguration(Optional<Path> path, ConfigurationFile content) {
  /** Settings that the environment may give as well, in the spelling of MicroProfile Config. */
  private static final List<String> FROM_ENVIRONMENT =
      List.of(
          "dg.database.url",
          "dg.database.user",
          "dg.database.password",
          "dg.server.tls.cert_path",
          "dg.server.tls.key_path",
          "dg.server.tls.client_ca_path",
          "dg.server.tls.client_crl_path",
          "dg.server.tls.require_client_cert");

  /**
   * Reads and validates it.
   *
   * @param named the file of the command line, which goes before that of the environment
   * @param global has the variables of the process
   * @throws io.decisiongate.core.configuration.ConfigurationException when it cannot be used
   */
  static LaunchConfiguration load(Optional<Path> named, GlobalOptions global) {
    Optional<Path> file =
        global.configurationFileIfAny(named).map(path -> path.toAbsolutePath().normalize());
    Map<String, String> overrides = overrides(global.environment());
    return new LaunchConfiguration(
        file,
        file.map(path -> ConfigurationFile.load(path, overrides))
            .orElseGet(() -> ConfigurationFile.fromProperties(overrides)));
  }

  DecisionGateConfiguration settings() {
    return content.configuration();
  }

  /** Empty for the database that the server brings with it. */
  Optional<Database> database() {
    return settings().database().map(LaunchConfiguration::external);
  }

  /** The variable of a property. */
  static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static Map<String, String> overrides(Map<String, String> environment) {
    Map<String, String> overrides = new LinkedHashMap<>();
    for (String property : FROM_ENVIRONMENT) {
      String value = environment.get(variable(property));
      if (value != null && !value.isEmpty()) {
        overrides.put(property, value);
      }
    }
    return overrides;
  }

  private static Database external(DatabaseSettings settings) {
    return ExternalDatabase.from(
        settings.url(), settings.user(), settings.password().map(Secret::value).orElse(""));
  }
}
