package io.decisiongate.cli.docs;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.docs.Document;
import io.decisiongate.core.docs.DocumentCatalogue;
import io.decisiongate.core.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg docs read}. */
@Command(name = "read", mixinStandardHelpOptions = true)
final class DocsReadCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final OutputForm form = new OutputForm();

  @Option(names = "--uri", required = true, paramLabel = "URI")
  private String uri = "";

  @Override
  public void run() {
    Document document =
        DocumentCatalogue.ofDefaults()
            .find(uri)
            .orElseThrow(() -> new MessageFailure(Message.DOCUMENT_UNKNOWN, uri));
    Console.of(spec)
        .result(
            Json.object().put("contents", new Json.Array(List.of(document.toContents()))).build(),
            form,
            document.text() + "\n");
  }
}
