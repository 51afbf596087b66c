package io.decisiongate.system.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests by whoever bears a token. */
final class Bearer {
  private Bearer() {}

  /** Asks for the list of tools at {@code /rpc} or {@code /mcp}. */
  static Answer asksForTools(HttpWire http, String path, String token) {
    return asksForTools(http, path, token, Map.of());
  }

  /** The same with more headers. */
  static Answer asksForTools(HttpWire http, String path, String token, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("authorization", "Bearer " + token);
    headers.put("accept", "application/json, text/event-stream");
    try {
      return http.send(
          "POST",
          path,
          headers,
          Optional.of(
              "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"
                  .getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each of these tokens gets 401, and the answers show no difference. */
  static void assertAllRefusedAlike(HttpWire http, List<String> tokens) {
    for (String path : List.of("/rpc", "/mcp")) {
      List<Answer> answers =
          tokens.stream().map(token -> asksForTools(http, path, token)).distinct().toList();

      assertThat(answers.stream().map(Answer::status)).containsOnly(401);
      assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
      assertThat(answers.stream().map(answer -> answer.headers().keySet()).distinct()).hasSize(1);
    }
  }
}
