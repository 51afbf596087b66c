package io.decisiongate.cli.authoring;

import picocli.CommandLine.Command;

/** {@code dg authoring}. */
@Command(
    name = "authoring",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ValidateCommand.class, NormalizeCommand.class})
public final class AuthoringCommand {}
