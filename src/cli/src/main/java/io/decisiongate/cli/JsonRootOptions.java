package io.decisiongate.cli;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.configuration.BuiltinProviderSettings;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.FlatProperties;
import io.decisiongate.core.configuration.ProviderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that move the directory of the json provider (broker-cli.md section 4.1). */
final class JsonRootOptions {
  private static final int MAX_ID = 64;
  private static final Pattern ID = Pattern.compile("[a-z0-9_-]+");

  @Option(names = "--json-root", paramLabel = "DIR")
  private Optional<Path> root = Optional.empty();

  @Option(names = "--json-root-id", paramLabel = "ID")
  private Optional<String> id = Optional.empty();

  JsonRootOptions() {}

  JsonRootOptions(Optional<Path> root, Optional<String> id) {
    this.root = root;
    this.id = id;
  }

  /**
   * The properties that these options stand for; empty when none is given.
   *
   * @throws MessageFailure when one is not valid or there is no json provider
   */
  Map<String, String> properties(DecisionGateConfiguration configuration) {
    if (root.isEmpty()) {
      require(id.isEmpty(), "--json-root-id requires --json-root");
      return Map.of();
    }
    id.ifPresent(JsonRootOptions::checkId);
    String directory = directory(root.get()).toString();
    String provider = FlatProperties.PREFIX + "providers[" + index(configuration) + "].config.";
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(provider + "root", FlatProperties.text(directory));
    id.ifPresent(name -> properties.put(provider + "root_id", name));
    return properties;
  }

  private static void checkId(String id) {
    require(!id.isBlank(), "--json-root-id must be non-empty");
    require(id.length() <= MAX_ID, "--json-root-id must be at most " + MAX_ID + " characters");
    require(
        ID.matcher(id).matches(),
        "--json-root-id must use lowercase ASCII letters, digits, '-' or '_'");
  }

  private static Path directory(Path named) {
    Path real;
    try {
      real = named.toRealPath();
    } catch (IOException e) {
      throw failure("failed to resolve --json-root '" + named + "': " + BoundedInput.reason(e));
    }
    require(Files.isDirectory(real), "--json-root '" + named + "' is not a directory");
    return real;
  }

  private static int index(DecisionGateConfiguration configuration) {
    List<ProviderSettings> providers = configuration.providers();
    for (int i = 0; i < providers.size(); i++) {
      if (providers.get(i) instanceof ProviderSettings.Builtin builtin
          && builtin.config() instanceof BuiltinProviderSettings.Json) {
        return i;
      }
    }
    throw failure(
        "configuration does not define built-in provider 'json'; cannot apply --json-root");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw failure(otherwise);
    }
  }

  private static MessageFailure failure(String reason) {
    return new MessageFailure(Message.CONFIG_LOAD_FAILED, reason);
  }
}
