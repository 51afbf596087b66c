package io.decisiongate.cli.schema;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.client.ClientOptions;
import io.decisiongate.cli.client.ToolInput;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg schema list}. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class SchemaListCommand implements Callable<Integer> {
  private static final String TOOL = "schemas_list";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Mixin private final ScopeOptions scope = new ScopeOptions();

  @Option(names = "--cursor", paramLabel = "CURSOR")
  private Optional<String> cursor = Optional.empty();

  @Option(names = "--limit", paramLabel = "N")
  private Optional<Long> limit = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    Json.ObjectBuilder arguments = scope.arguments();
    cursor.ifPresent(token -> arguments.put("cursor", token));
    limit.ifPresent(most -> arguments.put("limit", most));
    Json checked = ToolInput.checked(TOOL, arguments.build());
    Console.of(spec).result(client.request(spec, server -> server.tool(TOOL, checked)), form);
    return 0;
  }
}
