package io.decisiongate.core.ron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RonReaderTest {

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "(a: 1, b: [true, false]); {\"a\":1,\"b\":[true,false]}",
        "{\"a\": 1, \"a\": 2,}; {\"a\":2}",
        "Spec(a: (1, \"x\"), b: ()); {\"a\":[1,\"x\"],\"b\":null}",
        "[None, Some(3), Some((a: 1)), (), (7,)]; [null,3,{\"a\":1},null,[7]]",
        "(r#type: 1, _x1: 2); {\"_x1\":2,\"type\":1}",
        "\"a\\n\\u{1F600}\\x41\\\\\\'\\\"\"; \"a\\n\uD83D\uDE00A\\\\'\\\"\"",
        "\"\\u00e9\\ud83d\\ude00\\/\\b\"; \"\u00e9\uD83D\uDE00/\\b\"",
        "[r\"a\\n\", r#\"b\"c\"#, 'x', '\\'', '\uD83D\uDE00']; [\"a\\\\n\",\"b\\\"c\",\"x\",\"'\",\"\uD83D\uDE00\"]",
        "[0x1_F, -0b11, 0o17, 1_000, +5]; [31,-3,15,1000,5]",
        "[1.50, .5, 1., 1e3, -2.5E-1]; [1.5,0.5,1,1000,-0.25]",
        "[18446744073709551615, 18446744073709551616]; [18446744073709551615,18446744073709552000]",
        "// one|/* two /* nested */ */ [1, /* three */ 2,] // four; [1,2]",
        "|#![enable(implicit_some, unwrap_newtypes)]|#![enable(unwrap_variant_newtypes,)]|5; 5",
        "{'a': 1, r\"b\": 2}; {\"a\":1,\"b\":2}",
      })
  void readsWhatJsonHasAValueFor(String ron, String json) {
    assertThat(CanonicalJson.write(json(RonReader.read(ron.replace('|', '\n'))))).isEqualTo(json);
  }

  @Test
  void namesKeepTheirPlace() {
    assertThat(RonReader.read("[\n  fail, Condition(\"a\")]"))
        .isEqualTo(
            new Ron.Sequence(
                List.of(
                    new Ron.Word("fail", new Position(2, 3)),
                    new Ron.Variant(
                        "Condition", List.of(new Ron.Scalar(Json.of("a"))), new Position(2, 9)))));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "~~; 1:1: Unexpected end of RON",
        "(a:; 1:4: Unexpected end of RON",
        "{\"a\" 1}; 1:6: Expected `:`",
        "{1: 2}; 1:2: Expected string",
        "(a: 1, 2); 1:8: Expected identifier",
        "[1 2]; 1:4: Expected closing `]`",
        "[1,,2]; 1:4: Unexpected character `,`",
        "1 2; 1:3: Unexpected text after the value",
        "b\"hi\"; 1:1: Expected any valid JSON value but found a byte string",
        "[inf]; 1:2: Numbers must be finite",
        "-inf; 1:1: Numbers must be finite",
        "NaN; 1:1: Numbers must be finite",
        "1e999; 1:1: Number out of range",
        "0x; 1:3: Expected a digit of base 16",
        "1u8; 1:1: Invalid number `1u`",
        "1.2.3; 1:1: Invalid number `1.2.`",
        "1e; 1:3: Expected a digit of the exponent",
        "\"a; 1:1: String without end",
        "r#\"a\"; 1:1: Raw string without end",
        "\"\\q\"; 1:2: Unknown escape `\\q`",
        "\"\\u{110000}\"; 1:2: Invalid escape of a code point",
        "\"\\ud800\"; 1:1: Lone surrogate in a string",
        "'ab'; 1:1: Expected one character in quotation marks",
        "/* a; 1:1: Block comment without end",
        "Some(1, 2); 1:1: Expected one value in Some(...)",
        "~#![enable(everything)] 1~; 1:11: Unknown extension `everything`",
        "\uFEFF1; 1:1: Unexpected character `\uFEFF`",
      })
  void refusesWithThePlace(String ron, String message) {
    assertThatThrownBy(() -> RonReader.read(ron))
        .isInstanceOf(RonSyntaxException.class)
        .hasMessage(message);
  }

  @Test
  void nestingHasALimit() {
    assertThat(RonReader.read("[".repeat(64) + "]".repeat(64))).isNotNull();
    assertThatThrownBy(() -> RonReader.read("(a:".repeat(65) + "1" + ")".repeat(65)))
        .isInstanceOf(RonSyntaxException.class)
        .hasMessage("1:193: Exceeded recursion limit of 64 levels");
  }

  private static Json json(Ron value) {
    return switch (value) {
      case Ron.Scalar scalar -> scalar.value();
      case Ron.Sequence sequence ->
          new Json.Array(sequence.items().stream().map(RonReaderTest::json).toList());
      case Ron.Struct struct -> {
        Map<String, Json> members = new LinkedHashMap<>();
        struct.members().forEach((name, member) -> members.put(name, json(member)));
        yield new Json.Obj(members);
      }
      case Ron.Variant variant -> throw new AssertionError(variant);
      case Ron.Word word -> throw new AssertionError(word);
    };
  }
}
