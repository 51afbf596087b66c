package io.decisiongate.cli.evidence;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg evidence git}. */
@Command(name = "git", mixinStandardHelpOptions = true)
final class GitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR")
  private Path directory = Path.of("");

  @Mixin private final OutputOption output = new OutputOption();

  @Override
  public Integer call() {
    output.write(GitCheckout.of(directory).toJson(), spec.commandLine().getOut());
    return 0;
  }
}
