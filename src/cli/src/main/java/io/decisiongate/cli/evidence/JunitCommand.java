package io.decisiongate.cli.evidence;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg evidence junit}. */
@Command(name = "junit", mixinStandardHelpOptions = true)
final class JunitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR")
  private Path directory = Path.of("");

  @Mixin private final OutputOption output = new OutputOption();

  @Override
  public Integer call() {
    output.write(TestReports.in(directory).toJson(), spec.commandLine().getOut());
    return 0;
  }
}
