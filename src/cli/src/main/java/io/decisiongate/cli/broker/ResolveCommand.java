package io.decisiongate.cli.broker;

import io.decisiongate.cli.console.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg broker resolve}. */
@Command(name = "resolve", mixinStandardHelpOptions = true)
final class ResolveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--input", paramLabel = "FILE", required = true)
  private Path input = Path.of("");

  @Mixin private final SourceOptions sources = new SourceOptions();
  @Mixin private final ResultOptions result = new ResultOptions();

  @Override
  public Integer call() {
    result.give(
        Console.of(spec),
        () -> {
          ResolveRequest request = InputFile.read(input, ResolveRequest::fromJson);
          return ResolvedContent.of(request, sources.broker().build());
        });
    return 0;
  }
}
