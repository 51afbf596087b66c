package io.decisiongate.cli.configuration;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.core.configuration.ConfigurationFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg config validate}; keys that nothing reads are warnings on standard error. */
@Command(name = "validate", mixinStandardHelpOptions = true)
final class ConfigValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ConfigOption config = new ConfigOption();

  @Override
  public Integer call() {
    ConfigurationFile file = config.load(spec);
    Console console = Console.of(spec);
    file.warnings().forEach(warning -> console.note(Message.CONFIG_WARNING, warning));
    console.line(Message.CONFIG_VALID);
    return 0;
  }
}
