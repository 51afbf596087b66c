package io.decisiongate.core.configuration;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** {@code client.auth_profiles.NAME}: how the client commands authenticate. */
public record ClientAuthProfile(
    Optional<Secret> bearerToken, Optional<String> clientSubject, ClientTlsSettings tls) {

  /**
   * The profiles of a file of at most 1 MiB, by name. The rest of the file need not be valid: a
   * client's file may have nothing else.
   *
   * @throws ConfigurationException when the file cannot be read, is no TOML, or a profile has a
   *     value of the wrong type
   */
  public static Map<String, ClientAuthProfile> load(Path path) {
    return all(new TableReader(TomlText.file(BoundedFile.read(path).text()), "", new HashSet<>()));
  }

  static Map<String, ClientAuthProfile> all(TableReader file) {
    return file.section("client").sectionTable("auth_profiles", ClientAuthProfile::from);
  }

  private static ClientAuthProfile from(TableReader table) {
    return new ClientAuthProfile(
        table.text("bearer_token").map(Secret::new),
        table.text("client_subject"),
        ClientTlsSettings.from(table));
  }
}
