package io.decisiongate.core.json;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON text strictly (hashing.md section 2.5): UTF-8 without byte order mark, at most 127
 * levels of arrays and objects, no lone surrogates, no number beyond binary64. Of duplicate members
 * the last one wins, unless {@link #readDistinct} is asked for.
 */
public final class JsonReader {
  /** Deepest nesting of arrays and objects that is accepted. */
  public static final int MAX_DEPTH = 127;

  private static final int SURELY_64_BIT_LITERAL = 18;
  private static final int LONGEST_64_BIT_LITERAL = 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // What is kept to be the same text again is kept for ever, and callers choose the names.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final JsonFactory DISTINCT =
      FACTORY.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonReader() {}

  /**
   * Parses one value.
   *
   * @throws JsonSyntaxException when the bytes are not UTF-8 or not one JSON value
   */
  public static Json read(byte[] utf8) {
    return read(decode(utf8));
  }

  /** As {@link #read(byte[])}, of text. */
  public static Json read(String text) {
    return read(text, false);
  }

  /** As {@link #read(byte[])}; a member that occurs twice in the outermost object is an error. */
  public static Json readDistinct(byte[] utf8) {
    return read(decode(utf8), true);
  }

  /** As {@link #read(byte[])}; a member that occurs twice in any object is an error. */
  public static Json readDistinctThroughout(byte[] utf8) {
    return read(decode(utf8), true, DISTINCT);
  }

  private static Json read(String text, boolean distinct) {
    return read(text, distinct, FACTORY);
  }

  private static Json read(String text, boolean distinct, JsonFactory factory) {
    if (text.startsWith("\uFEFF")) {
      throw new JsonSyntaxException("byte order mark before the value");
    }
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw new JsonSyntaxException("no value");
      }
      Json value = value(parser, distinct);
      if (parser.nextToken() != null) {
        throw new JsonSyntaxException("text after the value");
      }
      return value;
    } catch (JacksonException e) {
      throw new JsonSyntaxException(ParserMessage.of(e), place(e.getLocation()), e);
    }
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + " column " + location.getColumnNr();
  }

  private static String decode(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(utf8))
          .toString();
    } catch (CharacterCodingException e) {
      throw new JsonSyntaxException("not UTF-8", e);
    }
  }

  static Json value(JsonParser parser, boolean distinct) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case VALUE_NULL -> Json.NULL;
      case VALUE_TRUE -> Json.TRUE;
      case VALUE_FALSE -> Json.FALSE;
      case VALUE_STRING -> new Json.Text(wellFormed(parser.getString()));
      case VALUE_NUMBER_INT -> integer(parser.getString());
      case VALUE_NUMBER_FLOAT -> binary64(parser.getString());
      case START_ARRAY -> array(parser);
      case START_OBJECT -> object(parser, distinct);
      case END_ARRAY, END_OBJECT, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new JsonSyntaxException("unexpected token " + token);
    };
  }

  private static Json array(JsonParser parser) {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, false));
    }
    return new Json.Array(items);
  }

  private static Json object(JsonParser parser, boolean distinct) {
    OwnMembers members = new OwnMembers();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = wellFormed(parser.currentName());
      parser.nextToken();
      Json previous = members.put(name, value(parser, false));
      if (distinct && previous != null) {
        throw new JsonSyntaxException("duplicate member " + name);
      }
    }
    return new Json.Obj(members);
  }

  private static Json integer(String literal) {
    if (literal.length() <= SURELY_64_BIT_LITERAL && !literal.equals("-0")) {
      return Json.of(Long.parseLong(literal));
    }
    if (!literal.equals("-0") && literal.length() <= LONGEST_64_BIT_LITERAL) {
      BigInteger value = new BigInteger(literal);
      if (value.compareTo(Json.Int.MIN) >= 0 && value.compareTo(Json.Int.MAX) <= 0) {
        return new Json.Int(value);
      }
    }
    return binary64(literal);
  }

  private static Json binary64(String literal) {
    double value = Double.parseDouble(literal);
    if (!Double.isFinite(value)) {
      throw new JsonSyntaxException("number out of range");
    }
    return new Json.Float(value);
  }

  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new JsonSyntaxException("lone surrogate in a string");
        }
        i++;
      }
    }
    return text;
  }
}
