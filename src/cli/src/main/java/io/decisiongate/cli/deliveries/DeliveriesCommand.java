package io.decisiongate.cli.deliveries;

import picocli.CommandLine.Command;

/** {@code dg deliveries}. */
@Command(
    name = "deliveries",
    description = "Shows packets whose delivery the server has given up, and sends them again.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DeliveriesListCommand.class, DeliveriesRetryCommand.class})
public final class DeliveriesCommand {}
