package io.decisiongate.cli.schema;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.client.ClientOptions;
import io.decisiongate.cli.client.ToolInput;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg schema register}. */
@Command(name = "register", mixinStandardHelpOptions = true)
final class SchemaRegisterCommand implements Callable<Integer> {
  private static final String TOOL = "schemas_register";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final ToolInput input = new ToolInput();

  @Override
  public Integer call() throws InterruptedException {
    Json arguments = input.arguments(TOOL);
    Console.of(spec).result(client.request(spec, server -> server.tool(TOOL, arguments)), form);
    return 0;
  }
}
