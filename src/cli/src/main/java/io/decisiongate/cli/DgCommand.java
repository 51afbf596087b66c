package io.decisiongate.cli;

import io.decisiongate.cli.demo.DemoCommand;
import io.decisiongate.cli.evidence.EvidenceCommand;
import io.decisiongate.cli.runpack.RunpackCommand;
import picocli.CommandLine.Command;

/** {@code dg}: names its commands. */
@Command(
    name = "dg",
    description = "Decides from evidence whether the next step may be taken, and proves it.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      StopCommand.class,
      EvidenceCommand.class,
      RunpackCommand.class,
      VerifyCommand.class
    })
final class DgCommand {}
