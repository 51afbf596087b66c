package io.decisiongate.cli;

import io.decisiongate.cli.export.VerifyExportCommand;
import io.decisiongate.cli.runpack.VerifyRunpackCommand;
import picocli.CommandLine.Command;

/** {@code dg verify}: proofs that are checked without any server. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {VerifyRunpackCommand.class, VerifyExportCommand.class})
final class VerifyCommand {}
