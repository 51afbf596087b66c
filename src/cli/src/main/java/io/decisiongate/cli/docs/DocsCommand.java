package io.decisiongate.cli.docs;

import picocli.CommandLine.Command;

/** {@code dg docs}: the documents that come with the product. */
@Command(
    name = "docs",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DocsListCommand.class, DocsSearchCommand.class, DocsReadCommand.class})
public final class DocsCommand {}
