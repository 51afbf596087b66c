package io.decisiongate.cli;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.GlobalOptions;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.SecurityPosture;
import io.decisiongate.core.configuration.ServePolicy;
import io.decisiongate.core.configuration.ServeRefusal;
import io.decisiongate.core.configuration.ServerSettings;
import io.decisiongate.core.configuration.TlsSettings;
import io.decisiongate.core.docs.DocumentCatalogue;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.server.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the launcher itself takes from configuration file and environment.
 *
 * @param tls what the address is served with
 * @param file absolute; the server reads the rest of it
 * @param database empty for the embedded one
 * @param warnings what the file has that nothing reads, and documents that are left out
 * @param posture what the server says about its safety
 * @param variables for the environment of the server: settings of the command line
 */
record ServeSettings(
    ServerAddress address,
    Optional<TlsSettings> tls,
    Optional<Path> file,
    Optional<Database> database,
    List<String> warnings,
    List<String> posture,
    Map<String, String> variables) {

  ServeSettings {
    warnings = List.copyOf(warnings);
    posture = List.copyOf(posture);
    variables = Map.copyOf(variables);
  }

  /**
   * Reads and validates; nothing has been started when this fails.
   *
   * @param named the file of the command line, which goes before that of the environment
   * @param global has the variables of the process
   * @param allowNonLoopback the command line's leave to be reached by other machines
   * @param jsonRoot the directory of the json provider, if the command line names it
   */
  static ServeSettings load(
      Optional<Path> named,
      GlobalOptions global,
      boolean allowNonLoopback,
      JsonRootOptions jsonRoot) {
    LaunchConfiguration read = LaunchConfiguration.load(named, global);
    DecisionGateConfiguration configuration = read.settings();
    Map<String, String> variables = new LinkedHashMap<>();
    jsonRoot
        .properties(configuration)
        .forEach((property, value) -> variables.put(LaunchConfiguration.variable(property), value));
    ServePolicy.refusal(
            configuration.server(),
            allowNonLoopback,
            Optional.ofNullable(global.environment().get(ServePolicy.VARIABLE)))
        .ifPresent(
            refusal -> {
              throw new MessageFailure(message(refusal.reason()), refusal.value());
            });
    List<String> warnings = new ArrayList<>(read.content().warnings());
    // The server reads them again; what it could not start with is said here.
    warnings.addAll(DocumentCatalogue.of(configuration.docs()).warnings());
    return new ServeSettings(
        address(configuration.server()),
        configuration.server().tls(),
        read.path(),
        read.database(),
        warnings,
        posture(read.path(), configuration),
        variables);
  }

  private static Message message(ServeRefusal.Reason reason) {
    return switch (reason) {
      case LEAVE_INVALID -> Message.SERVE_LEAVE_INVALID;
      case BEYOND_LOOPBACK -> Message.SERVE_BEYOND_LOOPBACK;
      case LOCAL_ONLY -> Message.SERVE_LOCAL_ONLY;
      case TLS_MISSING -> Message.SERVE_TLS_MISSING;
      case CLIENT_CA_MISSING -> Message.SERVE_CLIENT_CA_MISSING;
      case CLIENT_CERTIFICATE_OPTIONAL -> Message.SERVE_CLIENT_CERTIFICATE_OPTIONAL;
    };
  }

  private static List<String> posture(
      Optional<Path> file, DecisionGateConfiguration configuration) {
    if (file.isEmpty()) {
      return SecurityPosture.lines(configuration);
    }
    try {
      return SecurityPosture.lines(
          configuration, Files.getLastModifiedTime(file.get()).toInstant(), Instant.now());
    } catch (IOException e) {
      throw new MessageFailure(e, Message.SERVE_CONFIG_UNREADABLE, BoundedInput.reason(e));
    }
  }

  private static ServerAddress address(ServerSettings server) {
    return server
        .address()
        .map(bind -> new ServerAddress(bind.address(), bind.port(), server.tls().isPresent()))
        .orElse(ServerAddress.DEFAULT);
  }
}
