package io.decisiongate.core.provider.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceSignature;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of providers.md section 7.3. */
class EvidenceAnswerTest {

  private static EvidenceResult read(String answer) {
    return EvidenceAnswer.read(answer.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(String result) {
    return content("{\"type\":\"json\",\"json\":" + result + "}");
  }

  private static String content(String items) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[" + items + "]}}";
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of("invalid json-rpc response", "oops"),
        Arguments.of("invalid json-rpc response", ""),
        Arguments.of("invalid json-rpc response", "[]"),
        Arguments.of("invalid json-rpc response", "null"),
        Arguments.of("invalid json-rpc response", "{\"error\":\"text\"}"),
        Arguments.of("invalid json-rpc response", "{\"error\":{\"code\":1}}"),
        Arguments.of("invalid json-rpc response", "{\"result\":1}}"),
        Arguments.of("namespace mismatch", "{\"error\":{\"message\":\"namespace mismatch\"}}"),
        Arguments.of("both", "{\"result\":{},\"error\":{\"code\":1,\"message\":\"both\"}}"),
        Arguments.of("missing tool result", "{}"),
        Arguments.of("missing tool result", "{\"result\":null,\"error\":null}"),
        Arguments.of("invalid tool result", "{\"result\":1}"),
        Arguments.of("invalid tool result", "{\"result\":{}}"),
        Arguments.of("invalid tool result", "{\"result\":{\"content\":{}}}"),
        Arguments.of("invalid tool result", "{\"result\":{\"content\":[1]}}"),
        Arguments.of("empty tool result", content("")),
        Arguments.of("unexpected text response: plain", content(text("plain"))),
        Arguments.of(
            "unexpected text response: plain",
            content(text("plain") + ",{\"type\":\"json\",\"json\":{}}")),
        Arguments.of("invalid tool result", content("{}")),
        Arguments.of("invalid tool result", content("{\"type\":\"json\"}")),
        Arguments.of("invalid tool result", content("{\"type\":\"text\"}")),
        Arguments.of("invalid tool result", content("{\"type\":\"image\",\"data\":\"\"}")),
        Arguments.of(
            "invalid tool result",
            content("{\"type\":\"json\",\"json\":{}},{\"type\":\"image\",\"data\":\"\"}")),
        Arguments.of("invalid tool result", json("null")),
        Arguments.of("invalid tool result", json("[]")),
        Arguments.of("invalid tool result", json("{\"lane\":null}")),
        Arguments.of("invalid tool result", json("{\"lane\":\"best\"}")),
        Arguments.of("invalid tool result", json("{\"value\":1}")),
        Arguments.of("invalid tool result", json("{\"value\":{\"kind\":\"json\"}}")),
        Arguments.of("invalid tool result", json("{\"value\":{\"kind\":\"xml\",\"value\":1}}")),
        Arguments.of(
            "invalid tool result", json("{\"value\":{\"kind\":\"bytes\",\"value\":\"\"}}")),
        Arguments.of(
            "invalid tool result", json("{\"value\":{\"kind\":\"bytes\",\"value\":[256]}}")),
        Arguments.of(
            "invalid tool result", json("{\"value\":{\"kind\":\"bytes\",\"value\":[-1]}}")),
        Arguments.of(
            "invalid tool result", json("{\"value\":{\"kind\":\"bytes\",\"value\":[1.0]}}")),
        Arguments.of("invalid tool result", json("{\"error\":{\"code\":\"c\"}}")),
        Arguments.of("invalid tool result", json("{\"error\":\"c\"}")),
        Arguments.of(
            "invalid tool result",
            json("{\"evidence_hash\":{\"algorithm\":\"md5\",\"value\":\"\"}}")),
        Arguments.of("invalid tool result", json("{\"evidence_ref\":\"x:y\"}")),
        Arguments.of("invalid tool result", json("{\"evidence_anchor\":{}}")),
        Arguments.of("invalid tool result", json("{\"signature\":{\"scheme\":\"ed25519\"}}")),
        Arguments.of("invalid tool result", json("{\"content_type\":1}")));
  }

  private static String text(String text) {
    return "{\"type\":\"text\",\"text\":\"" + text + "\"}";
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatIsNotOfTheFormIsAFailure(String text, String answer) {
    assertThatThrownBy(() -> read(answer)).isInstanceOf(ProviderFailure.class).hasMessage(text);
  }

  @Test
  void everythingMayBeMissing() {
    EvidenceResult empty = read(json("{}"));
    assertThat(JsonWriter.write(empty.toJson()))
        .isEqualTo(
            "{\"value\":null,\"lane\":\"verified\",\"error\":null,\"evidence_hash\":null,"
                + "\"evidence_ref\":null,\"evidence_anchor\":null,\"signature\":null,"
                + "\"content_type\":null}");
    assertThat(
            read(
                json(
                    "{\"value\":null,\"error\":null,\"evidence_hash\":null,\"evidence_ref\":null,"
                        + "\"evidence_anchor\":null,\"signature\":null,\"content_type\":null}")))
        .isEqualTo(empty);
  }

  @Test
  void aWholeAnswerIsTakenOver() {
    String result =
        "{\"value\":{\"kind\":\"json\",\"value\":{\"n\":1.0}},\"lane\":\"asserted\","
            + "\"error\":{\"code\":\"c\",\"message\":\"m\",\"details\":{\"d\":[]}},"
            + "\"evidence_hash\":{\"algorithm\":\"sha256\",\"value\":\"00\"},"
            + "\"evidence_ref\":{\"uri\":\"x:y\"},"
            + "\"evidence_anchor\":{\"anchor_type\":\"t\",\"anchor_value\":\"{}\"},"
            + "\"signature\":{\"scheme\":\"ed25519\",\"key_id\":\"k\",\"signature\":[0,255]},"
            + "\"content_type\":\"text/plain\"}";
    EvidenceResult answer = read(json(result.replace("{\"value\"", "{\"more\":1,\"value\"")));

    assertThat(answer.lane()).isEqualTo(Lane.ASSERTED);
    assertThat(answer.evidenceHash()).contains(new Sha256("00"));
    assertThat(answer.signature()).contains(new EvidenceSignature("ed25519", "k", List.of(0, 255)));
    assertThat(JsonWriter.write(answer.toJson())).isEqualTo(result);
  }

  @Test
  void idVersionAndIsErrorAreNotLookedAt() {
    EvidenceResult answer =
        read(
            "{\"jsonrpc\":null,\"id\":\"other\",\"result\":{\"isError\":true,\"content\":["
                + "{\"type\":\"json\",\"json\":{\"value\":{\"kind\":\"json\",\"value\":null}}},"
                + text("t")
                + "]}}");
    assertThat(answer.value()).contains(new EvidenceValue.OfJson(Json.NULL));
  }
}
