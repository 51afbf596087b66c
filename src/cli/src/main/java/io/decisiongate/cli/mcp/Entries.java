package io.decisiongate.cli.mcp;

import io.decisiongate.cli.client.RpcClient;
import io.decisiongate.cli.console.Printable;
import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answers of {@link RpcClient} for people: a line for each entry, or plain text. */
final class Entries {
  private Entries() {}

  /**
   * A line for each item of an array: its name, and what it is for.
   *
   * @param name the member that names an item
   */
  static String of(Json answer, String array, String name) {
    return items(answer, array).stream()
        .map(
            item ->
                "- %s: %s%n"
                    .formatted(Printable.of(text(item, name)), Printable.of(firstSentence(item))))
        .collect(Collectors.joining());
  }

  /** What the contents of a document say. */
  static String texts(Json document) {
    return items(document, "contents").stream()
        .map(content -> text(content, "text") + "\n")
        .collect(Collectors.joining());
  }

  private static String firstSentence(Json item) {
    String description = text(item, "description");
    int end = description.indexOf(". ");
    return end < 0 ? description : description.substring(0, end + 1);
  }

  private static List<Json> items(Json answer, String array) {
    return member(answer, array).orElse(Json.NULL) instanceof Json.Array found
        ? found.items()
        : List.of();
  }

  private static String text(Json item, String name) {
    return member(item, name).orElse(Json.NULL) instanceof Json.Text text ? text.value() : "";
  }

  private static Optional<Json> member(Json json, String name) {
    return json instanceof Json.Obj object ? object.member(name) : Optional.empty();
  }
}
