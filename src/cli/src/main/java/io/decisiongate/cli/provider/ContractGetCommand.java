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

/** {@code dg provider contract get}. */
@Command(name = "get", mixinStandardHelpOptions = true)
final class ContractGetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ConfigOption config = new ConfigOption();

  @Mixin private final OutputForm form = new OutputForm();

  @Option(names = "--provider", required = true, paramLabel = "ID")
  private String providerId = "";

  @Override
  public Integer call() {
    Json answer = LocalDiscovery.of(config.load(spec).configuration()).contract(providerId);
    Console.of(spec).result(answer, form);
    return 0;
  }
}
