package io.decisiongate.system.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.audit.HashChain;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Journal;
import io.decisiongate.journal.boundary.Receipt;
import io.decisiongate.journal.boundary.StaleChange;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a change leaves in the database; each test has tenants of its own. */
@ExtendWith(ArquillianExtension.class)
class JournalIT {
  private static final long TEN_MINUTES_MS = 600_000;
  private static final long NAMESPACE = 7;
  private static final long LONGEST_COMMIT_S = 60;

  @Inject Journal journal;
  @Inject Bound bound;
  @Inject Rows rows;

  @Deployment
  static Archive<?> application() {
    return TestedApplication.with(JournalIT.class, Bound.class, Rows.class);
  }

  @Test
  void stateUsageAndAuditAreCommittedTogether() throws Exception {
    Receipt receipt =
        commit(
            Change.builder()
                .namespace(new Change.NewNamespace(NAMESPACE, 0))
                .run(run("r"))
                .usage(List.of(usage(0, Optional.empty())))
                .audit(event(1))
                .audit(event(2))
                .build(101, true));

    assertThat(seenBy(101, "select namespace_id from namespace")).containsExactly("7");
    assertThat(seenBy(101, "select run_id, version from run")).containsExactly("r 1");
    assertThat(seenBy(101, "select metric, units from usage_entry"))
        .containsExactly("tool_calls 1");
    assertThat(seenBy(101, "select metric, used from usage_counter"))
        .containsExactly("tool_calls 1");
    assertThat(chainOf(101)).hasSize(2).endsWith(HexFormat.of().formatHex(receipt.hash()));
    assertThat(receipt.log()).isEqualTo(101);
    assertThat(receipt.index()).isEqualTo(1);
    assertThat(seenBy(101, "select audit_sequence, encode(audit_hash, 'hex') from tenant"))
        .containsExactly("2 " + HexFormat.of().formatHex(receipt.hash()));
  }

  @Test
  void whatCannotBeWrittenLeavesNothingOfItsChange() throws Exception {
    commit(Change.builder().run(run("r")).audit(event(1)).build(102, true));
    CompletableFuture<Receipt> again =
        journal.commit(
            Change.builder()
                .namespace(new Change.NewNamespace(NAMESPACE, 0))
                .run(run("r"))
                .usage(List.of(usage(0, Optional.empty())))
                .audit(event(2))
                .build(102, true));
    assertStale(again);
    assertThat(seenBy(102, "select namespace_id from namespace")).isEmpty();
    assertThat(seenBy(102, "select metric from usage_counter")).isEmpty();
    assertThat(chainOf(102)).hasSize(1);
  }

