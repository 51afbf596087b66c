package io.decisiongate.cli.deliveries;

import picocli.CommandLine.Command;

/** {@code dg deliveries}. */
@Command(
    name = "deliveries",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DeliveriesListCommand.class,
      DeliveriesRetryCommand.class,
      DeliveriesStopCommand.class
    })
public final class DeliveriesCommand {}
