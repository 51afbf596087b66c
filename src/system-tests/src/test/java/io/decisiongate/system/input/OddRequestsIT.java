package io.decisiongate.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.Connection;
import io.decisiongate.system.server.SharedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP that is read, but makes no sense: never an error of the server, and nothing is told. */
@ExtendWith(SharedServer.Access.class)
class OddRequestsIT {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-type: ",
        "content-type: a/b/c;;",
        "accept-language: ,,;q=9",
        "accept: */*;q=x",
        "host: a b",
        "$wssc: x\r\n$wssn: ^",
        "connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQ"
      })
  void headersWithoutMeaningDoNotMatter(String header, SharedServer server) throws IOException {
    Answer answer = ask(server, "/rpc", header);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.text()).contains("invalid json-rpc request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/rpc?a=%zz|^", "http://127.0.0.1/rpc", "/mcp?"})
  void queryAndHostDoNotMatter(String target, SharedServer server) throws IOException {
    assertThat(ask(server, target, "x: y").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/rpc\\..\\x", "/WEB-INF/web.xml", "/rpc/", "/%72pc", "/nothing"})
  void whatIsNotServedIsRefusedWithoutAWord(String target, SharedServer server) throws IOException {
    Answer answer = ask(server, target, "x: y");
    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void aBodyThatBreaksOffIsTheCallersError(SharedServer server) throws IOException {
    try (Connection connection = new Connection(server.server().port(), LONGEST_WAIT)) {
      connection.send(bytes("POST /rpc HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{"));
      connection.endOutput();
      assertThat(connection.answer("POST").status()).isEqualTo(400);
    }
  }

  private static Answer ask(SharedServer server, String target, String header) throws IOException {
    try (Connection connection = new Connection(server.server().port(), LONGEST_WAIT)) {
      connection.send(
          bytes(
              "POST %s HTTP/1.1\r\nhost: x\r\n%s\r\ncontent-length: 2\r\n\r\n{}"
                  .formatted(target, header)));
      return connection.answer("POST");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
