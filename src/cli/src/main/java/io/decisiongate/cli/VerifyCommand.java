package io.decisiongate.cli;

import io.decisiongate.cli.runpack.VerifyRunpackCommand;
import picocli.CommandLine.Command;

/** {@code dg verify}: proofs that are checked without any server. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {VerifyRunpackCommand.class})
final class VerifyCommand {}
