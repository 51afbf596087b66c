package io.decisiongate.cli;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.RunningServer;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg stop}: ends the server of a data directory, and what a killed one left behind. */
@Command(
    name = "stop",
    description = "Ends the server that runs on a data directory.",
    mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.isDirectory(data.path())) {
      out.println("No server runs on " + data.path() + ".");
      return 0;
    }
    boolean stopped = RunningServer.stop(new DataDirectory(data.path()));
    out.println(stopped ? "Stopped." : "No server runs on " + data.path() + ".");
    return 0;
  }
}
