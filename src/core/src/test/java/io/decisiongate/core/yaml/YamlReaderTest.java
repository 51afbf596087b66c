package io.decisiongate.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  private static String read(String yaml) {
    return JsonWriter.write(YamlReader.read(yaml));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "true | true",
        "FALSE | false",
        "tRue | \"tRue\"",
        "yes | \"yes\"",
        "off | \"off\"",
        "~ | null",
        "NULL | null",
        "nULL | \"nULL\"",
        "0 | 0",
        "-7 | -7",
        "+7 | 7",
        "-0 | 0",
        "0o17 | 15",
        "0x1F | 31",
        "0b11 | \"0b11\"",
        "-0x1F | \"-0x1F\"",
        "017 | \"017\"",
        "-00 | \"-00\"",
        "1_000 | \"1_000\"",
        "18446744073709551615 | 18446744073709551615",
        "0xFFFFFFFFFFFFFFFF | 18446744073709551615",
        "0x10000000000000000 | \"0x10000000000000000\"",
        "18446744073709551616 | 1.8446744073709552E19",
        "-9223372036854775808 | -9223372036854775808",
        "1.0 | 1.0",
        "1. | 1.0",
        ".5 | 0.5",
        "-1.5e3 | -1500.0",
        "1e2 | 100.0",
        "123e4567 | \"123e4567\"",
        "1.2.3 | \"1.2.3\"",
        "2024-05-01 | \"2024-05-01\"",
        "12:30:45 | \"12:30:45\"",
        ".inf | null",
        "-.INF | null",
        ".NaN | null",
        "'1' | \"1\"",
        "\"true\" | \"true\"",
        "! 1 | \"1\"",
        "!!str 1 | \"1\"",
        "!!int '1' | 1",
        "!!float 1 | 1",
        "!!bool 'true' | true",
        "!!null '' | null",
        "!!seq [1] | [1]",
        "!!map {a: 1} | {\"a\":1}",
        "{1: a, true: b, ~: c, 0x1F: d, 1.0: e} | {\"1\":\"a\",\"true\":\"b\",\"~\":\"c\",\"0x1F\":\"d\",\"1.0\":\"e\"}",
        "{a: 1, b: 2, a: 3} | {\"a\":3,\"b\":2}",
        "[&x 1, *x] | [1,1]",
        "{&k key: 1, b: *k} | {\"key\":1,\"b\":\"key\"}",
        "{<<: {x: 1}, y: 2} | {\"<<\":{\"x\":1},\"y\":2}",
        "\uFEFFa | \"a\"",
      })
  void readsTheCoreSchema(String yaml, String json) {
    assertThat(read(yaml)).isEqualTo(json);
  }

  @Test
  void readsDocuments() {
    assertThat(read("")).isEqualTo("null");
    assertThat(read("# nothing\n")).isEqualTo("null");
    assertThat(read("---\n")).isEqualTo("null");
    assertThat(read("---\na:\n...\n")).isEqualTo("{\"a\":null}");
    assertThat(read("a: |\n  x\n  y\nb: >\n  x\n  y\n"))
        .isEqualTo("{\"a\":\"x\\ny\\n\",\"b\":\"x y\\n\"}");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "a: [1",
        "a: b: c",
        "a: 1\n b: 2",
        "---\na\n---\nb\n",
        "!foo 1",
        "a: !<tag:example.org,2020:x> 1",
        "!!binary aGk=",
        "!!set {a, b}",
        "!!int x",
        "!!bool yes",
        "!!float x",
        "!!null x",
        "!!map [1]",
        "!!str [1]",
        "{[1]: 2}",
        "{? {a: 1} : 2}",
        "[*unknown]",
        "&a [*a]",
        "\"\\ud800\"",
        "a: \u0007",
        "%YAML 2.0\n---\na"
      })
  void rejects(String yaml) {
    assertThatThrownBy(() -> YamlReader.read(yaml)).isInstanceOf(YamlSyntaxException.class);
  }

  @Test
  void rejectsWhatIsNotUtf8() {
    assertThatThrownBy(() -> YamlReader.read("grün".getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(YamlSyntaxException.class);
  }

  @Test
  void limitsNesting() {
    assertThat(YamlReader.read("[".repeat(127) + "]".repeat(127))).isInstanceOf(Json.Array.class);
    assertThatThrownBy(() -> YamlReader.read("[".repeat(128) + "]".repeat(128)))
        .isInstanceOf(YamlSyntaxException.class);
    assertThatThrownBy(() -> YamlReader.read("[".repeat(1_000_000)))
        .isInstanceOf(YamlSyntaxException.class);
    String alias =
        "[&a "
            + "[".repeat(100)
            + "]".repeat(100)
            + ","
            + "[".repeat(50)
            + "*a"
            + "]".repeat(50)
            + "]";
    assertThatThrownBy(() -> YamlReader.read(alias)).isInstanceOf(YamlSyntaxException.class);
  }

  @Test
  void limitsWhatAliasesExpandTo() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a%d: &a%d [".formatted(i, i))
          .append((alias + ",").repeat(8))
          .append(alias)
          .append("]\n");
    }
    assertThatThrownBy(() -> YamlReader.read(bomb.toString()))
        .isInstanceOf(YamlSyntaxException.class)
        .hasMessageContaining("aliases expand");
    String many = "a: &a 1\nb: [" + "*a,".repeat(10_000) + "*a]";
    assertThat(YamlReader.read(many)).isInstanceOf(Json.Obj.class);
  }
}
