package io.decisiongate.cli.docs;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg docs read}. */
@Command(name = "read", mixinStandardHelpOptions = true)
final class DocsReadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DocumentSource documents = new DocumentSource();

  @Mixin private final OutputForm form = new OutputForm();

  @Option(names = "--uri", required = true, paramLabel = "URI")
  private String uri = "";

  @Override
  public Integer call() throws InterruptedException {
    Json document = documents.read(spec, uri);
    Console.of(spec).result(document, form, DocumentTexts.contents(document));
    return 0;
  }
}
