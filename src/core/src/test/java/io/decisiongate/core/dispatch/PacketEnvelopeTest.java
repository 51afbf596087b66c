package io.decisiongate.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.time.Timestamp;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacketEnvelopeTest {

  @Test
  void readsWhatItWrote() {
    PacketEnvelope envelope =
        new PacketEnvelope(
            "scenario",
            "run",
            "stage",
            "packet",
            "schema",
            "text/plain",
            Sha256.ofCanonical(Json.NULL),
            List.of("public", "eu"),
            List.of("low"),
            Optional.of(new Timestamp.UnixMillis(5)),
            Optional.of("correlation"),
            new Timestamp.UnixMillis(0));

    assertThat(PacketEnvelope.fromJson(envelope.toJson())).isEqualTo(envelope);
  }

  @Test
  void aMissingMemberIsNamed() {
    assertThatThrownBy(
            () ->
                PacketEnvelope.fromJson(
                    Json.object()
                        .put(
                            "visibility",
                            Json.object()
                                .put("labels", Json.texts(List.of()))
                                .put("policy_tags", Json.texts(List.of()))
                                .build())
                        .build()))
        .isInstanceOf(InvalidParams.class)
        .hasMessage("missing field `scenario_id` in packet envelope");
  }
}
