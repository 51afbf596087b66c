package io.decisiongate.cli;

import io.decisiongate.cli.console.GlobalOptions;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code dg} without its commands: what the command line of one command is built on, because
 * building all of them takes longer than most commands do. Alone it shows its help.
 */
@Command(
    name = "dg",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    synopsisSubcommandLabel = "COMMAND")
class DgRoot implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin(name = GlobalOptions.NAME)
  private final GlobalOptions global;

  /**
   * @param environment the variables of the process
   */
  DgRoot(Map<String, String> environment) {
    global = new GlobalOptions(environment);
  }

  final GlobalOptions global() {
    return global;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
