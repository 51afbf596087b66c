package io.decisiongate.core.json;

import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The items of a JSON array, one after the other, as strictly as {@link JsonReader} reads. An array
 * of any length takes the memory of its largest item.
 */
public final class JsonItems implements AutoCloseable {
  private final StreamedText text;
  private final JsonParser parser;
  private boolean ended;

  private JsonItems(StreamedText text, JsonFactory factory) {
    this.text = text;
    this.parser = factory.createParser(ObjectReadContext.empty(), text);
    if (token() != JsonToken.START_ARRAY) {
      throw new JsonSyntaxException("invalid type: expected an array");
    }
  }

  /**
   * Starts reading; of members that occur twice in an object the last one counts.
   *
   * @throws JsonSyntaxException when there is no array
   */
  public static JsonItems open(InputStream utf8) {
    return new JsonItems(new StreamedText(utf8), StreamedText.LAST_WINS);
  }

  /** As {@link #open}; a member that occurs twice in an object is an error. */
  public static JsonItems openDistinct(InputStream utf8) {
    return new JsonItems(new StreamedText(utf8), StreamedText.DISTINCT);
  }

  /**
   * The next item; empty after the last one, when nothing but white space follows the array.
   *
   * @throws JsonSyntaxException when the text is not JSON, or an item longer than {@value
   *     StreamedText#MAX_ITEM} characters
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public Optional<Json> next() {
    if (ended) {
      return Optional.empty();
    }
    text.renew();
    if (token() == JsonToken.END_ARRAY) {
      ended = true;
      if (token() != null) {
        throw new JsonSyntaxException("text after the value");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(JsonReader.value(parser, false));
    } catch (JacksonException e) {
      throw StreamedText.explained(e);
    }
  }

  private @Nullable JsonToken token() {
    try {
      return parser.nextToken();
    } catch (JacksonException e) {
      throw StreamedText.explained(e);
    }
  }

  @Override
  public void close() {
    parser.close();
  }
}
