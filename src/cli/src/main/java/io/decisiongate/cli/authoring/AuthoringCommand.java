package io.decisiongate.cli.authoring;

import picocli.CommandLine.Command;

/** {@code dg authoring}. */
@Command(
    name = "authoring",
    description = "Checks and normalises scenario files, without a server.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ValidateCommand.class, NormalizeCommand.class})
public final class AuthoringCommand {}
