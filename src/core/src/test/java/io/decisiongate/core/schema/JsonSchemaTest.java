package io.decisiongate.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {

  private static List<String> violations(String schema, String instance) {
    return JsonSchema.compile(JsonReader.read(schema)).violations(JsonReader.read(instance));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"type\":\"string\"} | 5 | 5 is not of type \"string\"",
        "{\"type\":[\"object\",\"boolean\"]} | 5 | 5 is not of types \"boolean\", \"object\"",
        "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]} | 5"
            + " | 5 is not valid under any of the schemas listed in the 'oneOf' keyword",
        "{\"oneOf\":[{\"type\":\"integer\"},{\"type\":\"number\"}]} | 5"
            + " | 5 is valid under more than one of the schemas listed in the 'oneOf' keyword",
        "{\"anyOf\":[{\"type\":\"string\"},{\"oneOf\":[{\"type\":\"null\"}]}]} | 5"
            + " | 5 is not valid under any of the schemas listed in the 'anyOf' keyword",
        "{\"properties\":{\"oneOf\":{\"type\":\"null\"}}} | {\"oneOf\":5}"
            + " | 5 is not of type \"null\"",
        "{\"enum\":[\"a\",\"b\"]} | \"z\" | \"z\" is not one of \"a\" or \"b\"",
        "{\"enum\":[]} | \"z\" | \"z\" is not one of []",
        "{\"const\":1} | 2 | 1 was expected",
        "{\"maximum\":5} | 9 | 9 is greater than the maximum of 5",
        "{\"exclusiveMinimum\":5} | 5 | 5 is less than or equal to the minimum of 5",
        "{\"minItems\":1} | [] | [] has less than 1 item",
        "{\"minLength\":3} | \"a\" | \"a\" is shorter than 3 characters",
        "{\"pattern\":\"^a$\"} | \"b\" | \"b\" does not match \"^a$\"",
        "{\"uniqueItems\":true} | [1,1.0,1] | [1,1,1] has non-unique elements",
        "{\"multipleOf\":0.01} | 4.351 | 4.351 is not a multiple of 0.01",
        "{\"not\":{\"type\":\"null\"}} | null | {\"type\":\"null\"} is not allowed for null",
        "false | 1 | False schema does not allow 1",
        "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"type\":\"null\"}}} | 1"
            + " | 1 is not of type \"null\"",
      })
  void saysWhichKeywordIsBroken(String schema, String instance, String text) {
    assertThat(violations(schema, instance)).containsExactly(text);
  }

  @Test
  void namesEachMissingMemberAndAllThatAreNotExpected() {
    String schema =
        """
        {"additionalProperties":false,"properties":{"key":{"type":"string"},"n":{}},
         "required":["key","n"]}
        """;

    assertThat(violations(schema, "{\"more\":1}"))
        .containsExactly(
            "\"key\" is a required property",
            "\"n\" is a required property",
            "Additional properties are not allowed ('more' was unexpected)");
    assertThat(violations(schema, "{\"key\":1,\"n\":2,\"a\":3,\"b\":4}"))
        .containsExactly(
            "1 is not of type \"string\"",
            "Additional properties are not allowed ('a', 'b' were unexpected)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"type\":\"integer\"} | 1.0 | true",
        "{\"type\":\"integer\"} | 1e300 | true",
        "{\"type\":\"integer\"} | 1.5 | false",
        "{\"const\":1} | 1.0 | true",
        "{\"enum\":[[2.0]]} | [2] | true",
        "{\"const\":18446744073709551615} | 18446744073709551614 | false",
        "{\"maximum\":18446744073709551614} | 18446744073709551615 | false",
        "{\"maximum\":9007199254740992} | 9007199254740993 | false",
        "{\"multipleOf\":0.01} | 4.35 | true",
        "{\"type\":\"string\",\"format\":\"date\"} | \"nonsense\" | true",
        "{\"pattern\":\"a$\"} | \"a\\n\" | false",
        "{\"pattern\":\"^\\\\d$\"} | \"\\u0663\" | false",
        "{\"maxLength\":1} | \"\\ud83d\\ude00\" | true",
        "{\"x-anything\":5} | 1 | true",
        "{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"} | {\"type\":5} | false",
      })
  void validatesAsDraft202012Says(String schema, String instance, boolean valid) {
    assertThat(violations(schema, instance).isEmpty()).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "5 | 5 is not of types \"boolean\", \"object\"",
        "{\"type\":\"nope\"}"
            + " | \"nope\" is not valid under any of the schemas listed in the 'anyOf' keyword",
        "{\"type\":[]}"
            + " | [] is not valid under any of the schemas listed in the 'anyOf' keyword",
        "{\"oneOf\":[]} | [] has less than 1 item",
        "{\"pattern\":\"(\"} | \"(\" is not a \"regex\"",
        "{\"patternProperties\":{\"(\":{}}} | \"(\" is not a \"regex\"",
        "{\"$ref\":\"#/$defs/none\"} | Reference /$defs/none cannot be resolved",
        "{\"$ref\":\"https://example.invalid/x.json\"} | Schema from 'https://example.invalid/",
        "{\"$ref\":\"http://127.0.0.1:1/x.json\"} | Schema from 'http://127.0.0.1:1/x.json' is not",
        "{\"$ref\":\"file:///etc/hostname\"} | Schema from 'file:///etc/hostname' is not allowed",
        "{\"$ref\":\"classpath:/draft-07/schema\"} | Schema from 'classpath:/draft-07/schema' is",
        "{\"$ref\":\"http://json-schema.org/draft-07/schema#\"} | Schema from 'http://json-schema",
        "{\"$ref\":\"https://json-schema.org/draft/2020-12/none\"} | Failed to load",
        "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"items\":[{}]}"
            + " | [{}] is not of types \"boolean\", \"object\"",
        "{\"$defs\":{\"x\":{\"$ref\":\"other\"}},\"$ref\":\"#/$defs/x\"} | ",
      })
  void refusesWhatIsNoSchema(String schema, String text) {
    assertThatThrownBy(() -> JsonSchema.compile(JsonReader.read(schema)))
        .isInstanceOf(InvalidSchema.class)
        .hasMessageStartingWith(text == null ? "" : text);
  }

  @Test
  void aRefusalDoesNotNameClassesOfTheLibrary() {
    assertThatThrownBy(() -> JsonSchema.compile(JsonReader.read("{\"id\":[]}")))
        .isInstanceOf(InvalidSchema.class)
        .message()
        .doesNotContain("java.", "Exception");
  }

  @Test
  void whatOneDocumentCallsItselfIsUnknownToOthers() {
    JsonSchema.compile(JsonReader.read("{\"$id\":\"https://example.invalid/mine\"}"));

    assertThatThrownBy(
            () ->
                JsonSchema.compile(JsonReader.read("{\"$ref\":\"https://example.invalid/mine\"}")))
        .isInstanceOf(InvalidSchema.class);
  }

  @Test
  void recursionWithoutEndEnds() {
    assertThat(violations("{\"$ref\":\"#\"}", "1"))
        .containsExactly("validation takes too many steps");
  }

  @Test
  void schemasThatMultiplyTheirWorkEnd() {
    String chain =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "\"a%d\":{\"allOf\":[{\"$ref\":\"#/$defs/a%d\"},{\"$ref\":\"#/$defs/a%d\"}]}"
                        .formatted(i, i + 1, i + 1))
            .collect(Collectors.joining(","));

    assertThat(violations("{\"$ref\":\"#/$defs/a0\",\"$defs\":{" + chain + ",\"a40\":{}}}", "1"))
        .containsExactly("validation takes too many steps");
  }

  @Test
  void chainsOfReferencesHaveALimit() {
    String chain =
        IntStream.range(0, 15_000)
            .mapToObj(i -> "\"a%d\":{\"$ref\":\"#/$defs/a%d\"}".formatted(i, i + 1))
            .collect(Collectors.joining(","));
    Json schema =
        JsonReader.read("{\"$ref\":\"#/$defs/a0\",\"$defs\":{" + chain + ",\"a15000\":{}}}");

    assertThatThrownBy(() -> JsonSchema.compile(schema).violations(Json.NULL))
        .isInstanceOf(InvalidSchema.class);
  }

  @ParameterizedTest
  @CsvSource({"^(a|a|b)*$", "^(a?){28}a{28}$", "(x+x+)+y|(a+a+)+b"})
  void patternsThatTakeTooLongEnd(String pattern) {
    String schema = "{\"pattern\":\"" + pattern + "\"}";

    assertThat(violations(schema, "\"" + "a".repeat(30_000) + "c\""))
        .singleElement()
        .asString()
        .matches("matching the patterns of the schema takes too long|.* does not match .*");
  }

  @Test
  void deepInstancesAreWithinTheLimits() {
    String instance = "[".repeat(127) + "]".repeat(127);

    assertThat(
            violations("{\"items\":{\"allOf\":[{\"$ref\":\"#\"}]},\"type\":\"array\"}", instance))
        .isEmpty();
  }

  @Test
  void longListsOfViolationsAreCut() {
    String items =
        IntStream.range(0, 150)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(violations("{\"items\":{\"type\":\"null\"}}", items))
        .hasSize(101)
        .endsWith("99 is not of type \"null\"", "and 50 more");
  }

  /** Names of equal hashes: what is told apart by them must not be looked for one after another. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void manyViolationsAtPlacesOfEqualHashesAreToldInTime() {
    Json.ObjectBuilder properties = Json.object();
    for (int i = 0; i < 9_000; i++) {
      properties.put(sameHash(i), 1);
    }
    Json schema = Json.object().put("properties", properties.build()).build();

    assertThatThrownBy(() -> JsonSchema.compile(schema)).isInstanceOf(InvalidSchema.class);
  }

  private static String sameHash(int number) {
    return IntStream.range(0, 14)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }
}
