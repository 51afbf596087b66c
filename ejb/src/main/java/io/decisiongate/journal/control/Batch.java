package io.decisiongate.journal.control;

import io.decisiongate.core.audit.HashChain;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Changes of one tenant as columns, numbered and chained on top of a head: what one transaction
 * writes.
 */
final class Batch {
  final long tenant;
  final Head before;
  final Head after;
  final List<Receipt> receipts = new ArrayList<>();

  final Columns namespaces = new Columns("bigint", "bigint");
  final Columns sharedScenarios = scenarioColumns();
  final Columns scenarios = scenarioColumns();
  final Columns schemas = new Columns("bigint", "text", "text", "text", "bytea", "bigint");
  final SchemaCounts schemaCounts = new SchemaCounts();
  final Columns runs =
      new Columns("bigint", "text", "text", "text", "text", "text", "bytea", "bigint");
  final RunMoves runMoves = new RunMoves();
  final Columns runSteps =
      new Columns(
          "bigint", "text", "bigint", "text", "text", "integer", "text", "bytea", "text", "bytea");
  final Columns deliveries =
      new Columns("uuid", "text", "bigint", "text", "bigint", "integer", "text", "bigint");
  final Columns attempts = new Columns("uuid", "text", "uuid", "text", "bigint", "bigint", "text");
  final Columns usage = new Columns("bigint", "bigint", "text", "bigint", "bigint", "uuid");
  final AuditBlocks audit = new AuditBlocks();

  /** When the first of the new deliveries was issued, Unix milliseconds. */
  long oldestDelivery = Long.MAX_VALUE;

  /** Deliveries that are pending no more. */
  final List<Change.AdministrativeStep> administration = new ArrayList<>(0);

  int settledAttempts;

  /** Milliseconds until the first of the others is tried again; a day when there is none. */
  long nextAttemptInMs = 86_400_000;

  private final Set<UUID> usedOnce = new HashSet<>();
  private long auditSequence;
  private byte[] auditHash;
  private long usageSequence;

  Batch(long tenant, Head head, List<PendingChange> changes) {
    this.tenant = tenant;
    before = head;
    auditSequence = head.auditSequence();
    auditHash = head.auditHash();
    usageSequence = head.usageSequence();
    for (PendingChange pending : changes) {
      add(pending.change());
    }
    after = new Head(head.version() + 1, auditSequence, auditHash, usageSequence);
  }

  private static Columns scenarioColumns() {
    return new Columns("bigint", "text", "bigint", "text", "text", "bytea", "bigint");
  }

  private void add(Change change) {
    change.namespaces().forEach(row -> namespaces.add(row.namespace(), row.at()));
    for (Change.NewScenario row : change.scenarios()) {
      (row.owner() == 0 && tenant != 0 ? sharedScenarios : scenarios)
          .add(
              row.namespace(),
              row.scenarioId(),
              row.defaultTenant().orElse(null),
              row.spec(),
              row.specHash(),
              digest(row.spec()),
              row.at());
    }
    for (Change.NewSchema row : change.schemas()) {
      schemas.add(
          row.namespace(),
          row.schemaId(),
          row.version(),
          row.record(),
          digest(row.record()),
          row.at());
      schemaCounts.add(row);
    }
    for (Change.NewRun row : change.runs()) {
      runs.add(
          row.namespace(),
          row.runId(),
          row.scenarioId(),
          row.status(),
          row.stageId(),
          row.header(),
          digest(row.header()),
          row.at());
    }
    change.runUpdates().forEach(runMoves::add);
    for (Change.NewStep row : change.runSteps()) {
      runSteps.add(
          row.namespace(),
          row.runId(),
          row.version(),
          row.triggerId().orElse(null),
          row.submissionId().orElse(null),
          row.packets(),
          row.packetIds().orElse(null),
          row.packetIds().map(Batch::digest).orElse(null),
          row.entries(),
          digest(row.entries()));
    }
    change.deliveries().forEach(this::addDelivery);
    change.attempts().forEach(this::addAttempt);
    administration.addAll(change.administration());
    change.usage().forEach(this::addUsage);
    Receipt last = null;
    for (Change.AuditEntry entry : change.audit()) {
      last = addAudit(entry);
    }
    if (last != null) {
      receipts.add(last);
    }
  }

  private void addDelivery(Change.NewDelivery row) {
    deliveries.add(
        row.id(),
        row.sink(),
        row.namespace(),
        row.runId(),
        row.stepVersion(),
        row.packetIndex(),
        row.target(),
        row.at());
    oldestDelivery = Math.min(oldestDelivery, row.at());
  }

  private void addAttempt(Change.AttemptedDelivery row) {
    attempts.add(
        row.id(),
        row.sink(),
        row.lease(),
        row.state(),
        row.retryInMs(),
        row.settledAt().orElse(null),
        row.error().orElse(null));
    if (row.settledAt().isPresent()) {
      settledAttempts++;
    } else {
      nextAttemptInMs = Math.min(nextAttemptInMs, row.retryInMs());
    }
  }

  private void addUsage(Change.UsageEntry entry) {
    UUID once = entry.once().orElse(null);
    // The statement compares with what was there before it, not with its own rows.
    if (once != null && !usedOnce.add(once)) {
      return;
    }
    usageSequence++;
    usage.add(usageSequence, entry.namespace(), entry.metric(), entry.units(), entry.at(), once);
  }

  private Receipt addAudit(Change.AuditEntry entry) {
    byte[] previous = auditHash;
    auditSequence++;
    auditHash = HashChain.next(previous, entry.payload());
    audit.add(auditSequence, entry.payload(), previous, auditHash);
    return new Receipt(tenant, auditSequence - 1, entry.payload(), previous, auditHash);
  }

  private static byte[] digest(String text) {
    return Sha256.digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
