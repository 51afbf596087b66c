package io.decisiongate.cli.export;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg verify export}: without server and network. */
@Command(name = "export", mixinStandardHelpOptions = true)
public final class VerifyExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", paramLabel = "FILE")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Console.of(spec).result(ExportFile.check(file, file).toJson(), form);
    return 0;
  }
}
