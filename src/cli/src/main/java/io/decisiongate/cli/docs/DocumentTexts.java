package io.decisiongate.cli.docs;

import io.decisiongate.core.docs.DefaultDocuments;
import io.decisiongate.core.docs.Document;
import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers about documents as people read them; members that are missing are empty. */
final class DocumentTexts {
  private DocumentTexts() {}

  /** Two lines for each document: its address, and what it is for. */
  static String list(Json answer) {
    return items(answer, "resources").stream()
        .map(entry -> "%s\n  %s\n".formatted(text(entry, "uri"), text(entry, "description")))
        .collect(Collectors.joining());
  }

  /** What the documents say. */
  static String contents(Json answer) {
    return items(answer, "contents").stream()
        .map(content -> text(content, "text") + "\n")
        .collect(Collectors.joining());
  }

  /** The sections that were found and what to ask next; empty when nothing was found. */
  static Optional<String> found(Json answer) {
    List<Json> sections = items(answer, "sections");
    if (sections.isEmpty()) {
      return Optional.empty();
    }
    String found = sections.stream().map(DocumentTexts::section).collect(Collectors.joining("\n"));
    String followUps =
        items(answer, "suggested_followups").stream()
            .filter(Json.Text.class::isInstance)
            .map(sentence -> ((Json.Text) sentence).value() + "\n")
            .collect(Collectors.joining());
    return Optional.of(followUps.isEmpty() ? found : found + "\n" + followUps);
  }

  private static String section(Json section) {
    String title = text(section, "doc_title");
    String source =
        ofProduct(text(section, "doc_id"), title)
            .map(document -> title + ", " + document.uri())
            .orElse(title);
    return "## %s\n(%s)\n\n%s\n"
        .formatted(text(section, "heading"), source, text(section, "content"));
  }

  /** Answers name a document by id and title only. */
  private static Optional<Document> ofProduct(String id, String title) {
    return DefaultDocuments.all().stream()
        .filter(document -> document.id().equals(id) && document.title().equals(title))
        .findFirst();
  }

  private static List<Json> items(Json answer, String array) {
    return answer instanceof Json.Obj object
            && object.members().get(array) instanceof Json.Array found
        ? found.items()
        : List.of();
  }

  private static String text(Json item, String name) {
    return item instanceof Json.Obj object && object.members().get(name) instanceof Json.Text text
        ? text.value()
        : "";
  }
}
