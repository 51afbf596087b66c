package io.decisiongate.cli.runpack;

import picocli.CommandLine.Command;

/** {@code dg runpack}: packs from and for files. */
@Command(
    name = "runpack",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ExportCommand.class, VerifyPackCommand.class, PrettyCommand.class})
public final class RunpackCommand {}
