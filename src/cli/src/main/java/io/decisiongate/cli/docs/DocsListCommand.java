package io.decisiongate.cli.docs;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg docs list}. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class DocsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DocumentSource documents = new DocumentSource();

  @Mixin private final OutputForm form = new OutputForm();

  @Override
  public Integer call() throws InterruptedException {
    Json list = documents.list(spec);
    Console.of(spec).result(list, form, DocumentTexts.list(list));
    return 0;
  }
}
