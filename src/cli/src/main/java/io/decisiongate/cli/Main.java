package io.decisiongate.cli;

import io.decisiongate.core.configuration.ConfigurationException;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.local.StartFailure;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Entry of the command line. */
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] arguments) {
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new DgCommand())
        .setExecutionExceptionHandler((problem, command, parsed) -> report(problem, command));
  }

  private static int report(Exception problem, CommandLine command) throws Exception {
    switch (problem) {
      case CommandFailure failure -> command.getErr().println("dg: " + failure.getMessage());
      case StartFailure failure -> command.getErr().println("dg: " + failure.getMessage());
      case ConfigurationException failure -> command.getErr().println(failure.text());
      case DecisionGateException failure -> command.getErr().println("dg: " + failure.text());
      default -> throw problem;
    }
    return FAILED;
  }
}
