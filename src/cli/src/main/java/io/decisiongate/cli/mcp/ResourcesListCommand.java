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

/** {@code dg mcp resources list}. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class ResourcesListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Override
  public Integer call() throws InterruptedException {
    Json resources = client.request(spec, RpcClient::resources);
    Console console = Console.of(spec);
    console.result(
        resources,
        form,
        console.lineOf(Message.RESOURCE_LIST) + Entries.of(resources, "resources", "uri"));
    return 0;
  }
}
