package io.decisiongate.cli.mcp;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.client.ClientOptions;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg mcp resources read}. */
@Command(name = "read", mixinStandardHelpOptions = true)
final class ResourcesReadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Option(names = "--uri", required = true, paramLabel = "URI")
  private String uri = "";

  @Override
  public Integer call() throws InterruptedException {
    Json document = client.request(spec, server -> server.resource(uri));
    Console.of(spec).result(document, form, Entries.texts(document));
    return 0;
  }
}
