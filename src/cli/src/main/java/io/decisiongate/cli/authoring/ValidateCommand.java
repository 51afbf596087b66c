package io.decisiongate.cli.authoring;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.core.authoring.AuthoredScenario;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg authoring validate}. */
@Command(name = "validate", mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AuthoringInput input = new AuthoringInput();

  @Override
  public Integer call() {
    AuthoredScenario scenario = input.read();
    Console.of(spec)
        .line(Message.AUTHORING_VALID, scenario.scenarioId(), scenario.specHash().toString());
    return 0;
  }
}
