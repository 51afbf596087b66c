package io.decisiongate.cli.mcp;

import picocli.CommandLine.Command;

/** {@code dg mcp resources}. */
@Command(
    name = "resources",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ResourcesListCommand.class, ResourcesReadCommand.class})
final class ResourcesCommand {}
