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
