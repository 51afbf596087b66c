package io.decisiongate.cli.configuration;

import picocli.CommandLine.Command;

/** {@code dg config}. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ConfigValidateCommand.class)
public final class ConfigCommand {}
