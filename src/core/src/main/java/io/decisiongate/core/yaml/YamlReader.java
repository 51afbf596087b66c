package io.decisiongate.core.yaml;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document of the core schema into JSON (providers.md section 4.3): an empty text is
 * null, infinities and NaN are null, keys become their text, of duplicate keys the last one wins,
 * aliases are expanded, merge keys stay ordinary members. Custom tags, several documents and more
 * than {@link JsonReader#MAX_DEPTH} levels are errors.
 */
public final class YamlReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setUseMarks(false).build();

  private YamlReader() {}

  /**
   * Parses one document.
   *
   * @throws YamlSyntaxException when the bytes are not UTF-8 or not one document
   */
  public static Json read(byte[] utf8) {
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new YamlSyntaxException("not UTF-8", e);
    }
  }

  /** As {@link #read(byte[])}, of text. */
  public static Json read(String text) {
    try {
      return document(new Parse(SETTINGS).parseString(text).iterator());
    } catch (YamlEngineException e) {
      throw new YamlSyntaxException("not YAML: " + e.getMessage(), e);
    }
  }

  private static Json document(Iterator<Event> events) {
    Event.ID first = skipToContent(events);
    if (first == Event.ID.StreamEnd) {
      return Json.NULL;
    }
    Json value = new YamlComposer(events).compose();
    // The end of the document, then that of the stream.
    events.next();
    if (events.next().getEventId() != Event.ID.StreamEnd) {
      throw new YamlSyntaxException("more than one document");
    }
    return value;
  }

  private static Event.ID skipToContent(Iterator<Event> events) {
    events.next();
    return events.next().getEventId();
  }
}
