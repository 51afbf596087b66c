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
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg schema get}; here {@code --version} is the schema's. */
@Command(name = "get")
final class SchemaGetCommand implements Callable<Integer> {
  private static final String TOOL = "schemas_get";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "mixinStandardHelpOptions.help")
  boolean help;

  @Mixin private final ScopeOptions scope = new ScopeOptions();

  @Option(names = "--schema-id", required = true, paramLabel = "ID")
  private String schemaId = "";

  @Option(
      names = {"--version", "--schema-version"},
      required = true,
      paramLabel = "VERSION")
  private String version = "";

  @Override
  public Integer call() throws InterruptedException {
    Json arguments =
        ToolInput.checked(
            TOOL, scope.arguments().put("schema_id", schemaId).put("version", version).build());
    Console.of(spec).result(client.request(spec, server -> server.tool(TOOL, arguments)), form);
    return 0;
  }
}