  @Test
  void aStaleUpdateLeavesItsBatchAlone() throws Exception {
    commit(Change.builder().run(run("r")).run(run("s")).audit(event(1)).build(103, true));
    commit(Change.builder().runUpdate(update("r", 1)).audit(event(2)).build(103, false));

    // While the head is locked the lane waits with the first change, and the others join behind it.
    List<CompletableFuture<Receipt>> batch =
        bound.to(
            new TenantContext(103),
            () -> {
              rows.of("select 1 from tenant for update");
              return List.of(
                  journal.commit(Change.builder().audit(event(3)).build(103, false)),
                  journal.commit(
                      Change.builder().runUpdate(update("r", 1)).audit(event(4)).build(103, false)),
                  journal.commit(
                      Change.builder()
                          .runUpdate(update("s", 1))
                          .audit(event(5))
                          .build(103, false)));
            });

    assertStale(batch.get(1));
    assertThat(done(batch.get(0)).index()).isEqualTo(2);
    assertThat(done(batch.get(2)).index()).isEqualTo(3);
    assertThat(seenBy(103, "select run_id, version, status from run order by 1"))
        .containsExactly("r 2 stepped", "s 2 stepped");
    assertThat(seenBy(103, "select payload from audit_record order by sequence"))
        .containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":5}");
    assertThat(chainOf(103)).hasSize(4);
  }

  @Test
  void aRepetitionWithinTenMinutesCountsOnce() throws Exception {
    Optional<UUID> call = Optional.of(new UUID(1, 1));
    commit(used(104, usage(0, call)));
    commit(used(104, usage(1, call)));
    commit(used(104, usage(TEN_MINUTES_MS - 1, call)));
    assertThat(seenBy(104, "select used from usage_counter")).containsExactly("1");

    commit(used(104, usage(TEN_MINUTES_MS, call)));
    commit(used(104, usage(0, Optional.of(new UUID(1, 2)))));
    commit(used(104, usage(0, Optional.empty())));
    commit(used(104, usage(0, Optional.empty())));
    assertThat(seenBy(104, "select used from usage_counter")).containsExactly("5");
    assertThat(seenBy(104, "select count(*) from usage_entry")).containsExactly("5");
    assertThat(chainOf(104)).hasSize(7);
  }

  @Test
  void aRepetitionWithinOneBatchCountsOnce() throws Exception {
    Change.UsageEntry usage = usage(0, Optional.of(new UUID(1, 1)));
    CompletableFuture<Receipt> one = journal.commit(used(105, usage));
    CompletableFuture<Receipt> two = journal.commit(used(105, usage));
    assertThat(done(one).index()).isNotEqualTo(done(two).index());
    assertThat(seenBy(105, "select used from usage_counter")).containsExactly("1");
  }

  @Test
  void changesOfTwoTenantsGoToTheirOwnLogs() throws Exception {
    CompletableFuture<Receipt> one =
        journal.commit(Change.builder().audit(event(1)).build(106, true));
    CompletableFuture<Receipt> two =
        journal.commit(Change.builder().audit(event(2)).build(107, true));
    assertThat(List.of(done(one).log(), done(two).log())).containsExactly(106L, 107L);
    assertThat(List.of(done(one).index(), done(two).index())).containsExactly(0L, 0L);
    assertThat(seenBy(106, "select tenant_id, payload from audit_record"))
        .containsExactly("106 {\"n\":1}");
    assertThat(seenBy(107, "select tenant_id, payload from audit_record"))
        .containsExactly("107 {\"n\":2}");
    assertThat(rows.of("select tenant_id from audit_record")).isEmpty();
  }

  @Test
  void anAttemptIsRecordedOnceAndOnlyWhileItHasTheDelivery() throws Exception {
    UUID delivery = new UUID(1, 1);
    UUID lease = new UUID(2, 2);
    commit(
        Change.builder()
            .deliveries(
                List.of(
                    new Change.NewDelivery(delivery, "log", NAMESPACE, "r", 1, 0, "{}", 5),
                    new Change.NewDelivery(new UUID(1, 2), "log", NAMESPACE, "r", 1, 0, "{}", 4)))
            .audit(event(1))
            .build(109, true));
    assertThat(seenBy(109, "select state, attempts, lease_until from dispatch_delivery"))
        .containsExactly("pending 0 0", "pending 0 0");

    assertStale(journal.commit(attempted(delivery, lease, "delivered")));
    take(delivery, lease);
    assertStale(journal.commit(attempted(delivery, new UUID(2, 3), "delivered")));
    commit(attempted(delivery, lease, "pending"));
    assertStale(journal.commit(attempted(delivery, lease, "delivered")));
    take(delivery, lease);
    commit(attempted(delivery, lease, "delivered"));
    assertStale(journal.commit(attempted(delivery, lease, "delivered")));

    assertThat(
            seenBy(
                109,
                "select state, lease is null, settled_at from dispatch_delivery order by delivery_id"))
        .containsExactly("delivered t 7", "pending t null");
    assertThat(chainOf(109)).hasSize(3);
  }

  private void take(UUID delivery, UUID lease) {
    assertThat(
            seenBy(
                109,
                "update dispatch_delivery set lease = '%s' where delivery_id = '%s' returning state"
                    .formatted(lease, delivery)))
        .containsExactly("pending");
  }

  private static Change attempted(UUID delivery, UUID lease, String state) {
    boolean settled = !state.equals("pending");
    return Change.builder()
        .attempt(
            new Change.AttemptedDelivery(
                delivery,
                "log",
                lease,
                state,
                settled ? 0 : 1000,
                settled ? Optional.of(7L) : Optional.empty(),
                Optional.empty()))
        .audit(event(2))
        .build(109, false);
  }

  @Test
  void aChangeForATenantThatMayNotAppearIsRefused() {
    assertStale(journal.commit(Change.builder().audit(event(1)).build(108, false)));
  }

  /** Also from where this node knows the tenant's head to be, and in open tenancy. */
  @Test
  void nothingIsWrittenForATenantThatIsErased() throws Exception {
    commit(Change.builder().run(run("r")).audit(event(1)).build(111, true));
    for (String step :
        List.of(
            "dg_request_deletion('tenant:111', 'somebody', 0, 0)::text",
            "dg_start_purge('tenant:111')::text",
            "dg_purge_rows('tenant:111', 1000) from generate_series(1, 9)",
            "dg_finish_purge('tenant:111')::text")) {
      seenBy(111, "select " + step);
    }
    assertStale(journal.commit(Change.builder().audit(event(2)).build(111, false)));
    assertStale(journal.commit(Change.builder().run(run("s")).audit(event(2)).build(111, true)));
    assertThat(seenBy(111, "select run_id from run")).isEmpty();
    assertThat(seenBy(111, "select state from tenant")).containsExactly("deleted");
  }

  private Receipt commit(Change change) throws Exception {
    return done(journal.commit(change));
  }

  private static Receipt done(CompletableFuture<Receipt> commit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return commit.get(LONGEST_COMMIT_S, TimeUnit.SECONDS);
  }

  private static void assertStale(CompletableFuture<Receipt> commit) {
    assertThatThrownBy(() -> done(commit)).hasCauseInstanceOf(StaleChange.class);
  }

  private List<String> seenBy(long tenant, String query) {
    return bound.to(new TenantContext(tenant), () -> rows.of(query));
  }

  /** The hashes of the tenant's log, after checking that each follows from the one before. */
  private List<String> chainOf(long tenant) {
    List<String> hashes =
        seenBy(tenant, "select encode(hash, 'hex') from audit_record order by sequence");
    List<String> payloads = seenBy(tenant, "select payload from audit_record order by sequence");
    byte[] previous = {};
    for (int i = 0; i < hashes.size(); i++) {
      previous = HashChain.next(previous, payloads.get(i));
      assertThat(hashes.get(i)).isEqualTo(HexFormat.of().formatHex(previous));
    }
    return hashes;
  }

  private static Change used(long tenant, Change.UsageEntry usage) {
    return Change.builder().usage(List.of(usage)).audit(event(0)).build(tenant, true);
  }

  private static Change.AuditEntry event(int number) {
    return new Change.AuditEntry("test", number, "{\"n\":" + number + "}");
  }

  private static Change.NewRun run(String id) {
    return new Change.NewRun(NAMESPACE, id, "scenario", "started", "stage", "{}", 0);
  }

  private static Change.RunUpdate update(String id, long expectedVersion) {
    return new Change.RunUpdate(
        NAMESPACE,
        id,
        expectedVersion,
        CompletableFuture.completedFuture(true),
        "stepped",
        "stage",
        "{}",
        0);
  }

  private static Change.UsageEntry usage(long at, Optional<UUID> once) {
    return new Change.UsageEntry(NAMESPACE, "tool_calls", 1, at, once);
  }
}
