package io.decisiongate.cli.mcp;

import picocli.CommandLine.Command;

/** {@code dg mcp tools}. */
@Command(
    name = "tools",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ToolsListCommand.class, ToolsCallCommand.class})
final class ToolsCommand {}
