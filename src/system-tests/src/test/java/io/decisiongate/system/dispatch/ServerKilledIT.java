package io.decisiongate.system.dispatch;

import static io.decisiongate.system.dispatch.DispatchRig.ONE_TARGET;
import static io.decisiongate.system.dispatch.DispatchRig.SCENARIO;
import static io.decisiongate.system.dispatch.DispatchRig.TWO_TARGETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.Waiting;
import io.decisiongate.system.dispatch.Receiver.Behaviour;
import io.decisiongate.system.tools.ToolClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Servers that are killed, and two that share the work (docs/dispatch.md): nothing is lost, nothing
 * is recorded twice.
 */
@ExtendWith(DispatchRig.Access.class)
class ServerKilledIT {
  private final DispatchRig rig;
  private final SendingServer server;
  private final Receiver receiver;
  private final StoredDeliveries stored;

  ServerKilledIT(DispatchRig rig) {
    this.rig = rig;
    this.server = rig.server();
    this.receiver = rig.receiver();
    this.stored = rig.stored();
  }

  @Test
  void aServerThatIsKilledBeforeItDeliversDeliversAfterItsStart() throws Exception {
    receiver.goDown();
    for (int i = 0; i < 5; i++) {
      rig.issue("killed-" + i, TWO_TARGETS);
    }
    server.kill();
    receiver.comeUp();
    server.restart();

    for (int i = 0; i < 5; i++) {
      String run = "killed-" + i;
      rig.awaitSettled(run, 4);
      assertThat(receiver.of(run)).hasSize(2);
      assertThat(stored.outcomes(run, "callback")).filteredOn("delivered"::equals).hasSize(2);
    }
  }

  @Test
  void aServerThatIsKilledWhileItDeliversSendsAgainUnderTheSameKey() throws Exception {
    receiver.willNext(Behaviour.HANG);
    rig.issue("killed-midway", ONE_TARGET);
    Waiting.until("the request is there", () -> !receiver.of("killed-midway").isEmpty());
    server.kill();
    server.restart();
    rig.awaitSettled("killed-midway", 2);

    assertThat(
            receiver.of("killed-midway").stream()
                .map(request -> request.header("idempotency-key"))
                .distinct())
        .hasSize(1);
    assertThat(stored.outcomes("killed-midway", "callback")).containsOnlyOnce("delivered");
  }

  @Test
  void twoServersShareTheWorkAndRecordEachDeliveryOnce() throws Exception {
    try (SendingServer other = rig.startServer("two")) {
      receiver.willNext(Behaviour.FAIL, Behaviour.FAIL, Behaviour.ACCEPT_SLOWLY);
      List<String> runs = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String run = "shared-" + i;
        runs.add(run);
        ToolClient tools = i % 2 == 0 ? server.tools() : other.tools();
        tools.result("scenario_start", SCENARIO.start(run, TWO_TARGETS));
      }
      Set<String> keys = new HashSet<>();
      int requests = 0;
      for (String run : runs) {
        rig.awaitSettled(run, 4);
        assertThat(stored.outcomes(run, "callback"))
            .as(run)
            .filteredOn("delivered"::equals)
            .hasSize(2);
        requests += receiver.of(run).size();
        receiver.of(run).forEach(request -> keys.add(request.header("idempotency-key")));
      }
      assertThat(keys).hasSize(80);
      // Two answers were errors; nothing that was acknowledged has been sent again.
      assertThat(requests).isEqualTo(82);
    }
  }
}
