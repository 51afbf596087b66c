package io.decisiongate.journal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.audit.HashChain;
import io.decisiongate.journal.boundary.Change;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final byte[] NONE = {};
  private static final Head EMPTY = new Head(7, 0, NONE, 0);

  @Test
  void recordsAreNumberedAndChainedInTheOrderOfTheChanges() {
    Batch batch = new Batch(3, EMPTY, List.of(change("a"), change("b")));

    byte[] first = HashChain.next(NONE, "\"a\"");
    byte[] second = HashChain.next(first, "\"b\"");
    assertThat(batch.after.version()).isEqualTo(8);
    assertThat(batch.after.auditSequence()).isEqualTo(2);
    assertThat(batch.after.auditHash()).isEqualTo(second);
    assertThat(batch.receipts).hasSize(2);
    assertThat(batch.receipts.get(1).index()).isEqualTo(1);
    assertThat(batch.receipts.get(1).previous()).isEqualTo(first);
    assertThat(batch.receipts.get(1).log()).isEqualTo(3);
  }

  @Test
  void theSameKeyIsCountedOnceInABatch() {
    UUID key = new UUID(1, 2);

    Batch batch = new Batch(3, EMPTY, List.of(using(Optional.of(key)), using(Optional.of(key))));

    assertThat(batch.usage.size()).isEqualTo(1);
    assertThat(batch.after.usageSequence()).isEqualTo(1);
  }

  @Test
  void unitsWithoutAKeyAlwaysCount() {
    Batch batch = new Batch(3, EMPTY, List.of(using(Optional.empty()), using(Optional.empty())));

    assertThat(batch.usage.size()).isEqualTo(2);
  }

  @Test
  void deliveriesAreAnnouncedWithTheOldestAndAttemptsWithTheNextOne() {
    Batch batch =
        new Batch(
            3,
            EMPTY,
            List.of(
                delivering(
                    List.of(delivery(50), delivery(20)), attempt("pending", 700, Optional.empty())),
                delivering(List.of(), attempt("pending", 300, Optional.empty())),
                delivering(List.of(), attempt("delivered", 0, Optional.of(1L)))));

    assertThat(batch.deliveries.size()).isEqualTo(2);
    assertThat(batch.oldestDelivery).isEqualTo(20);
    assertThat(batch.attempts.size()).isEqualTo(3);
    assertThat(batch.settledAttempts).isEqualTo(1);
    assertThat(batch.nextAttemptInMs).isEqualTo(300);
  }

  private static Change.NewDelivery delivery(long at) {
    return new Change.NewDelivery(new UUID(1, at), "log", 1, "r", 1, 0, "{}", at);
  }

  private static Change.AttemptedDelivery attempt(
      String state, long retryInMs, Optional<Long> settledAt) {
    return new Change.AttemptedDelivery(
        new UUID(1, retryInMs),
        "log",
        new UUID(2, 2),
        state,
        retryInMs,
        settledAt,
        Optional.empty());
  }

  private static PendingChange delivering(
      List<Change.NewDelivery> deliveries, Change.AttemptedDelivery attempt) {
    return new PendingChange(
        Change.builder()
            .deliveries(deliveries)
            .attempt(attempt)
            .audit(new Change.AuditEntry("e", 1, "{}"))
            .build(3, false));
  }

  private static PendingChange change(String payload) {
    return new PendingChange(
        Change.builder().audit(new Change.AuditEntry("e", 1, '"' + payload + '"')).build(3, false));
  }

  private static PendingChange using(Optional<UUID> key) {
    return new PendingChange(
        Change.builder()
            .usage(List.of(new Change.UsageEntry(1, "tool_calls", 1, 1, key)))
            .audit(new Change.AuditEntry("e", 1, "{}"))
            .build(3, false));
  }
}
