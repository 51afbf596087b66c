package io.decisiongate.cli;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.RunningServer;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg stop}: ends the server of a data directory, and what a killed one left behind. */
@Command(name = "stop", mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException {
    boolean stopped =
        Files.isDirectory(data.path()) && RunningServer.stop(new DataDirectory(data.path()));
    Console console = Console.of(spec);
    if (stopped) {
      console.line(Message.SERVER_STOPPED);
    } else {
      console.line(Message.SERVER_NONE, data.path().toString());
    }
    return 0;
  }
}
