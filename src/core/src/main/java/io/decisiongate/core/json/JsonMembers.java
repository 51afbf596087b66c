package io.decisiongate.core.json;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * The members of one JSON object of any size: arrays that are named come item by item, all others
 * as values. A member that occurs twice is an error.
 */
public final class JsonMembers {

  /** Takes what is read, in the order of the text. */
  public interface Handler {

    /** A member as a whole; an empty array is one, also one that was named. */
    void value(String name, Json value);

    /** An item of an array that was named. */
    void item(String name, Json item);
  }

  private final StreamedText text;
  private final JsonParser parser;

  private JsonMembers(StreamedText text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  /**
   * Reads one object.
   *
   * @param arrays members that are handed over item by item; one that is no array comes as a value
   * @throws JsonSyntaxException when the text is not one JSON object, or an item has more than
   *     {@value StreamedText#MAX_ITEM} characters
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public static void read(InputStream utf8, Set<String> arrays, Handler handler) {
    StreamedText text = new StreamedText(utf8);
    try (JsonParser parser = StreamedText.DISTINCT.createParser(ObjectReadContext.empty(), text)) {
      new JsonMembers(text, parser).read(arrays, handler);
    } catch (JacksonException e) {
      throw StreamedText.explained(e);
    }
  }

  private void read(Set<String> arrays, Handler handler) {
    if (next() != JsonToken.START_OBJECT) {
      throw new JsonSyntaxException("invalid type: expected an object");
    }
    while (next() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (next() == JsonToken.START_ARRAY && arrays.contains(name)) {
        items(name, handler);
      } else {
        handler.value(name, JsonReader.value(parser, false));
      }
    }
    if (next() != null) {
      throw new JsonSyntaxException("text after the value");
    }
  }

  private void items(String name, Handler handler) {
    if (next() == JsonToken.END_ARRAY) {
      handler.value(name, new Json.Array(List.of()));
      return;
    }
    do {
      handler.item(name, JsonReader.value(parser, false));
    } while (next() != JsonToken.END_ARRAY);
  }

  private @Nullable JsonToken next() {
    text.renew();
    return parser.nextToken();
  }
}
