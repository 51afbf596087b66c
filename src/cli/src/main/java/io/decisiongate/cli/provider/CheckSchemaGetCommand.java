package io.decisiongate.cli.provider;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.configuration.ConfigOption;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg provider check-schema get}. */
@Command(name = "get", mixinStandardHelpOptions = true)
final class CheckSchemaGetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ConfigOption config = new ConfigOption();

  @Mixin private final OutputForm form = new OutputForm();

  @Option(names = "--provider", required = true, paramLabel = "ID")
  private String providerId = "";

  @Option(names = "--check-id", required = true, paramLabel = "ID")
  private String checkId = "";

  @Override
  public Integer call() {
    Json answer = LocalDiscovery.of(config.load(spec).configuration()).check(providerId, checkId);
    Console.of(spec).result(answer, form);
    return 0;
  }
}
