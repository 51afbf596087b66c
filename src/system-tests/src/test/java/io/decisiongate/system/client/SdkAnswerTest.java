package io.decisiongate.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client itself reads answers in the steps of the SDKs. */
class SdkAnswerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json | invalid JSON-RPC response",
        "[] | invalid JSON-RPC response shape",
        "{\"jsonrpc\":\"1.0\",\"result\":{}} | invalid JSON-RPC version",
        "{\"error\":7} | invalid JSON-RPC error",
        "{\"error\":{\"code\":1.5,\"message\":\"m\"}} | invalid JSON-RPC error",
        "{\"error\":null} | missing JSON-RPC result",
        "{\"result\":[]} | missing JSON-RPC result",
        "{\"result\":{}} | missing JSON-RPC content",
        "{\"result\":{\"content\":[]}} | missing JSON-RPC content",
        "{\"result\":{\"content\":[{\"type\":\"text\"}]}} | unsupported JSON-RPC content type",
        "{\"result\":{\"content\":[{\"type\":\"json\"}]}} | missing JSON payload in content item"
      })
  void whatIsNotOfTheFormIsAProtocolError(String body, String message) {
    assertThat(SdkAnswer.read(SdkFlavour.PYTHON, 200, body))
        .isEqualTo(new SdkAnswer.ProtocolError(message));
  }

  @Test
  void otherStatusesAreTransportErrorsWhateverTheBody() {
    assertThat(SdkAnswer.read(SdkFlavour.PYTHON, 401, "{\"error\":{}}"))
        .isEqualTo(new SdkAnswer.TransportError(Optional.of(401), "{\"error\":{}}"));
  }

  @Test
  void errorsBearTheirData() {
    assertThat(
            SdkAnswer.read(
                SdkFlavour.TYPESCRIPT,
                200,
                "{\"id\":3,\"error\":{\"code\":-32071,\"message\":\"m\",\"data\":"
                    + "{\"kind\":\"k\",\"retryable\":true,\"retry_after_ms\":9}}}"))
        .isEqualTo(
            new SdkAnswer.RpcError(
                -32071, "m", Optional.of("k"), Optional.of(true), Optional.of(9L), "3"));
  }

  @Test
  void flavoursDifferInVersionsAndEmptyErrors() {
    String body =
        "{\"jsonrpc\":\"1.0\",\"error\":0,\"result\":{\"content\":[{\"type\":\"json\",\"json\":{}}]}}";

    assertThat(SdkAnswer.read(SdkFlavour.TYPESCRIPT, 200, body))
        .isInstanceOf(SdkAnswer.Result.class);
    assertThat(SdkAnswer.read(SdkFlavour.PYTHON, 200, body))
        .isEqualTo(new SdkAnswer.ProtocolError("invalid JSON-RPC version"));
  }
}
