package io.decisiongate.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg completion}: a script for the shell that completes commands and options. */
@Command(name = "completion", mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Shells that the script works in; zsh takes that of bash. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "SHELL")
  private Shell shell = Shell.BASH;

  @Override
  public Integer call() {
    // This command line has no other command.
    CommandLine dg = new CommandLine(new DgCommand(Map.of()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (shell) {
          // The script itself turns on what zsh needs.
          case BASH, ZSH -> AutoComplete.bash("dg", dg);
        });
    out.flush();
    return 0;
  }
}
