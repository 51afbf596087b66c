package io.decisiongate.calls.boundary;

import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One attempt to carry out a call. Interceptors and boundaries add to it what shall be committed;
 * nothing of it takes effect before the journal has it.
 */
public final class Call {
  private final CallOrigin origin;
  private final Principal principal;
  private final ToolName tool;
  private final Optional<TenantId> tenant;
  private final Optional<NamespaceId> namespace;
  private final int attempt;
  private final Change.Builder change = Change.builder();
  private final List<Runnable> afterCommit = new ArrayList<>(1);
  private final List<Runnable> afterFailure = new ArrayList<>(1);
  private final List<Consumer<CompletableFuture<Receipt>>> atHandOver = new ArrayList<>(1);
  private final List<Runnable> untilHandedOver = new ArrayList<>(1);
  private boolean free;
  private boolean keepsChangeOfFailure;
  private boolean changes = true;

  public Call(
      CallOrigin origin,
      Principal principal,
      ToolName tool,
      Optional<TenantId> tenant,
      Optional<NamespaceId> namespace,
      int attempt) {
    this.origin = origin;
    this.principal = principal;
    this.tool = tool;
    this.tenant = tenant;
    this.namespace = namespace;
    this.attempt = attempt;
  }

  public CallOrigin origin() {
    return origin;
  }

  public Principal principal() {
    return principal;
  }

  public ToolName tool() {
    return tool;
  }

  /** The tenant that the arguments name. */
  public Optional<TenantId> tenant() {
    return tenant;
  }

  /** The namespace that the arguments name. */
  public Optional<NamespaceId> namespace() {
    return namespace;
  }

  /** Whether an earlier attempt was computed from something that had changed. */
  public boolean isRetry() {
    return attempt > 1;
  }

  /** What the call will leave. */
  public Change.Builder change() {
    return change;
  }

  /** Declares that this call repeats an earlier one and uses nothing. */
  public void repeatsEarlier() {
    free = true;
  }

  /** Whether the call uses nothing. */
  public boolean isFree() {
    return free;
  }

  /** Declares that what the call leaves is to be kept although it fails. */
  public void keepChangeOfFailure() {
    keepsChangeOfFailure = true;
  }

  /** Declares that only what is audited will be committed, because the call failed. */
  public void leavesRecordsOnly() {
    changes = false;
  }

  /** Whether what the call leaves is kept although it failed. */
  public boolean keepsChangeOfFailure() {
    return keepsChangeOfFailure;
  }

  /** Runs this once the change is durable, before the answer goes out. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /** Runs this when the change was not committed, or nobody knows. */
  public void afterFailure(Runnable action) {
    afterFailure.add(action);
  }

  /** Runs this when the change has its place in the journal's order, with what becomes of it. */
  public void atHandOver(Consumer<CompletableFuture<Receipt>> action) {
    atHandOver.add(action);
  }

  /** Runs this after everything of {@link #atHandOver}, or at the end of an attempt without it. */
  public void untilHandedOver(Runnable action) {
    untilHandedOver.add(action);
  }

  /** To be called when the change has been given to the journal, before waiting for it. */
  public void handedOver(CompletableFuture<Receipt> outcome) {
    if (changes) {
      atHandOver.forEach(action -> action.accept(outcome));
    }
    release();
  }

  /** To be called when the change is durable. */
  public void committed() {
    if (changes) {
      afterCommit.forEach(Runnable::run);
    }
  }

  /** To be called when the change was not committed, or nobody knows. */
  public void failed() {
    if (changes) {
      afterFailure.forEach(Runnable::run);
    }
  }

  /** To be called when the attempt is over. */
  public void end() {
    release();
  }

  private void release() {
    List<Runnable> actions = List.copyOf(untilHandedOver);
    untilHandedOver.clear();
    actions.forEach(Runnable::run);
  }
}
