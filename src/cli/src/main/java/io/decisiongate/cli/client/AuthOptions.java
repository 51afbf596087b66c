package io.decisiongate.cli.client;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.GlobalOptions;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.configuration.ClientAuthProfile;
import io.decisiongate.core.configuration.ConfigurationException;
import io.decisiongate.core.configuration.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say who the client is; what is given explicitly goes before the profile. */
public final class AuthOptions {
  private static final String KEY = "DG_API_KEY";
  private static final long MAX_CONFIG_BYTES = 1024L * 1024;

  @Option(names = "--bearer-token", paramLabel = "TOKEN")
  private Optional<String> bearerToken = Optional.empty();

  @Option(names = "--client-subject", paramLabel = "NAME")
  private Optional<String> clientSubject = Optional.empty();

  @Mixin private final TlsOptions tls = new TlsOptions();

  @Option(names = "--auth-profile", paramLabel = "NAME")
  private Optional<String> profile = Optional.empty();

  @Option(names = "--auth-config", paramLabel = "FILE")
  private Optional<Path> config = Optional.empty();

  /**
   * What the options say together.
   *
   * @throws MessageFailure when the profile cannot be read or does not exist
   */
  public Credentials credentials(CommandSpec command) {
    Optional<ClientAuthProfile> named =
        profile.map(name -> profile(name, GlobalOptions.of(command).configurationFile(config)));
    return new Credentials(
        bearerToken.map(Secret::new).or(() -> named.flatMap(ClientAuthProfile::bearerToken)),
        clientSubject.or(() -> named.flatMap(ClientAuthProfile::clientSubject)),
        named.map(ClientAuthProfile::tls).map(tls.settings()::or).orElseGet(tls::settings));
  }

  /** The same, else the key of the environment, which no list of processes shows. */
  public Credentials credentialsOrKey(CommandSpec command) {
    Credentials given = credentials(command);
    return new Credentials(
        given.bearerToken().or(() -> GlobalOptions.of(command).variable(KEY).map(Secret::new)),
        given.clientSubject(),
        given.tls());
  }

  private static ClientAuthProfile profile(String name, Path file) {
    try {
      // Only for its message: the file is read again as a configuration.
      String ignored = new BoundedInput("auth config", file, MAX_CONFIG_BYTES).text();
      Map<String, ClientAuthProfile> profiles = ClientAuthProfile.load(file);
      return Optional.ofNullable(profiles.get(name))
          .orElseThrow(() -> new MessageFailure(Message.AUTH_PROFILE_NOT_FOUND, name));
    } catch (IOException e) {
      throw new MessageFailure(
          Message.CONFIG_LOAD_FAILED,
          "config io error: cannot read " + file + ": " + BoundedInput.reason(e));
    } catch (ConfigurationException e) {
      throw new MessageFailure(Message.CONFIG_LOAD_FAILED, e.text());
    }
  }
}
