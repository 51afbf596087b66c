package io.decisiongate.cli.provider;

import picocli.CommandLine.Command;

/** {@code dg provider}. */
@Command(
    name = "provider",
    description = "Shows what the configured providers can answer, without a server.",
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
      description = "Shows the contract of a provider.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      subcommands = ContractGetCommand.class)
  static final class Contract {}

  /** {@code dg provider check-schema}. */
  @Command(
      name = "check-schema",
      description = "Shows the contract of one check.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      subcommands = CheckSchemaGetCommand.class)
  static final class CheckSchema {}
}
