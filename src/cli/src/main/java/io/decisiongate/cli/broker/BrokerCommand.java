package io.decisiongate.cli.broker;

import picocli.CommandLine.Command;

/** {@code dg broker}: content of packets, found and checked without a server. */
@Command(
    name = "broker",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ResolveCommand.class, DispatchCommand.class})
public final class BrokerCommand {}
