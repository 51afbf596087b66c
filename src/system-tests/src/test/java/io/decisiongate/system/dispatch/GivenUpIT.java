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
  void whatAnOperatorDoesIsInTheAuditLogAndItsChainHolds() throws Exception {
    giveUp("recorded", ONE_TARGET);
    receiver.usually(Behaviour.ACCEPT);

    assertThat(
            Dg.with(
                    DatabaseVariables.of(rig.database()),
                    "deliveries",
                    "retry",
                    "--tenant-id",
                    "31",
                    "--namespace-id",
                    "7",
                    "--run-id",
                    "recorded",
                    "--reason",
                    "the receiver\nis repaired")
                .json())
        .isEqualTo(JsonReader.read("{\"retried\":1}"));
    rig.awaitSettled("recorded", 2);

    ObjectReader record = stored.operations("recorded").getFirst();
    assertThat(record.string("action")).isEqualTo("retry");
    assertThat(record.string("tenant_id")).isEqualTo("31");
    assertThat(record.string("namespace_id")).isEqualTo("7");
    assertThat(record.string("sink")).isEqualTo("callback");
    assertThat('"' + record.string("delivery_id") + '"')
        .isEqualTo(receiver.of("recorded").getFirst().header("idempotency-key"));
    assertThat(record.string("operator")).isEqualTo(System.getProperty("user.name"));
    assertThat(record.string("reason")).isEqualTo("the receiver\nis repaired");
    assertThat(stored.operations("recorded")).hasSize(1);
    assertThat(stored.brokenChains()).isEmpty();
    rig.issue("after-the-operation", ONE_TARGET);
    rig.awaitSettled("after-the-operation", 2);
    assertThat(stored.brokenChains()).isEmpty();
  }

  @Test
  void whatWaitsIsStoppedForGoodAndSaysSo() throws Exception {
    letWait("stopped", TWO_TARGETS, 2);

    assertThat(
            dg("deliveries stop --tenant-id 31 --namespace-id 7 --run-id stopped --reason mistake"))
        .isEqualTo(new Dg(0, "{\"stopped\":2,\"under_way\":0}\n", ""));

    assertThat(stored.states("stopped", "callback")).containsExactly("given_up 1", "given_up 1");
    assertThat(stored.errors("stopped"))
        .containsExactly("stopped by " + System.getProperty("user.name") + ": mistake");
    assertThat(stored.operations("stopped"))
        .extracting(record -> record.string("action"))
        .containsExactly("stop", "stop");
    assertThat(stored.brokenChains()).isEmpty();
    Waiting.until(
        "nothing waits by the numbers either",
        () -> rig.server().health("dispatch").integer("waiting", 0, Long.MAX_VALUE) == 0);
    Dg nothing = dg("deliveries stop --all");
    assertThat(nothing.status()).isEqualTo(1);
    assertThat(nothing.err()).startsWith("No delivery that waits is meant");
    assertThat(receiver.of("stopped")).hasSize(2);
  }

  @Test
  void anAttemptThatIsUnderWayIsLeftAlone() throws Exception {
    letWait("under-way", ONE_TARGET, 1);
    stored.lease("under-way", 3_600_000);

    Dg left = dg("deliveries stop --tenant-id 31 --namespace-id 7 --run-id under-way");
    assertThat(left.status()).isEqualTo(1);
    assertThat(left.out()).isEqualTo("{\"stopped\":0,\"under_way\":1}\n");
    assertThat(left.err())
        .startsWith("Deliveries that still wait, because an attempt is under way: 1.");
    assertThat(stored.states("under-way", "callback")).containsExactly("pending 1");
    assertThat(stored.operations("under-way")).isEmpty();

    stored.lease("under-way", 0);
    assertThat(dg("deliveries stop --tenant-id 31").json())
        .isEqualTo(JsonReader.read("{\"stopped\":1,\"under_way\":0}"));
    assertThat(stored.states("under-way", "callback")).containsExactly("given_up 1");
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

  /** Issues packets that the receiver does not take at once, and that are not due again soon. */
  private void letWait(String run, String targets, int deliveries) throws Exception {
    rig.server().set(rig.waitingLong());
    receiver.usually(Behaviour.FAIL);
    rig.issue(run, targets);
    Waiting.until(run + " waits after its first attempt", () -> stored.atRest(run) == deliveries);
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
