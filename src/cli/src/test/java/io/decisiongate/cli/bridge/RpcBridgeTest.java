package io.decisiongate.cli.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.cli.client.Credentials;
import io.decisiongate.cli.client.HttpServerStub;
import io.decisiongate.cli.client.HttpServerStub.Answer;
import io.decisiongate.core.configuration.ClientTlsSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpcBridgeTest {
  private static final String REQUEST = "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"x\"}";

  @Test
  void bodiesComeBackWhateverTheStatus() throws Exception {
    try (HttpServerStub server =
        HttpServerStub.start(request -> Answer.of(400, "{\"error\":" + request.body() + "}"))) {
      String expected = "{\"error\":" + REQUEST + "}";
      assertThat(bridge(server.url("/rpc"), frame(REQUEST) + frame(REQUEST)))
          .isEqualTo(frame(expected) + frame(expected));
    }
  }

  @Test
  void anEventIsUnpacked() throws Exception {
    try (HttpServerStub server =
        HttpServerStub.start(request -> Answer.events("data: {\"id\":1}\n\n"))) {
      assertThat(bridge(server.url("/rpc"), frame(REQUEST))).isEqualTo(frame("{\"id\":1}"));
    }
  }

  @Test
  void whatIsNoJsonIsAnError() throws Exception {
    try (HttpServerStub server = HttpServerStub.start(request -> Answer.of(413, "too large\n"))) {
      assertThat(bridge(server.url("/rpc"), frame(REQUEST)))
          .isEqualTo(
              frame(
                  "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"error\":{\"code\":-32000,\"message\":\"http status 413: too large\"}}"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Length: x                       | invalid content length",
        "content-length: 2                       | missing content length",
        "Content-Length: 2~Content-Length: 2     | duplicate content length",
        "Content-Length: 16777217                | payload too large",
      })
  void brokenFramesEndTheBridge(String header, String problem) {
    assertThatThrownBy(
            () ->
                bridge(
                    "http://127.0.0.1:1/rpc", header.strip().replace("~", "\r\n") + "\r\n\r\n{}"))
        .isInstanceOf(IOException.class)
        .hasMessage(problem);
  }

  private static String frame(String body) {
    return "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
  }

  private static String bridge(String url, String input) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RpcBridge(
            URI.create(url),
            new Credentials(Optional.empty(), Optional.empty(), ClientTlsSettings.NONE),
            Duration.ofSeconds(20))
        .run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
