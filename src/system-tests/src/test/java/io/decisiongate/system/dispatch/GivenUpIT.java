package io.decisiongate.system.dispatch;

import static io.decisiongate.system.dispatch.DispatchRig.AGENT;
import static io.decisiongate.system.dispatch.DispatchRig.ONE_TARGET;
import static io.decisiongate.system.dispatch.DispatchRig.TWO_TARGETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.system.Waiting;
import io.decisiongate.system.acceptance.Dg;
import io.decisiongate.system.dispatch.Receiver.Behaviour;
import io.decisiongate.system.server.DatabaseVariables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator sees and does about deliveries that were given up: {@code dg deliveries}. */
@ExtendWith(DispatchRig.Access.class)
class GivenUpIT {
  private static final PacketScenario NEIGHBOUR = new PacketScenario("dispatch-neighbour", 32, 7);

  private final DispatchRig rig;
  private final Receiver receiver;
  private final StoredDeliveries stored;

  GivenUpIT(DispatchRig rig) {
    this.rig = rig;
    this.receiver = rig.receiver();
    this.stored = rig.stored();
  }

  @Test
  void theOperatorSeesWhatWasGivenUpAndNotWhatIsInIt() throws Exception {
    giveUp("listed", ONE_TARGET);

    Dg listing = dg("deliveries list --tenant-id 31 --namespace-id 7 --run-id listed");
    List<ObjectReader> deliveries = deliveries(listing.json());
    assertThat(deliveries).hasSize(1);
    ObjectReader delivery = deliveries.getFirst();
    assertThat(delivery.integer("tenant_id", 1, 99)).isEqualTo(31);
    assertThat(delivery.integer("namespace_id", 1, 99)).isEqualTo(7);
    assertThat(delivery.string("run_id")).isEqualTo("listed");
    assertThat(delivery.string("packet_id")).isEqualTo("p1");
    assertThat(delivery.string("sink")).isEqualTo("callback");
    assertThat(delivery.value("target")).isEqualTo(JsonReader.read(AGENT));
    assertThat(delivery.integer("attempts", 0, 99)).isEqualTo(2);
    assertThat(delivery.string("last_error")).isEqualTo("callback failed: http status 500");
    assertThat(delivery.integer("given_up_at", 1, Long.MAX_VALUE))
        .isGreaterThanOrEqualTo(delivery.integer("queued_at", 1, Long.MAX_VALUE));
    assertThat('"' + delivery.string("delivery_id") + '"')
        .isEqualTo(receiver.of("listed").getFirst().header("idempotency-key"));
    assertThat(listing.out()).doesNotContain("payload", "\"go\"");
    assertThat(dg("deliveries list --run-id listed --sink log").json())
        .isEqualTo(JsonReader.read("{\"deliveries\":[],\"total\":0}"));
    assertThat(dg("deliveries list --run-id listed --output text").out())
        .contains("callback: packet p1 of run listed (tenant 31, namespace 7)")
        .endsWith("given up: 1\n");
  }

  @Test
  void whatIsPutBackIsSentUnderTheSameKeyWithAllAttemptsBeforeIt() throws Exception {
    giveUp("put-back", TWO_TARGETS);
    List<ObjectReader> given = deliveries(dg("deliveries list --run-id put-back").json());
    assertThat(given).hasSize(2);
    String first = given.getFirst().string("delivery_id");
    receiver.willNext(Behaviour.FAIL);
    receiver.usually(Behaviour.ACCEPT);

    assertThat(dg("deliveries retry --delivery-id " + first).json())
        .isEqualTo(JsonReader.read("{\"retried\":1}"));
    rig.awaitSettled("put-back", 4);
    assertThat(stored.states("put-back", "callback"))
        .containsExactlyInAnyOrder("delivered 2", "given_up 2");
    assertThat(
            receiver.of("put-back").stream()
                .map(request -> request.header("idempotency-key"))
                .filter(key -> key.contains(first)))
        .hasSize(4);

    assertThat(dg("deliveries retry --tenant-id 31 --namespace-id 7 --run-id put-back").json())
        .isEqualTo(JsonReader.read("{\"retried\":1}"));
    rig.awaitSettled("put-back", 4);
    assertThat(stored.states("put-back", "callback"))
        .containsExactlyInAnyOrder("delivered 2", "delivered 1");
    assertThat(stored.outcomes("put-back", "callback")).filteredOn("delivered"::equals).hasSize(2);

    Dg nothing = dg("deliveries retry --delivery-id " + first);
    assertThat(nothing.status()).isEqualTo(1);
    assertThat(nothing.err()).startsWith("No delivery that was given up is meant");
    assertThat(stored.states("put-back", "callback"))
        .containsExactlyInAnyOrder("delivered 2", "delivered 1");
    Waiting.until(
        "nothing waits by the numbers either",
        () -> rig.server().health("dispatch").integer("waiting", 0, Long.MAX_VALUE) == 0);
  }

  @Test
  void aRunOfTheSameNameInAnotherTenantIsLeftAlone() throws Exception {
    rig.server().tools().result("scenario_define", NEIGHBOUR.define());
    giveUp("namesake", ONE_TARGET);
    rig.server().tools().result("scenario_start", NEIGHBOUR.start("namesake", ONE_TARGET));
    rig.awaitSettled("namesake", 4);
    Json both = dg("deliveries list --run-id namesake").json();
    assertThat(deliveries(both))
        .extracting(delivery -> delivery.integer("tenant_id", 1, 99))
        .containsExactly(32L, 31L);
    Json newest = dg("deliveries list --run-id namesake --limit 1").json();
    assertThat(deliveries(newest)).hasSize(1);
    assertThat(ObjectReader.of(newest, "listing").integer("total", 0, 99)).isEqualTo(2);
    receiver.usually(Behaviour.ACCEPT);

    assertThat(dg("deliveries retry --tenant-id 31 --namespace-id 7 --run-id namesake").json())
        .isEqualTo(JsonReader.read("{\"retried\":1}"));
    rig.awaitSettled("namesake", 4);
    assertThat(deliveries(dg("deliveries list --run-id namesake").json()))
        .extracting(delivery -> delivery.integer("tenant_id", 1, 99))
        .containsExactly(32L);
  }

  /** Issues packets that the receiver does not take in two attempts. */
  private void giveUp(String run, String targets) throws Exception {
    rig.server().set(rig.delivering(2));
    receiver.usually(Behaviour.FAIL);
    rig.issue(run, targets);
    rig.awaitSettled(run, targets.equals(TWO_TARGETS) ? 4 : 2);
  }

  /** As on the machine of the server: by the same variables. */
  private Dg dg(String command) throws Exception {
    return Dg.with(DatabaseVariables.of(rig.database()), Dg.words(command));
  }

  private static List<ObjectReader> deliveries(Json listing) {
    return ObjectReader.of(listing, "listing").list("deliveries", item -> item).stream()
        .map(item -> ObjectReader.of(item, "delivery"))
        .toList();
  }
}
