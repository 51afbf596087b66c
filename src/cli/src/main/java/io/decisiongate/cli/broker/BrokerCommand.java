package io.decisiongate.cli.broker;

import picocli.CommandLine.Command;

/** {@code dg broker}: content of packets, found and checked without a server. */
@Command(
    name = "broker",
    description = "Fetches and checks the content of packets.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ResolveCommand.class, DispatchCommand.class})
public final class BrokerCommand {}
