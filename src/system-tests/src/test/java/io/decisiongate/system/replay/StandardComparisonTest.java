package io.decisiongate.system.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.JsonReader;
import io.decisiongate.system.http.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The replayer of the standard dialect itself: what has a counterpart, and what is the same. */
class StandardComparisonTest {
  private static final Placeholders PLACEHOLDERS =
      new Placeholders(Path.of("/tmp/recording"), 4711);
  private static final String CALL =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
          + "{\"name\":\"t\",\"arguments\":{}}}";
  private static final String RESULT =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"json\",\"json\":{\"n\":1}}]}}";
  private static final String CONFLICT =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32009,\"message\":\"taken\","
          + "\"data\":{\"kind\":\"conflict\",\"retryable\":false,\"request_id\":\"1\"}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"structuredContent\":{\"n\":1}} | 0",
        "{\"structuredContent\":{\"n\":2}} | 1",
        "{\"structuredContent\":{\"n\":1.0}} | 1",
        "{\"content\":[]} | 1",
        "{\"isError\":true,\"structuredContent\":{\"n\":1}} | 1"
      })
  void resultsAreComparedByTheirStructuredContent(String result, int differences) {
    assertThat(differences(CALL, RESULT, 200, 200, "{\"result\":" + result + "}"))
        .hasSize(differences);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-32009 | conflict | taken | 0",
        "-32004 | conflict | taken | 1",
        "-32009 | not_found | taken | 1",
        "-32009 | conflict | gone | 1"
      })
  void failuresAreComparedByCodeKindAndMessage(
      int code, String kind, String message, int differences) {
    String answer =
        "{\"result\":{\"isError\":true,\"structuredContent\":{\"error\":"
            + "{\"code\":%d,\"kind\":\"%s\",\"message\":\"%s\",\"retryable\":false}}}}"
                .formatted(code, kind, message);

    assertThat(differences(CALL, CONFLICT, 200, 200, answer)).hasSize(differences);
  }

  @Test
  void aSuccessIsNotAFailureAndTheOtherWayRound() {
    assertThat(differences(CALL, CONFLICT, 200, 200, "{\"result\":{\"structuredContent\":{}}}"))
        .hasSize(1);
    assertThat(differences(CALL, RESULT, 200, 200, "{\"error\":{\"code\":-32009}}")).hasSize(1);
    assertThat(differences(CALL, RESULT, 200, 502, "bad gateway")).hasSize(1);
  }

  @Test
  void refusalsAreComparedByTheirStatus() {
    assertThat(differences(CALL, CONFLICT, 403, 403, "{}")).isEmpty();
    assertThat(differences(CALL, CONFLICT, 200, 403, "{}")).hasSize(1);
  }

  @Test
  void listsAreComparedByWhatBothDialectsHave() {
    String request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
    String recorded =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":"
            + "[{\"name\":\"a\",\"description\":\"x\"},{\"name\":\"b\",\"description\":\"x\"}]}}";

    assertThat(
            differences(
                request,
                recorded,
                200,
                200,
                "{\"result\":{\"tools\":[{\"name\":\"a\",\"title\":\"A\"},{\"name\":\"b\"}]}}"))
        .isEmpty();
    assertThat(
            differences(request, recorded, 200, 200, "{\"result\":{\"tools\":[{\"name\":\"b\"}]}}"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"tools/list\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"tools/list\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nope\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"t\",\"arguments\":null}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\",\"params\":{\"uri\":5}}",
        "[]"
      })
  void whatOnlyTheOtherDialectHasHasNoCounterpart(String request) {
    assertThat(StandardExchange.of(exchange(request, RESULT, 200))).isEmpty();
  }

  private static List<String> differences(
      String request, String recorded, int recordedStatus, int status, String answer) {
    StandardExchange standard =
        StandardExchange.of(exchange(request, recorded, recordedStatus)).orElseThrow();
    return new StandardComparison(PLACEHOLDERS)
        .differences(standard, new Answer(status, Map.of(), answer));
  }

  private static Exchange exchange(String request, String recorded, int status) {
    return Exchange.fromJson(
        JsonReader.read(
            """
            {"name": "x",
             "request": {"method": "POST", "path": "/rpc", "headers": {}, "body": %s},
             "response": {"status": %d, "headers": {}, "body": %s}}
            """
                .formatted(request, status, recorded)),
        PLACEHOLDERS);
  }
}
