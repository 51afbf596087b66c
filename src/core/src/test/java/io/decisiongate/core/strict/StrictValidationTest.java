package io.decisiongate.core.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.comparator.Comparator;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StrictValidationTest {
  private static final StrictValidation ALL = new StrictValidation(true, true);
  private static final StrictValidation DEFAULT = new StrictValidation(false, false);

  /** auth.md section 8.2: a schema, a value of it, and A, O or - for each group. */
  private static final List<String> TABLE =
      List.of(
          "{'x-decision-gate':{'dynamic_type':true}} | [1] | A A A A A A A",
          "{'type':'boolean'} | true | A - - - A - A",
          "{'type':'integer'} | 1 | A A - - A - A",
          "{'type':'number'} | 1.5 | A A - - A - A",
          "{'type':'string'} | 'x' | A - O A A - A",
          "{'type':'string','format':'email'} | 'x' | A - O A A - A",
          "{'type':'string','format':'date'} | '2024-01-01' | A A - - A - A",
          "{'type':'string','format':'date-time'} | 'x' | A A - - A - A",
          "{'type':'string','format':'uuid'} | 'x' | A - - - A - A",
          "{'enum':['a','b']} | 'a' | A - - - A - A",
          "{'enum':[1,1.5],'type':'number'} | 1 | A - - - A - A",
          "{'type':'array','items':{'type':['string','null']}} | ['x'] | - - - A - O A",
          "{'type':'array','items':{'oneOf':[{'type':'null'},{'enum':[1]}]}} | [1]"
              + " | - - - A - O A",
          "{'type':'array'} | [1] | - - - - - O A",
          "{'type':'array','items':{}} | [1] | - - - - - O A",
          "{'type':'array','items':{'type':'object'}} | [{}] | - - - - - O A",
          "{'type':'array','items':{'x-decision-gate':{'dynamic_type':true}}} | [1]"
              + " | - - - - - O A",
          "{'type':'object'} | {} | - - - - - O A",
          "{'type':'null'} | null | A - - - - - A",
          "{'enum':[null]} | null | A - - - - - A",
          "{'type':['string','null']} | 'x' | A - O A A - A",
          "{'type':['null']} | null | A - - - - - A",
          "{'type':['string','integer']} | 'x' | A - - - A - A",
          "{'oneOf':[{'type':'string'},{'type':'null'}]} | 'x' | A - O A A - A",
          "{'anyOf':[{'type':'string'},{'type':'integer'}]} | 'x' | A - - - A - A",
          "{'anyOf':[{'type':'object'},{'type':'integer'}]} | 1 | - - - - - - A");

  private static final List<List<Comparator>> GROUPS =
      List.of(
          List.of(Comparator.EQUALS, Comparator.NOT_EQUALS),
          List.of(
              Comparator.GREATER_THAN,
              Comparator.GREATER_THAN_OR_EQUAL,
              Comparator.LESS_THAN,
              Comparator.LESS_THAN_OR_EQUAL),
          List.of(
              Comparator.LEX_GREATER_THAN,
              Comparator.LEX_GREATER_THAN_OR_EQUAL,
              Comparator.LEX_LESS_THAN,
              Comparator.LEX_LESS_THAN_OR_EQUAL),
          List.of(Comparator.CONTAINS),
          List.of(Comparator.IN_SET),
          List.of(Comparator.DEEP_EQUALS, Comparator.DEEP_NOT_EQUALS),
          List.of(Comparator.EXISTS, Comparator.NOT_EXISTS));

  static Stream<Arguments> table() {
    List<Arguments> cells = new ArrayList<>();
    for (String row : TABLE) {
      List<String> columns =
          Arrays.stream(row.replace('\'', '"').split("\\|", -1)).map(String::strip).toList();
      List<String> permissions = List.of(columns.get(2).split(" ", -1));
      for (int group = 0; group < permissions.size(); group++) {
        for (Comparator comparator : GROUPS.get(group)) {
          cells.add(
              Arguments.of(columns.get(0), comparator, columns.get(1), permissions.get(group)));
        }
      }
    }
    return cells.stream();
  }

  @ParameterizedTest(name = "{0} {1} {3}")
  @MethodSource("table")
  void permitsWhatTheTableSays(
      String schema, Comparator comparator, String value, String permission) {
    Optional<Json> expected = expected(comparator, JsonReader.read(value));
    String what = "condition c comparator " + comparator.wire();
    switch (permission) {
      case "A" -> check(ALL, schema, comparator, expected);
      case "O" -> {
        assertThatThrownBy(() -> check(ALL, schema, comparator, expected))
            .hasMessage(what + " requires explicit opt-in");
        check(ALL, optingIn(schema, comparator), comparator, expected);
        assertThatThrownBy(() -> check(DEFAULT, optingIn(schema, comparator), comparator, expected))
            .hasMessage("allowed_comparators includes disabled comparator " + comparator.wire());
      }
      default -> {
        assertThatThrownBy(() -> check(ALL, schema, comparator, expected))
            .hasMessage(what + " not allowed for schema type");
        assertThatThrownBy(() -> check(ALL, optingIn(schema, comparator), comparator, expected))
            .hasMessage(
                "allowed_comparators includes comparator "
                    + comparator.wire()
                    + " not valid for schema");
      }
    }
  }

  private static Optional<Json> expected(Comparator comparator, Json value) {
    return switch (comparator) {
      case EXISTS, NOT_EXISTS -> Optional.empty();
      case IN_SET -> Optional.of(new Json.Array(List.of(value)));
      default -> Optional.of(value);
    };
  }

  private static String optingIn(String schema, Comparator comparator) {
    return schema.substring(0, schema.length() - 1)
        + ",\"x-decision-gate\":{\"allowed_comparators\":[\""
        + comparator.wire()
        + "\"]}}";
  }

  private static void check(
      StrictValidation validation, String schema, Comparator comparator, Optional<Json> expected) {
    validation.checkCondition("c", JsonReader.read(schema), comparator, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"type\":\"string\",\"x-decision-gate\":5} | x-decision-gate must be an object",
        "{\"x-decision-gate\":{\"dynamic_type\":1}}"
            + " | x-decision-gate.dynamic_type must be boolean",
        "{\"type\":\"string\",\"x-decision-gate\":{\"allowed_comparators\":[]}}"
            + " | allowed_comparators must not be empty",
        "{\"type\":\"string\",\"x-decision-gate\":{\"allowed_comparators\":5}}"
            + " | allowed_comparators invalid: invalid type: integer, expected an array",
        "{\"type\":\"string\",\"x-decision-gate\":{\"allowed_comparators\":[\"like\"]}}"
            + " | allowed_comparators invalid: unknown variant `like`, expected one of `equals`",
        "{\"enum\":[]} | enum must contain at least one value",
        "{\"enum\":[[]]} | enum values must be scalar types",
        "{\"enum\":[\"a\",1]} | enum values must share the same scalar type",
        "{\"enum\":[\"a\",null]} | enum values must share the same scalar type",
        "{} | schema missing type declaration",
        "true | schema missing type declaration",
        "{\"type\":\"text\"} | unsupported schema type: text",
        "{\"type\":5} | schema type must be string or array",
        "{\"type\":[5]} | schema type array must contain strings",
        "{\"type\":[]} | schema type array must not be empty",
        "{\"oneOf\":[{}]} | schema missing type declaration",
        "{\"oneOf\":[],\"anyOf\":[]} | schema cannot define both oneOf and anyOf",
        "{\"anyOf\":[]} | schema anyOf must contain at least one option",
        "{\"type\":\"string\",\"maxLength\":\"x\"}"
            + " | invalid schema: \"x\" is not of type \"integer\"",
      })
  void schemasThatDoNotTellAreRefused(String schema, String error) {
    assertThatThrownBy(() -> check(ALL, schema, Comparator.EQUALS, Optional.of(Json.of("a"))))
        .isInstanceOf(InvalidParams.class)
        .hasMessageStartingWith(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "equals | | comparator equals requires expected value",
        "in_set | | comparator in_set requires expected array",
        "in_set | \"a\" | comparator in_set requires expected array",
        "exists | \"a\" | comparator exists does not accept expected values",
        "contains | null | comparator contains does not accept null expected values",
        "equals | 5 | expected value invalid: 5 is not of type \"string\"",
        "in_set | [\"a\",5,6] | expected value invalid: 5 is not of type \"string\"",
      })
  void expectedValuesMustFitTheComparator(String comparator, String expected, String error) {
    assertThatThrownBy(
            () ->
                check(
                    ALL,
                    "{\"type\":\"string\"}",
                    Comparator.fromWire(comparator),
                    Optional.ofNullable(expected).map(JsonReader::read)))
        .isInstanceOf(InvalidParams.class)
        .hasMessage("condition c " + error);
  }

  @Test
  void theListOfTheSchemaIsAnUpperBound() {
    String schema =
        "{\"type\":\"string\",\"x-decision-gate\":{\"allowed_comparators\":[\"equals\"]}}";

    assertThatCode(() -> check(ALL, schema, Comparator.EQUALS, Optional.of(Json.of("a"))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check(ALL, schema, Comparator.EXISTS, Optional.empty()))
        .hasMessage("condition c comparator exists not in allowed_comparators");
  }

  @Test
  void switchesHoldForDynamicTypesToo() {
    String schema = "{\"x-decision-gate\":{\"dynamic_type\":true}}";
    Optional<Json> expected = Optional.of(Json.of("a"));

    assertThatThrownBy(() -> check(DEFAULT, schema, Comparator.LEX_LESS_THAN, expected))
        .hasMessage("condition c comparator lex_less_than is disabled by config");
    assertThatThrownBy(
            () ->
                check(new StrictValidation(true, false), schema, Comparator.DEEP_EQUALS, expected))
        .hasMessage("condition c comparator deep_equals is disabled by config");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"type\":\"object\",\"properties\":{\"c\":{\"a\":1}}} | 2 | [{\"a\":1}]",
        "{\"type\":[\"object\",\"null\"],\"properties\":{\"c\":{\"a\":1}}} | 2 | [{\"a\":1}]",
        "{\"properties\":{\"c\":{\"a\":1}}} | 2 | [{\"a\":1}]",
        "{\"properties\":{\"c\":true}} | 2 | [true]",
        "{\"type\":\"object\",\"additionalProperties\":{\"a\":1}} | 2 | [{\"a\":1}]",
        "{\"type\":\"integer\"} | 1 | [{\"type\":\"integer\"}]",
        "true | 1 | [true]",
        "{\"oneOf\":[{\"type\":\"null\"},{\"type\":\"integer\"},{\"enum\":[null]}]}"
            + " | 1 | [{\"type\":\"integer\"}]",
        "{\"anyOf\":[{\"type\":\"null\"}]} | 1 | [{\"type\":\"null\"}]",
        "{\"anyOf\":[{\"properties\":{\"c\":{\"a\":1}}},{\"properties\":{\"c\":{\"a\":2}}}]}"
            + " | 3 | [{\"a\":1},{\"a\":2}]",
      })
  void findsTheSchemasOfACondition(String shape, int conditions, String schemas) {
    assertThat(new Json.Array(ALL.schemasFor("c", JsonReader.read(shape), conditions)))
        .isEqualTo(JsonReader.read(schemas));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"type\":\"object\"} | condition c missing from data shape schema",
        "{\"type\":\"object\",\"additionalProperties\":false}"
            + " | condition c missing from data shape schema",
        "{\"type\":\"object\",\"additionalProperties\":true}"
            + " | schema allows untyped additionalProperties for condition c",
        "{\"type\":\"integer\"} | non-object data shape requires exactly one condition",
        "{\"oneOf\":[],\"anyOf\":[]} | schema cannot define both oneOf and anyOf",
        "{\"oneOf\":[]} | schema oneOf must contain at least one option",
        "{\"anyOf\":[{\"properties\":{\"c\":{}}},{\"type\":\"object\"}]}"
            + " | condition c missing from data shape schema",
      })
  void shapesThatDoNotDescribeTheConditionAreRefused(String shape, String error) {
    assertThatThrownBy(() -> ALL.schemasFor("c", JsonReader.read(shape), 2))
        .isInstanceOf(InvalidParams.class)
        .hasMessage(error);
  }
}
