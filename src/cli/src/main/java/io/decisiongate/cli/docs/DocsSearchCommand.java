package io.decisiongate.cli.docs;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.core.json.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg docs search}. */
@Command(name = "search", mixinStandardHelpOptions = true)
final class DocsSearchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DocumentSource documents = new DocumentSource();

  @Mixin private final OutputForm form = new OutputForm();

  @Option(names = "--query", paramLabel = "WORDS")
  private String query = "";

  @Option(names = "--max-sections", paramLabel = "N")
  private Optional<Long> maxSections = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    Json found = documents.search(spec, query, maxSections);
    Console console = Console.of(spec);
    console.result(
        found,
        form,
        DocumentTexts.found(found).orElseGet(() -> console.lineOf(Message.DOCUMENTS_NOT_FOUND)));
    return 0;
  }
}
