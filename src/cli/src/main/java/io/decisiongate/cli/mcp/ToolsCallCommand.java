package io.decisiongate.cli.mcp;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.client.ClientOptions;
import io.decisiongate.cli.client.ToolInput;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg mcp tools call}. */
@Command(name = "call", mixinStandardHelpOptions = true)
final class ToolsCallCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final ToolInput input = new ToolInput();

  @Option(names = "--tool", required = true, paramLabel = "NAME")
  private String tool = "";

  @Override
  public Integer call() throws InterruptedException {
    Json arguments = input.arguments(tool);
    Json answer = client.request(spec, server -> server.tool(tool, arguments));
    Console.of(spec).result(answer, form);
    return 0;
  }
}
