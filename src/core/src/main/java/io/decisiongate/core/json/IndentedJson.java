package io.decisiongate.core.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Copies JSON for people: one member or item on a line, two blanks for each level, members in the
 * order of the text. A document of any length takes the memory of its longest name, text or number.
 */
public final class IndentedJson {
  private static final String INDENT = "  ";

  private final StreamedText text;
  private final JsonParser parser;
  private final Writer out;

  private IndentedJson(StreamedText text, Writer out) {
    this.text = text;
    this.parser = StreamedText.LAST_WINS.createParser(ObjectReadContext.empty(), text);
    this.out = out;
  }

  /**
   * Copies one document, and ends it by a line feed.
   *
   * @throws JsonSyntaxException when it is not JSON, or has a name, text or number of more than
   *     {@value StreamedText#MAX_ITEM} characters
   * @throws java.io.UncheckedIOException when it cannot be read
   * @throws IOException when it cannot be written
   */
  public static void copy(InputStream utf8, Writer out) throws IOException {
    IndentedJson copy = new IndentedJson(new StreamedText(utf8), out);
    try (copy.parser) {
      copy.document();
    } catch (JacksonException e) {
      throw StreamedText.explained(e);
    }
  }

  private void document() throws IOException {
    if (advance() == null) {
      throw new JsonSyntaxException("no value");
    }
    value("\n");
    out.write('\n');
    if (advance() != null) {
      throw new JsonSyntaxException("text after the value");
    }
  }

  private void value(String lineEnd) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> object(lineEnd);
      case START_ARRAY -> array(lineEnd);
      default -> write(JsonReader.value(parser, false));
    }
  }

  private void object(String lineEnd) throws IOException {
    String separator = "{";
    while (advance() != JsonToken.END_OBJECT) {
      out.write(separator + lineEnd + INDENT);
      write(new Json.Text(JsonReader.wellFormed(parser.currentName())));
      out.write(": ");
      advance();
      value(lineEnd + INDENT);
      separator = ",";
    }
    out.write(separator.equals("{") ? "{}" : lineEnd + "}");
  }

  private void array(String lineEnd) throws IOException {
    String separator = "[";
    while (advance() != JsonToken.END_ARRAY) {
      out.write(separator + lineEnd + INDENT);
      value(lineEnd + INDENT);
      separator = ",";
    }
    out.write(separator.equals("[") ? "[]" : lineEnd + "]");
  }

  private @Nullable JsonToken advance() {
    text.renew();
    return parser.nextToken();
  }

  private void write(Json scalar) throws IOException {
    out.write(JsonWriter.write(scalar));
  }
}
