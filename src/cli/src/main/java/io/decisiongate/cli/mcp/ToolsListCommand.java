package io.decisiongate.cli.mcp;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.client.ClientOptions;
import io.decisiongate.cli.client.RpcClient;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.core.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg mcp tools list}. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class ToolsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Override
  public Integer call() throws InterruptedException {
    Json tools = client.request(spec, RpcClient::tools);
    Console console = Console.of(spec);
    console.result(
        tools, form, console.lineOf(Message.TOOL_LIST) + Entries.of(tools, "tools", "name"));
    return 0;
  }
}
