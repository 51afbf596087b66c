package io.decisiongate.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.dispatch.DispatchTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which attempts are made, over a real log; what is recorded, the system tests show. */
class DelivererTest {
  private static final int MAX_ATTEMPTS = 3;
  private static final long LEASE_MS = 60_000;

  @TempDir private Path folder;
  private final Recorded recorded = new Recorded();
  private final Deliverer deliverer = new Deliverer();
  private Sinks sinks = new Sinks(Map.of(), new Backoff(1, 1, 1, 1), 1, 1);

  /** Keeps what the journal would get. */
  private static final class Recorded extends AttemptRecorder {
    private final List<String> outcomes = new ArrayList<>();

    @Override
    void record(
        Claim claim, Optional<OutgoingPacket> packet, AttemptResult result, Backoff backoff) {
      outcomes.add(result.getClass().getSimpleName());
    }

    @Override
    void giveUp(Claim claim, Optional<OutgoingPacket> packet, String reason) {
      outcomes.add(reason);
    }
  }

  @BeforeEach
  void deliverToALog() {
    sinks =
        new Sinks(
            Map.of(SinkName.LOG, new LogFile(log())),
            new Backoff(MAX_ATTEMPTS, 60_000, 1, 1),
            LEASE_MS,
            1);
    deliverer.packets = place -> Optional.of(Packets.record("{\"kind\":\"json\",\"value\":null}"));
    deliverer.recorder = recorded;
  }

  @Test
  void anAttemptThatTheLeaseCoversIsMadeAndRecorded() throws Exception {
    deliverer.attempt(claim(1, sinks.longestAttemptMs() + 10_000), sinks);

    assertThat(Files.readAllLines(log())).hasSize(1);
    assertThat(recorded.outcomes).containsExactly("Delivered");
  }

  @Test
  void anAttemptThatTheLeaseWouldNotOutlastIsLeftToWhoeverTakesItNext() throws Exception {
    deliverer.attempt(claim(1, sinks.longestAttemptMs() - 1), sinks);
    deliverer.attempt(claim(1, -1), sinks);

    assertThat(log()).doesNotExist();
    assertThat(recorded.outcomes).isEmpty();
  }

  @Test
  void oneAttemptMoreThanThereAreIsNotMade() throws Exception {
    deliverer.attempt(claim(MAX_ATTEMPTS + 1, LEASE_MS), sinks);

    assertThat(log()).doesNotExist();
    assertThat(recorded.outcomes).containsExactly("nobody knows what became of the last attempts");
  }

  @Test
  void aPacketThatIsNotThereIsGivenUp() throws Exception {
    deliverer.packets = place -> Optional.empty();

    deliverer.attempt(claim(1, LEASE_MS), sinks);

    assertThat(recorded.outcomes).containsExactly("the packet is not there");
  }

  private Path log() {
    return folder.resolve("dispatch.jsonl");
  }

  private static Claim claim(int attempt, long leaseLeftMs) {
    return new Claim(
        Packets.ID,
        SinkName.LOG,
        Packets.PLACE,
        new DispatchTarget.Agent("a1").toJson(),
        new UUID(0, 9),
        attempt,
        System.currentTimeMillis(),
        System.nanoTime() + leaseLeftMs * 1_000_000);
  }
}
