package io.decisiongate.system.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.JsonReader;
import io.decisiongate.system.http.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The replayer itself: what counts as the same answer, and what does not. */
class ComparisonTest {
  private static final Placeholders PLACEHOLDERS =
      new Placeholders(Path.of("/tmp/recording"), 4711);
  private static final String ID = "dg-0123456789abcdef-0000000000000001";

  static Stream<Arguments> same() {
    return Stream.of(
        Arguments.of("{\"a\":1,\"b\":[2]}", "{\"b\":[2],\"a\":1}", "[]"),
        Arguments.of("{\"a\":{\"b\":1}}", "{\"a\":{\"b\":2}}", "[\"/a/b\"]"),
        Arguments.of("{\"a\":1}", "{\"a\":1,\"b\":2}", "[\"/b\"]"),
        Arguments.of("{\"a/b\":1}", "{\"a/b\":2}", "[\"/a~1b\"]"),
        Arguments.of("{\"u\":\"${DIR}/x\"}", "{\"u\":\"/tmp/recording/x\"}", "[]"),
        Arguments.of("\"127.0.0.1:${PORT}\"", "\"127.0.0.1:4711\"", "[]"));
  }

  static Stream<Arguments> different() {
    return Stream.of(
        Arguments.of("1", "1.0", "/: expected 1, got 1.0"),
        Arguments.of("1", "true", "/: expected 1, got true"),
        Arguments.of("{\"a\":null}", "{}", "/a: expected null, got nothing"),
        Arguments.of("{}", "{\"a\":null}", "/a: expected nothing, got null"),
        Arguments.of("[1,2]", "[1]", ": expected 2 elements, got 1"),
        Arguments.of(
            "{\"a\":[{\"b\":1}]}", "{\"a\":[{\"b\":\"1\"}]}", "/a/0/b: expected 1, got \"1\""),
        Arguments.of("{}", "not JSON", "/: expected {}, got \"not JSON\""));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("allow", "GET,HEAD", "HEAD, GET", true),
        Arguments.of("allow", "POST", "POST, OPTIONS", false),
        Arguments.of("content-type", "application/json", "application/json;charset=UTF-8", true),
        Arguments.of("content-type", "application/json", "text/html", false),
        Arguments.of("x-server-correlation-id", "${SERVER_CORRELATION_ID}", ID, true),
        Arguments.of("x-server-correlation-id", "${SERVER_CORRELATION_ID}", "dg-1", false),
        Arguments.of("x-correlation-id", "abc", "abd", false));
  }

  @ParameterizedTest
  @MethodSource
  void same(String recorded, String answered, String volatilePointers) {
    Exchange exchange = exchange("{}", "\"body\":" + recorded, volatilePointers);
    assertThat(compare(exchange, Map.of(), answered)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void different(String recorded, String answered, String difference) {
    Exchange exchange = exchange("{}", "\"body\":" + recorded, "[]");
    assertThat(compare(exchange, Map.of(), answered)).containsExactly(difference);
  }

  @ParameterizedTest
  @MethodSource
  void headers(String name, String recorded, String answered, boolean same) {
    Exchange exchange =
        exchange("{\"" + name + "\":\"" + recorded + "\"}", "\"body_text\":\"\"", "[]");
    assertThat(compare(exchange, Map.of(name, answered), "").isEmpty()).isEqualTo(same);
  }

  private static List<String> compare(Exchange exchange, Map<String, String> headers, String body) {
    Answer answer = new Answer(200, headers, body);
    return new Comparison(PLACEHOLDERS).differences(exchange, answer);
  }

  private static Exchange exchange(String headers, String body, String volatilePointers) {
    return Exchange.fromJson(
        JsonReader.read(
            """
            {"name": "x", "volatile": %s, "request": {"method": "GET", "path": "/", "headers": {}},
             "response": {"status": 200, "headers": %s, %s}}
            """
                .formatted(volatilePointers, headers, body)),
        PLACEHOLDERS);
  }
}
