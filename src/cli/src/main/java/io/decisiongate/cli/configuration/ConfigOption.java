package io.decisiongate.cli.configuration;

import io.decisiongate.cli.console.GlobalOptions;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.configuration.ConfigurationException;
import io.decisiongate.core.configuration.ConfigurationFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option {@code --config}; unlike the server, these commands need the file. */
public final class ConfigOption {
  @Option(names = "--config", paramLabel = "FILE")
  private Optional<Path> config = Optional.empty();

  /**
   * Reads and validates the file.
   *
   * @throws MessageFailure when that fails
   */
  public ConfigurationFile load(CommandSpec command) {
    try {
      return ConfigurationFile.load(GlobalOptions.of(command).configurationFile(config));
    } catch (ConfigurationException e) {
      throw new MessageFailure(Message.CONFIG_LOAD_FAILED, e.text());
    }
  }
}
