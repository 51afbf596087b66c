package io.decisiongate.cli.interop;

import picocli.CommandLine.Command;

/** {@code dg interop}. */
@Command(
    name = "interop",
    description = "Takes a scenario through a server and reports what it decided.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = InteropEvalCommand.class)
public final class InteropCommand {}
