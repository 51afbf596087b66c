package io.decisiongate.cli.evidence;

import picocli.CommandLine.Command;

/** {@code dg evidence}: facts of a build as JSON files for the json provider. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {JunitCommand.class, GitCommand.class, VersionCommand.class})
public final class EvidenceCommand {}
