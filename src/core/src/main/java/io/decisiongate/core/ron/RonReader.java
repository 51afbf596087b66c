package io.decisiongate.core.ron;

import io.decisiongate.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one RON value (requirements.md section 9.1). Refused are: byte strings, numbers that are
 * not finite, map keys that are no strings, nesting deeper than {@link #MAX_DEPTH}, and a byte
 * order mark.
 */
public final class RonReader {
  /** Most brackets that may be open at one place. */
  public static final int MAX_DEPTH = 64;

  /** They change how types are read, and there are no types here. */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "implicit_some", "unwrap_newtypes", "unwrap_variant_newtypes", "explicit_struct_names");

  private static final Set<String> NOT_FINITE = Set.of("inf", "NaN", "inff32", "NaNf32");

  private final Source source;
  private int depth;

  private RonReader(String text) {
    source = new Source(text);
  }

  /**
   * Parses.
   *
   * @throws RonSyntaxException when the text is not one value
   */
  public static Ron read(String text) {
    RonReader reader = new RonReader(text);
    reader.extensions();
    Ron value = reader.value();
    reader.source.skipSpace();
    if (!reader.source.atEnd()) {
      throw reader.source.error("Unexpected text after the value");
    }
    return value;
  }

  /** Any number of {@code #![enable(name, ...)]}. */
  private void extensions() {
    source.skipSpace();
    while (source.startsWith("#")) {
      for (String part : List.of("#", "!", "[", "enable", "(")) {
        expect(part);
      }
      do {
        extension();
      } while (comma() && !source.startsWith(")"));
      expect(")");
      expect("]");
      source.skipSpace();
    }
  }

  private void extension() {
    source.skipSpace();
    int at = source.mark();
    String name = Names.read(source).orElseThrow(() -> source.error("Expected an extension"));
    if (!EXTENSIONS.contains(name)) {
      throw source.error(at, "Unknown extension `" + name + "`");
    }
  }

  private void expect(String part) {
    source.skipSpace();
    if (!source.startsWith(part)) {
      throw source.atEnd() ? source.end() : source.error("Expected `" + part + "`");
    }
    source.skip(part.length());
  }

  private Ron value() {
    source.skipSpace();
    if (source.atEnd()) {
      throw source.end();
    }
    if (Strings.startsHere(source)) {
      return new Ron.Scalar(new Json.Text(Strings.read(source)));
    }
    if (Numbers.startsHere(source)) {
      return new Ron.Scalar(Numbers.read(source));
    }
    return switch (source.peek()) {
      case '[' -> list();
      case '{' -> map();
      case '(' -> parenthesised();
      default -> named();
    };
  }

  private Ron named() {
    int start = source.mark();
    if (source.startsWith("b\"") || source.startsWith("br\"") || source.startsWith("b'")) {
      throw source.error("Expected any valid JSON value but found a byte string");
    }
    if (source.startsWith("-inf") || source.startsWith("+inf")) {
      throw source.error("Numbers must be finite");
    }
    String name =
        Names.read(source)
            .orElseThrow(() -> source.error("Unexpected character `" + source.peek() + "`"));
    switch (name) {
      case "true" -> {
        return new Ron.Scalar(Json.TRUE);
      }
      case "false" -> {
        return new Ron.Scalar(Json.FALSE);
      }
      case "None" -> {
        return new Ron.Scalar(Json.NULL);
      }
      default -> {
        if (NOT_FINITE.contains(name)) {
          throw source.error(start, "Numbers must be finite");
        }
      }
    }
    int end = source.mark();
    source.skipSpace();
    if (source.peek() != '(') {
      source.reset(end);
      return new Ron.Word(name, source.position(start));
    }
    return call(name, start);
  }

  /** A struct with its name, or a name with values. */
  private Ron call(String name, int start) {
    Ron inner = parenthesised();
    if (inner instanceof Ron.Struct struct) {
      return struct;
    }
    List<Ron> items = inner instanceof Ron.Sequence sequence ? sequence.items() : List.of();
    if (!name.equals("Some")) {
      return new Ron.Variant(name, items, source.position(start));
    }
    if (items.size() != 1) {
      throw source.error(start, "Expected one value in Some(...)");
    }
    return items.getFirst();
  }

  private Ron parenthesised() {
    enter();
    source.skip(1);
    source.skipSpace();
    Ron value;
    if (source.peek() == ')') {
      value = new Ron.Scalar(Json.NULL);
    } else if (isMemberHere()) {
      value = new Ron.Struct(members(')', this::memberName));
    } else {
      value = new Ron.Sequence(items(')'));
    }
    source.expect(')', "closing `)`");
    depth--;
    return value;
  }

  /** Whether a name and a single colon come next. */
  private boolean isMemberHere() {
    if (Strings.startsHere(source)) {
      return false;
    }
    int mark = source.mark();
    boolean name = Names.read(source).isPresent();
    source.skipSpace();
    boolean member = name && source.peek() == ':';
    source.reset(mark);
    return member;
  }

  private String memberName() {
    return Names.read(source).orElseThrow(() -> source.error("Expected identifier"));
  }

  private String key() {
    if (!Strings.startsHere(source)) {
      throw source.error("Expected string");
    }
    return Strings.read(source);
  }

  private Ron list() {
    enter();
    source.skip(1);
    source.skipSpace();
    List<Ron> items = items(']');
    source.expect(']', "closing `]`");
    depth--;
    return new Ron.Sequence(items);
  }

  private Ron map() {
    enter();
    source.skip(1);
    source.skipSpace();
    Map<String, Ron> members = members('}', this::key);
    source.expect('}', "closing `}`");
    depth--;
    return new Ron.Struct(members);
  }

  private List<Ron> items(char end) {
    List<Ron> items = new ArrayList<>();
    boolean more = true;
    while (more && source.peek() != end) {
      items.add(value());
      more = comma();
    }
    return items;
  }

  private Map<String, Ron> members(char end, Name name) {
    Map<String, Ron> members = new LinkedHashMap<>();
    boolean more = true;
    while (more && source.peek() != end) {
      if (source.atEnd()) {
        throw source.end();
      }
      String key = name.read();
      source.skipSpace();
      source.expect(':', "`:`");
      members.put(key, value());
      more = comma();
    }
    return members;
  }

  private boolean comma() {
    source.skipSpace();
    boolean comma = source.accept(',');
    source.skipSpace();
    return comma;
  }

  private void enter() {
    depth++;
    if (depth > MAX_DEPTH) {
      throw source.error("Exceeded recursion limit of " + MAX_DEPTH + " levels");
    }
  }

  private interface Name {
    String read();
  }
}
