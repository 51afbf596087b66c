package io.decisiongate.cli.docs;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.core.docs.DefaultDocuments;
import io.decisiongate.core.docs.Document;
import io.decisiongate.core.json.Json;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dg docs list}. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class DocsListCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final OutputForm form = new OutputForm();

  @Override
  public void run() {
    Json list =
        Json.object()
            .put(
                "resources",
                new Json.Array(DefaultDocuments.all().stream().map(Document::toListEntry).toList()))
            .build();
    String text =
        DefaultDocuments.all().stream()
            .map(document -> "%s\n  %s\n".formatted(document.uri(), document.description()))
            .collect(Collectors.joining());
    Console.of(spec).result(list, form, text);
  }
}
