package io.decisiongate.cli.authoring;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.ResultFile;
import io.decisiongate.core.authoring.AuthoredScenario;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg authoring normalize}; the normal form has no line end, as it is hashed. */
@Command(name = "normalize", mixinStandardHelpOptions = true)
final class NormalizeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AuthoringInput input = new AuthoringInput();

  @Option(names = "--output", paramLabel = "FILE")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() {
    AuthoredScenario scenario = input.read();
    Console console = Console.of(spec);
    String id = scenario.scenarioId();
    String hash = scenario.specHash().toString();
    if (output.isPresent()) {
      ResultFile.write(output.get(), scenario.canonical());
      console.line(Message.AUTHORING_NORMALIZED, output.get().toString());
      console.line(Message.AUTHORING_VALID, id, hash);
    } else {
      console.text(scenario.canonical());
      console.note(Message.AUTHORING_VALID, id, hash);
    }
    return 0;
  }
}
