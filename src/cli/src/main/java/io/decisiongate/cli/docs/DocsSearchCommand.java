package io.decisiongate.cli.docs;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.core.docs.DocumentCatalogue;
import io.decisiongate.core.docs.DocumentSearch;
import io.decisiongate.core.docs.SearchResult;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dg docs search}. */
@Command(name = "search", mixinStandardHelpOptions = true)
final class DocsSearchCommand implements Runnable {
  private static final int MOST_SECTIONS = 10;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final OutputForm form = new OutputForm();

  @Option(names = "--query", paramLabel = "WORDS")
  private String query = "";

  @Option(names = "--max-sections", paramLabel = "N")
  private Optional<Long> maxSections = Optional.empty();

  @Override
  public void run() {
    SearchResult result =
        new DocumentSearch(DocumentCatalogue.ofDefaults(), MOST_SECTIONS)
            .search(query, maxSections);
    Console console = Console.of(spec);
    console.result(result.toJson(), form, text(result, console));
  }

  private static String text(SearchResult result, Console console) {
    if (result.hits().isEmpty()) {
      return console.lineOf(Message.DOCUMENTS_NOT_FOUND);
    }
    String sections =
        result.hits().stream().map(DocsSearchCommand::text).collect(Collectors.joining("\n"));
    return result.followUps().isEmpty()
        ? sections
        : sections + "\n" + String.join("\n", result.followUps()) + "\n";
  }

  private static String text(SearchResult.Hit hit) {
    return "## %s\n(%s, %s)\n\n%s\n"
        .formatted(
            hit.section().heading(),
            hit.document().title(),
            hit.document().uri(),
            hit.section().content());
  }
}
