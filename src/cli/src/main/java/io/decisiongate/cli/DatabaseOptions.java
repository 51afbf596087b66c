package io.decisiongate.cli;

import io.decisiongate.cli.console.GlobalOptions;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.database.DatabaseRoles;
import io.decisiongate.local.database.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options by which {@code dg serve} finds its database, for commands that work on it. */
public final class DatabaseOptions {
  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--config", paramLabel = "FILE")
  private Optional<Path> config = Optional.empty();

  /**
   * The server's database by the account that owns the schema.
   *
   * @throws MessageFailure when it is that of the data directory and does not run
   */
  public Database owner(CommandSpec command) {
    Database administered =
        LaunchConfiguration.load(config, GlobalOptions.of(command))
            .database()
            .or(this::embedded)
            .orElseThrow(() -> new MessageFailure(Message.DATABASE_NONE, data.path().toString()));
    return new DatabaseRoles(administered).owner();
  }

  private Optional<Database> embedded() {
    return Files.isDirectory(data.path())
        ? EmbeddedPostgres.running(new DataDirectory(data.path()))
        : Optional.empty();
  }
}
