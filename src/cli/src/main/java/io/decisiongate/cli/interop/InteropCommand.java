package io.decisiongate.cli.interop;

import picocli.CommandLine.Command;

/** {@code dg interop}. */
@Command(
    name = "interop",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = InteropEvalCommand.class)
public final class InteropCommand {}
