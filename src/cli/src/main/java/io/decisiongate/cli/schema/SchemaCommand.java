package io.decisiongate.cli.schema;

import picocli.CommandLine.Command;

/** {@code dg schema}. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SchemaRegisterCommand.class, SchemaListCommand.class, SchemaGetCommand.class})
public final class SchemaCommand {}
