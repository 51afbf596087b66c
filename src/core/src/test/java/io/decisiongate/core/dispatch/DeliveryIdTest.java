package io.decisiongate.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.scenario.Payload;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryIdTest {
  private static final TenantId TENANT = new TenantId(1);
  private static final NamespaceId NAMESPACE = new NamespaceId(7);
  private static final DispatchTarget TARGET = new DispatchTarget.Agent("a1");
  private static final UUID ID =
      DeliveryId.of(TENANT, NAMESPACE, packet("run", "decision-1", "p1"), TARGET);

  @Test
  void isMadeOfTheHash() {
    assertThat(ID).hasToString("3959e828-a70a-8071-b433-ea26b7a7fc97");
    assertThat(ID.version()).isEqualTo(8);
    assertThat(ID.variant()).isEqualTo(2);
  }

  static Stream<UUID> others() {
    PacketRecord same = packet("run", "decision-1", "p1");
    return Stream.of(
        DeliveryId.of(new TenantId(2), NAMESPACE, same, TARGET),
        DeliveryId.of(TENANT, new NamespaceId(8), same, TARGET),
        DeliveryId.of(TENANT, NAMESPACE, packet("run2", "decision-1", "p1"), TARGET),
        DeliveryId.of(TENANT, NAMESPACE, packet("run", "decision-2", "p1"), TARGET),
        DeliveryId.of(TENANT, NAMESPACE, packet("run", "decision-1", "p2"), TARGET),
        DeliveryId.of(TENANT, NAMESPACE, same, new DispatchTarget.Session("a1")));
  }

  @ParameterizedTest
  @MethodSource("others")
  void differsWithEachPart(UUID other) {
    assertThat(other).isNotEqualTo(ID);
  }

  private static PacketRecord packet(String run, String decision, String packet) {
    return new PacketRecord(
        new PacketEnvelope(
            "scenario",
            run,
            "stage",
            packet,
            "schema",
            "application/json",
            Sha256.ofCanonical(Json.NULL),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            new Timestamp.UnixMillis(0)),
        new Payload.OfJson(Json.NULL),
        List.of(),
        decision);
  }
}
