package io.decisiongate.cli.runpack;

import io.decisiongate.cli.console.GlobalOptions;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.configuration.ConfigurationFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of packs in an object store, which this version does not have. */
final class StorageOptions {
  @Option(names = "--storage")
  private boolean storage;

  @Option(names = "--config", paramLabel = "FILE")
  private Optional<Path> config = Optional.empty();

  /**
   * Refuses a store, before anything is read or written.
   *
   * @param otherwise what to say when one is configured
   * @throws MessageFailure when a store is asked for
   * @throws io.decisiongate.core.configuration.ConfigurationException when the configuration that
   *     is named, or needed for the store, cannot be used
   */
  void requireNone(CommandSpec command, RunpackMessage otherwise) {
    if (!storage && config.isEmpty()) {
      return;
    }
    Path file = GlobalOptions.of(command).configurationFile(config);
    boolean configured = ConfigurationFile.load(file).configuration().runpackStorage().isPresent();
    if (storage) {
      throw new MessageFailure(configured ? otherwise : RunpackMessage.STORAGE_NOT_CONFIGURED);
    }
  }
}
