package io.decisiongate.system.dispatch;

import static io.decisiongate.system.dispatch.DispatchRig.CHECK;
import static io.decisiongate.system.dispatch.DispatchRig.ONE_TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.Waiting;
import io.decisiongate.system.dispatch.Receiver.Behaviour;
import io.decisiongate.system.dispatch.Receiver.Received;
import io.decisiongate.system.operations.Scrape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A receiver that is down, fails or hangs (docs/dispatch.md): packets come again under the same key
 * until it has them or they are given up, and nobody else waits for it.
 */
@ExtendWith(DispatchRig.Access.class)
class ReceiverAwayIT {
  private final DispatchRig rig;
  private final SendingServer server;
  private final Receiver receiver;
  private final StoredDeliveries stored;

  ReceiverAwayIT(DispatchRig rig) {
    this.rig = rig;
    this.server = rig.server();
    this.receiver = rig.receiver();
    this.stored = rig.stored();
  }

  @Test
  void aReceiverThatWasDownGetsItWhenItIsUp() throws Exception {
    receiver.goDown();
    rig.issue("down", ONE_TARGET);
    Waiting.until("some attempts", () -> stored.outcomes("down", "callback").size() >= 3);
    assertThat(stored.count("down", "pending")).isEqualTo(1);
    receiver.comeUp();
    rig.awaitSettled("down", 2);

    assertThat(receiver.of("down")).hasSize(1);
    List<String> outcomes = stored.outcomes("down", "callback");
    assertThat(outcomes).endsWith("delivered");
    assertThat(outcomes.subList(0, outcomes.size() - 1)).containsOnly("retry");
    assertThat(stored.audited("down", "callback").getFirst().string("error"))
        .startsWith("callback failed: ");
  }

  @ParameterizedTest
  @EnumSource(names = {"FAIL", "HANG"})
  void aReceiverThatFailsIsAskedAgainUnderTheSameKey(Behaviour failure) throws Exception {
    String run = "again-" + failure;
    receiver.willNext(failure, failure);
    rig.issue(run, ONE_TARGET);
    rig.awaitSettled(run, 2);

    List<Received> requests = receiver.of(run);
    assertThat(requests).hasSize(3);
    assertThat(requests.stream().map(request -> request.header("idempotency-key")).distinct())
        .hasSize(1);
    assertThat(requests).allSatisfy(request -> assertThat(CHECK.problem(request)).isEmpty());
    assertThat(stored.states(run, "callback")).containsExactly("delivered 3");
    assertThat(stored.outcomes(run, "callback")).containsExactly("retry", "retry", "delivered");
  }

  @Test
  void aSlowReceiverIsNotAskedTwice() throws Exception {
    receiver.willNext(Behaviour.ACCEPT_SLOWLY);
    rig.issue("slow", ONE_TARGET);
    rig.awaitSettled("slow", 2);

    assertThat(receiver.of("slow")).hasSize(1);
    assertThat(stored.states("slow", "callback")).containsExactly("delivered 1");
  }

  @Test
  void aDeliveryThatNeverSucceedsIsGivenUpAndRecorded() throws Exception {
    server.set(rig.delivering(3));
    receiver.usually(Behaviour.FAIL);
    double before = rig.attempts("callback", "given_up");
    rig.issue("hopeless", ONE_TARGET);
    rig.awaitSettled("hopeless", 2);

    assertThat(stored.states("hopeless", "callback")).containsExactly("given_up 3");
    assertThat(stored.states("hopeless", "log")).containsExactly("delivered 1");
    assertThat(stored.outcomes("hopeless", "callback"))
        .containsExactly("retry", "retry", "given_up");
    assertThat(stored.audited("hopeless", "callback").getLast().string("error"))
        .isEqualTo("callback failed: http status 500");
    assertThat(receiver.of("hopeless")).hasSize(3);
    Waiting.until("it is counted", () -> rig.attempts("callback", "given_up") == before + 1);
  }

  @Test
  void aReceiverThatHangsHoldsUpNeitherAnswersNorTheLog() throws Exception {
    receiver.usually(Behaviour.HANG);
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      runs.add("hang-" + i);
      rig.issue("hang-" + i, ONE_TARGET);
    }
    for (String run : runs) {
      Waiting.until(
          run + " is in the log", () -> stored.states(run, "log").contains("delivered 1"));
    }
    Waiting.until("the backlog is seen", () -> health("waiting") > 0 && backlog() > 0);
    receiver.usually(Behaviour.ACCEPT);
    for (String run : runs) {
      rig.awaitSettled(run, 2);
    }
    Waiting.until("the backlog is gone", () -> health("waiting") == 0 && backlog() == 0);
  }

  @Test
  void whatWaitsForASinkThatWasTurnedOffGoesOutWhenItIsOnAgain() throws Exception {
    receiver.goDown();
    rig.issue("turned-off", ONE_TARGET);
    Waiting.until("an attempt", () -> !stored.outcomes("turned-off", "callback").isEmpty());
    server.set(rig.logging(1000));
    receiver.comeUp();
    rig.issue("meanwhile", ONE_TARGET);
    rig.awaitSettled("meanwhile", 1);
    assertThat(receiver.of("turned-off")).isEmpty();
    assertThat(stored.count("turned-off", "pending")).isEqualTo(1);

    server.set(rig.delivering(1000));
    rig.awaitSettled("turned-off", 2);
    assertThat(receiver.of("turned-off")).hasSize(1);
  }

  private double backlog() throws IOException {
    return Scrape.of(server.http()).sum("dg_dispatch_outbox_depth");
  }

  private long health(String member) throws IOException {
    return server.health("dispatch").integer(member, 0, Long.MAX_VALUE);
  }
}
