package io.decisiongate.core.run;

import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.scenario.Stage;
import io.decisiongate.core.scenario.Timeout;
import io.decisiongate.core.time.Timestamp;
import java.math.BigInteger;

/** When the time of a stage is over (engine.md section 5.4). */
final class Deadline {
  private static final BigInteger MAX_MILLIS = BigInteger.valueOf(Long.MAX_VALUE);

  private Deadline() {}

  /**
   * Whether this trigger is a tick at or after the deadline of the stage.
   *
   * @throws ControlPlaneFailure when the times cannot be compared or the deadline overflows
   */
  static boolean isDue(Stage stage, Timestamp enteredAt, TriggerEvent event) {
    if (event.kind() != TriggerKind.TICK || stage.timeout().isEmpty()) {
      return false;
    }
    Timeout timeout = stage.timeout().get();
    BigInteger deadline =
        switch (enteredAt) {
          case Timestamp.UnixMillis ignored when event.time() instanceof Timestamp.UnixMillis -> {
            if (timeout.timeoutMs().compareTo(MAX_MILLIS) > 0) {
              throw new ControlPlaneFailure(
                  "timeout calculation error: timeout_ms exceeds i64 range");
            }
            yield sum(enteredAt, timeout, MAX_MILLIS);
          }
          case Timestamp.Logical ignored when event.time() instanceof Timestamp.Logical ->
              sum(enteredAt, timeout, Json.Int.MAX);
          case Timestamp.UnixMillis ignored -> throw kindMismatch();
          case Timestamp.Logical ignored -> throw kindMismatch();
        };
    return event.time().number().compareTo(deadline) >= 0;
  }

  private static BigInteger sum(Timestamp enteredAt, Timeout timeout, BigInteger max) {
    BigInteger deadline = enteredAt.number().add(timeout.timeoutMs());
    if (deadline.compareTo(max) > 0) {
      throw new ControlPlaneFailure("timeout calculation error: timeout deadline overflow");
    }
    return deadline;
  }

  private static ControlPlaneFailure kindMismatch() {
    return new ControlPlaneFailure(
        "trigger time kind mismatch: timeout evaluation requires matching timestamp kinds");
  }
}
