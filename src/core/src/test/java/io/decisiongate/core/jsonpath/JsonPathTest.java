package io.decisiongate.core.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
  private static final Json DOCUMENT =
      JsonReader.read(
          """
          {"list":[1,2,3],"o":{"l":[4],"name":"n"},"nested":[[{"a":1}],{"a":2},[[{"a":3}]]],
           "items":[{"a":1,"b":"x"},{"a":1.0,"b":"y"},{"a":"1"},{"b":"\\uFFFF"},{"b":"\\uD83D\\uDE00"},7],
           "deep":{"a":{"a":{"a":0}}},"q'":1,"d\\"":2,"back\\\\slash":3,"limit":1,"same":[{"v":[1],"w":[1]}]}
          """);

  private static String select(String path) {
    return JsonWriter.write(new Json.Array(JsonPath.parse(path).select(DOCUMENT)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '#',
      value = {
        "$.list[-1]                         # [3]",
        "$.list[-4]                         # []",
        "$.list[9223372036854775807]        # []",
        "$.list[0,-1,7]                     # [1,3]",
        "$.list[ 0 , 1 ]                    # [1,2]",
        "$.list[-2:]                        # [2,3]",
        "$.list[-9:2]                       # [1,2]",
        "$.list[0:9223372036854775807:9223372036854775807] # [1]",
        "$.list[-9223372036854775808::2]    # [1,3]",
        "$.list[ 0 : 3 : 2 ]                # [1,3]",
        "$.o[0]                             # []",
        "$.list.l                           # []",
        "$.limit[*]                         # []",
        "$..l[0]                            # [4]",
        "$..[-1]                            # [3,4,[[{\"a\":3}]],{\"a\":1},[{\"a\":3}],{\"a\":3},7,{\"v\":[1],\"w\":[1]},1,1]",
        "$.deep..a                          # [{\"a\":{\"a\":0}},{\"a\":0},0]",
        "$.deep..*                          # [{\"a\":{\"a\":0}},{\"a\":0},0]",
        "$.deep..['a','a']                  # [{\"a\":{\"a\":0}},{\"a\":{\"a\":0}},{\"a\":0},{\"a\":0},0,0]",
        "$['q\\'']                          # [1]",
        "$[\"q'\"]                          # [1]",
        "$[\"d\\\"\"]                       # [2]",
        "$['back\\slash']                   # [3]",
        "$['limit', 'list']                 # [1,[1,2,3]]",
        "$.nested[?(@.a)]                   # [{\"a\":1},{\"a\":2},{\"a\":3}]",
        "$.nested..[?(@.a > 1)]             # [{\"a\":2},{\"a\":3}]",
        "$.items[?(@.a == 1)].b             # [\"x\",\"y\"]",
        "$.items[?(@['a'] == $.limit)].b    # [\"x\",\"y\"]",
        "$.items[?(@.a == '1')]             # [{\"a\":\"1\"}]",
        "$.items[?(@.a != 1)]               # []",
        "$.items[?(@.b > '\uFFFE')].b       # [\"\uFFFF\",\"\uD83D\uDE00\"]",
        "$.items[?(@.b >= 'y')].b           # [\"y\",\"\uFFFF\",\"\uD83D\uDE00\"]",
        "$.items[?(@.a==1&&@.b=='x'||@.b=='y')].b # [\"x\",\"y\"]",
        "$.items[?(@.b=='y'&&(@.a==2||@.a<2))].b  # [\"y\"]",
        "$.items[?(@.b=='x' || @.b=='y' && @.a==2)].b # [\"x\"]",
        "$.items[?(@.b=='q' && @.a==2 || @.b=='x')].b # []",
        "$.items[?( 1 == 1.0 )].a           # [1,1.0,\"1\"]",
        "$.list[?(@ > 1)]                   # []",
        "$.o[?(@.name == 'n')].l            # [[4]]",
        "$.same[?(@.v == @.w)].v            # [[1]]",
        "$.same[?(@.v != @.w)]              # []",
        "$.same[?(@.v[0] == TRUE)]          # []",
        "$.same[?(@.v[-1] <= 1)].w          # [[1]]",
      })
  void selects(String path, String expected) {
    assertThat(select(path)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "path: {0}")
  @ValueSource(
      strings = {
        "",
        "list",
        " $",
        "$ .list",
        "$.list .x",
        "$.list)",
        "$.list b",
        "$.limit=1",
        "$.list.length()",
        "$$",
        "$x",
        "$.",
        "$..",
        "$...list",
        "$.[0]",
        "$.['list']",
        "$.a*",
        "$[]",
        "$[ ]",
        "$[*",
        "$[0",
        "$[0,]",
        "$[,0]",
        "$[0,1:2]",
        "$[0 1]",
        "$[1.5]",
        "$[-]",
        "$[99999999999999999999]",
        "$[::0]",
        "$[::-1]",
        "$[0:1:2:3]",
        "$['a' ,'b']",
        "$['a',]",
        "$['a',0]",
        "$['a",
        "$['a\\']",
        "$[?]",
        "$[?()]",
        "$[?@.a]",
        "$[?(@)]",
        "$[?($)]",
        "$[?(1)]",
        "$[?(@.a == )]",
        "$[?(@.a == null)]",
        "$[?(@.a == tomato)]",
        "$[?(@.a = 1)]",
        "$[?(@.a == 1e5)]",
        "$[?(@.a =~ /x/)]",
        "$[?(!@.a)]",
        "$[?(@.a in [1])]",
        "$[?(@.a + 1 == 2)]",
        "$[?(@['a','b'])]",
        "$[?(@[0:1])]",
        "$[?(@[0,1])]",
        "$[?(@[*])]",
        "$[?(@.*)]",
        "$[?(@..a)]",
        "$[?(@.a &&)]",
        "$[?(@.a && @.b]",
        "$[?((@.a)]",
        "$[(@.length-1)]"
      })
  void rejects(String path) {
    assertThatThrownBy(() -> JsonPath.parse(path)).isInstanceOf(InvalidJsonPath.class);
  }

  @Test
  void acceptsWhiteSpaceAtTheEnd() {
    assertThat(select("$.limit \t\n")).isEqualTo("[1]");
  }

  @Test
  void rejectsWhatIsTooLongOrTooDeep() {
    String nested = "$[?" + "(".repeat(65) + "@.a" + ")".repeat(65) + "]";
    assertThatThrownBy(() -> JsonPath.parse(nested)).isInstanceOf(InvalidJsonPath.class);
    String huge = "$[?(@.a == 1" + "0".repeat(400) + ")]";
    assertThatThrownBy(() -> JsonPath.parse(huge)).isInstanceOf(InvalidJsonPath.class);
    assertThatThrownBy(() -> JsonPath.parse("$." + "a".repeat(JsonPath.MAX_LENGTH)))
        .isInstanceOf(InvalidJsonPath.class);
  }

  @Test
  void evaluatesAConditionAsLongAsThePath() {
    String path = "$.items[?(@.a==1" + "||@.a==1".repeat(1000) + ")].b";
    assertThat(select(path)).isEqualTo("[\"x\",\"y\"]");
  }
}
