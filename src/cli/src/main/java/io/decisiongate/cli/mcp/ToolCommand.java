package io.decisiongate.cli.mcp;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.client.ClientOptions;
import io.decisiongate.cli.client.ToolInput;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.tool.ToolName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dg mcp tool}. */
@Command(name = "tool", mixinStandardHelpOptions = true)
final class ToolCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final ToolInput input = new ToolInput();

  @Parameters(
      paramLabel = "TOOL",
      completionCandidates = ToolNameConverter.Candidates.class,
      converter = ToolNameConverter.class)
  private ToolName tool = ToolName.SCENARIO_DEFINE;

  @Override
  public Integer call() throws InterruptedException {
    Json arguments = input.arguments(tool.wire());
    Json answer = client.request(spec, server -> server.tool(tool.wire(), arguments));
    Console.of(spec).result(answer, form);
    return 0;
  }
}
