package io.decisiongate.cli.contract;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg contract}: tools, providers and schemas as they are published. */
@Command(
    name = "contract",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {ContractGenerateCommand.class, ContractCheckCommand.class})
public final class ContractCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PART",
      converter = ContractPart.Converter.class)
  private Optional<ContractPart> part = Optional.empty();

  @Override
  public void run() {
    Set<ContractPart> parts =
        part.<Set<ContractPart>>map(Set::of).orElseGet(() -> EnumSet.allOf(ContractPart.class));
    Console console = Console.of(spec);
    console.result(
        part.map(ContractPart::json).orElseGet(ContractCommand::everything),
        form,
        parts.stream().map(each -> each.text(console)).collect(Collectors.joining("\n")));
  }

  private static Json everything() {
    Json.ObjectBuilder all = Json.object();
    for (ContractPart each : ContractPart.values()) {
      all.put(each.word(), each.json());
    }
    return all.build();
  }
}
