package io.decisiongate.cli.runpack;

import io.decisiongate.cli.evidence.PrettyJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonItems;
import io.decisiongate.core.json.JsonReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.Optional;

/** Writes JSON indented by two blanks for each level; of an array one item is in memory. */
final class PrettyText {
  private static final String INDENT = "  ";

  private PrettyText() {}

  /**
   * Copies one document.
   *
   * @throws io.decisiongate.core.json.JsonSyntaxException when it is not JSON
   */
  static void write(InputStream utf8, Writer out) throws IOException {
    BufferedInputStream in = new BufferedInputStream(utf8);
    in.mark(1);
    int first = in.read();
    in.reset();
    if (first == '[') {
      writeItems(in, out);
    } else {
      out.write(PrettyJson.write(JsonReader.read(in.readAllBytes())));
    }
  }

  private static void writeItems(InputStream in, Writer out) throws IOException {
    try (JsonItems items = JsonItems.open(in)) {
      String separator = "[\n";
      String end = "[]\n";
      for (Optional<Json> item = items.next(); item.isPresent(); item = items.next()) {
        out.write(separator);
        out.write(
            PrettyJson.write(item.get()).stripTrailing().indent(INDENT.length()).stripTrailing());
        separator = ",\n";
        end = "\n]\n";
      }
      out.write(end);
    }
  }
}
