package io.decisiongate.cli.runpack;

import io.decisiongate.cli.console.GlobalOptions;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.configuration.RunpackStorageSettings;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.runpack.PackStore;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of packs in an object store. */
final class StorageOptions {
  @Option(names = "--storage")
  private boolean storage;

  @Option(names = "--config", paramLabel = "FILE")
  private Optional<Path> config = Optional.empty();

  /**
   * The configured store, before anything is read or written; empty when none is asked for.
   *
   * @throws MessageFailure when it is asked for and not configured, or cannot be used
   * @throws io.decisiongate.core.configuration.ConfigurationException when the configuration that
   *     is named, or needed for the store, cannot be used
   */
  Optional<PackStore> open(CommandSpec command) {
    if (!storage && config.isEmpty()) {
      return Optional.empty();
    }
    Path file = GlobalOptions.of(command).configurationFile(config);
    Optional<RunpackStorageSettings> settings =
        ConfigurationFile.load(file).configuration().runpackStorage();
    if (!storage) {
      return Optional.empty();
    }
    return Optional.of(
        open(
            settings.orElseThrow(() -> new MessageFailure(RunpackMessage.STORAGE_NOT_CONFIGURED))));
  }

  private static PackStore open(RunpackStorageSettings settings) {
    try {
      return PackStore.open(settings);
    } catch (RunpackFailure e) {
      throw new MessageFailure(e, RunpackMessage.STORAGE_UNUSABLE, textOf(e));
    }
  }

  /** With the words of the AWS SDK, which callers of a server do not see. */
  static String textOf(RunpackFailure failure) {
    return failure.getCause() == null
        ? failure.text()
        : failure.text() + " (" + failure.getCause().getMessage() + ")";
  }
}
