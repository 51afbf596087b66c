package io.decisiongate.cli.provider;

import picocli.CommandLine.Command;

/** {@code dg provider}. */
@Command(
    name = "provider",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ProviderListCommand.class,
      ProviderCommand.Contract.class,
      ProviderCommand.CheckSchema.class
    })
public final class ProviderCommand {

  /** {@code dg provider contract}. */
  @Command(
      name = "contract",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      subcommands = ContractGetCommand.class)
  static final class Contract {}

  /** {@code dg provider check-schema}. */
  @Command(
      name = "check-schema",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      subcommands = CheckSchemaGetCommand.class)
  static final class CheckSchema {}
}
