package io.decisiongate.tools.boundary;

import io.decisiongate.access.boundary.ToolAccess;
import io.decisiongate.allowlist.boundary.IpAllowlists;
import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.TenancySettings;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.ErrorCode;
import io.decisiongate.core.error.InternalFailure;
import io.decisiongate.core.error.RunBusy;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.error.UnknownTool;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.identity.boundary.Authenticator;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Journal;
import io.decisiongate.journal.boundary.Receipt;
import io.decisiongate.journal.boundary.StaleChange;
import io.decisiongate.mcp.ToolOutcome;
import io.decisiongate.tenancy.boundary.Tenants;
import io.decisiongate.tools.control.BoundCall;
import io.decisiongate.tools.control.ToolBindings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The way of a tool call (design.md section 4): who calls, may they see the tool, decode, guards
 * and boundary, one durable commit of state, usage and audit, and only then the answer. Blocks;
 * meant for virtual threads.
 */
@ApplicationScoped
public class ToolDispatcher {
  private static final System.Logger LOG = System.getLogger(ToolDispatcher.class.getName());
  private static final int MOST_ATTEMPTS = 8;
  private static final long PLATFORM = 0;

  /** Answers that may be out before their record is; the next one waits. */
  private static final int MOST_UNRECORDED = 1_024;

  @Inject Authenticator authenticator;
  @Inject IpAllowlists allowlists;
  @Inject ActiveConfiguration configuration;
  @Inject ToolAccess access;
  @Inject ToolCatalogue catalogue;
  @Inject ToolBindings bindings;
  @Inject Tenants tenants;
  @Inject Journal journal;

  private final Semaphore unrecorded = new Semaphore(MOST_UNRECORDED);

  /**
   * An answer whose records are durable.
   *
   * @param receipt empty when nothing could be recorded, which the answer then says
   */
  public record Answered<A>(A answer, Optional<Receipt> receipt) {}

  /**
   * Carries out a tool call.
   *
   * @param write writes the answer in the caller's dialect
   * @param size bytes of the answer as the audit record counts them
   */
  public <A> Answered<A> call(
      CallOrigin origin,
      String tool,
      Json arguments,
      Function<ToolOutcome, A> write,
      ToLongFunction<A> size) {
    Optional<Principal> known = Optional.empty();
    Principal principal;
    ToolName name;
    BoundCall bound;
    try {
      principal = authenticator.authenticate(origin.credentials());
      known = Optional.of(principal);
      if (principal.organisation().isPresent()) {
        allowlists.require(origin, principal);
      }
      requireAllowed(principal, tool);
      name = ToolName.named(tool).orElseThrow(UnknownTool::new);
      access.require(principal, name);
      requireVisible(tool);
      bound = bindings.bind(name, arguments);
      requireTenantOfEndpoint(origin, name, bound);
      requireAddress(origin, principal, bound);
    } catch (RuntimeException e) {
      return refuse(origin, known, Optional.of(tool), explained(origin, e), write, size);
    }
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      Call call = new Call(origin, principal, name, bound.tenant(), bound.namespace(), attempt);
      try {
        return attempt(call, bound, write, size);
      } catch (StaleChange e) {
        LOG.log(System.Logger.Level.DEBUG, "attempt {0} of {1}: {2}", attempt, tool, e);
      } finally {
        call.end();
      }
    }
    return refuse(origin, known, Optional.of(tool), new RunBusy(MOST_ATTEMPTS), write, size);
  }

  /**
   * Answers a request that calls no tool, for a caller who is known, and records it.
   *
   * @param problem what is wrong with the request; told only to a caller who is known
   * @param write writes the answer, or the refusal or problem when there is one
   */
  public <A> Answered<A> authenticated(
      CallOrigin origin,
      Optional<DecisionGateException> problem,
      Function<Optional<DecisionGateException>, A> write,
      ToLongFunction<A> size) {
    Optional<DecisionGateException> refusal = problem;
    try {
      allowlists.require(origin, authenticator.authenticate(origin.credentials()));
    } catch (DecisionGateException e) {
      refusal = Optional.of(e);
    }
    A answer = write.apply(refusal);
    try {
      return new Answered<>(
          answer,
          Optional.of(
              commit(record(origin, Optional.empty(), Optional.empty(), refusal, size, answer))));
    } catch (DecisionGateException e) {
      return new Answered<>(write.apply(Optional.of(e)), Optional.empty());
    }
  }

  /**
   * Records a request that was turned away before anybody was asked for. Waits only when very many
   * such records are still to be written.
   */
  public void rejected(CallOrigin origin, int code, String kind, long responseBytes) {
    submitQuietly(
        Change.builder().audit(AuditEvents.rejectedRequest(origin, code, kind, responseBytes)));
  }

  /** Records a request whose correlation id was refused; waits as {@link #rejected} does. */
  public void rejectedCorrelationId(CallOrigin origin, String label, long responseBytes) {
    ErrorCode code = ErrorCode.INVALID_CORRELATION_ID;
    submitQuietly(
        Change.builder()
            .audit(
                AuditEvents.securityAudit(
                    origin, "invalid_correlation_id", "correlation_id_rejected: " + label))
            .audit(AuditEvents.rejectedRequest(origin, code.code(), code.kind(), responseBytes)));
  }

  private <A> Answered<A> attempt(
      Call call, BoundCall bound, Function<ToolOutcome, A> write, ToLongFunction<A> size) {
    ToolOutcome outcome = evaluate(call, bound);
    A answer = write.apply(outcome);
    try {
      CompletableFuture<Receipt> commit =
          journal.commit(change(call, outcome, size.applyAsLong(answer)));
      call.handedOver(commit);
      Receipt receipt = await(commit);
      call.committed();
      return new Answered<>(answer, Optional.of(receipt));
    } catch (StaleChange e) {
      call.failed();
      throw e;
    } catch (RuntimeException e) {
      call.failed();
      return new Answered<>(
          write.apply(new ToolOutcome.Failure(explained(call.origin(), e))), Optional.empty());
    }
  }

  private ToolOutcome evaluate(Call call, BoundCall bound) {
    try {
      return new ToolOutcome.Success((Json.Obj) bound.run().apply(call));
    } catch (StaleChange e) {
      throw e;
    } catch (RuntimeException e) {
      return new ToolOutcome.Failure(explained(call.origin(), e));
    }
  }

  private Change change(Call call, ToolOutcome outcome, long responseBytes) {
    Optional<DecisionGateException> error =
        switch (outcome) {
          case ToolOutcome.Success ignored -> Optional.empty();
          case ToolOutcome.Failure failure -> Optional.of(failure.error());
        };
    call.change()
        .audit(
            AuditEvents.mcpRequest(
                call.origin(), Optional.of(call.tool().wire()), error, responseBytes));
    if (error.isPresent() && !call.keepsChangeOfFailure()) {
      call.leavesRecordsOnly();
      return call.change().buildAuditOnly(logOfFailure(call));
    }
    boolean open = configuration.tenancy() == TenancySettings.Mode.OPEN;
    if (open
        && call.tenant().isPresent()
        && call.namespace().isPresent()
        && !tenants.knows(call.tenant().get(), call.namespace().get())) {
      call.change()
          .namespace(
              new Change.NewNamespace(call.namespace().get().value(), System.currentTimeMillis()));
    }
    return call.change().build(call.tenant().map(tenant -> tenant.value()).orElse(PLATFORM), open);
  }

  /** A refused call does not bring a tenant into being; what has no tenant is the platform's. */
  private long logOfFailure(Call call) {
    return call.tenant().filter(tenants::knows).map(tenant -> tenant.value()).orElse(PLATFORM);
  }

  private void requireAllowed(Principal principal, String tool) {
    List<String> allowed = configuration.get().server().auth().allowedTools();
    if (!allowed.isEmpty() && !allowed.contains(tool)) {
      throw new Unauthorized("tool_not_allowed");
    }
    if (!principal.credential().allows(tool)) {
      throw new Unauthorized("tool_not_in_credential");
    }
  }

  /** The organisation for which it acts has a say too, when it is not the caller's own. */
  private void requireAddress(CallOrigin origin, Principal principal, BoundCall bound) {
    Optional<TenantId> tenant = bound.tenant().or(() -> origin.credentials().tenant());
    if (tenant.isPresent()) {
      allowlists.require(origin, principal, tenant.get());
    } else if (principal.organisation().isEmpty()) {
      allowlists.require(origin, principal);
    }
  }

  /** What is called at a tenant's own address acts there and nowhere else. */
  private static void requireTenantOfEndpoint(CallOrigin origin, ToolName name, BoundCall bound) {
    Optional<TenantId> endpoint = origin.credentials().tenant();
    if (endpoint.isPresent() && name.actsInTenant() && !bound.tenant().equals(endpoint)) {
      throw new Unauthorized("tenant_not_of_endpoint");
    }
  }

  private void requireVisible(String tool) {
    if (!catalogue.isCallable(tool)) {
      throw new UnknownTool();
    }
  }

  private <A> Answered<A> refuse(
      CallOrigin origin,
      Optional<Principal> principal,
      Optional<String> tool,
      DecisionGateException problem,
      Function<ToolOutcome, A> write,
      ToLongFunction<A> size) {
    A answer = write.apply(new ToolOutcome.Failure(problem));
    try {
      return new Answered<>(
          answer,
          Optional.of(commit(record(origin, principal, tool, Optional.of(problem), size, answer))));
    } catch (DecisionGateException e) {
      return new Answered<>(write.apply(new ToolOutcome.Failure(e)), Optional.empty());
    }
  }

  private static <A> Change record(
      CallOrigin origin,
      Optional<Principal> principal,
      Optional<String> tool,
      Optional<DecisionGateException> problem,
      ToLongFunction<A> size,
      A answer) {
    Change.Builder change = Change.builder();
    problem
        .flatMap(ToolDispatcher::denial)
        .ifPresent(
            explanation ->
                change.audit(
                    AuditEvents.denied(origin, tool.orElse("tools/list"), principal, explanation)));
    return change
        .audit(AuditEvents.mcpRequest(origin, tool, problem, size.applyAsLong(answer)))
        .buildAuditOnly(PLATFORM);
  }

  private static Optional<String> denial(DecisionGateException problem) {
    return switch (problem) {
      case Unauthenticated unknown -> Optional.of(unknown.explanation());
      case Unauthorized denied -> Optional.of(denied.explanation());
      default -> Optional.empty();
    };
  }

  private Receipt commit(Change change) {
    return await(journal.commit(change));
  }

  private static Receipt await(CompletableFuture<Receipt> commit) {
    try {
      return commit.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void submitQuietly(Change.Builder change) {
    unrecorded.acquireUninterruptibly();
    var unused =
        journal
            .commit(change.buildAuditOnly(PLATFORM))
            .whenComplete(
                (receipt, problem) -> {
                  unrecorded.release();
                  if (problem != null) {
                    LOG.log(
                        System.Logger.Level.WARNING,
                        "a refused request could not be recorded",
                        problem);
                  }
                });
  }

  private static DecisionGateException explained(CallOrigin origin, RuntimeException problem) {
    if (problem instanceof DecisionGateException known) {
      return known;
    }
    if (problem instanceof PersistenceException || problem instanceof TransactionalException) {
      return new StorageUnavailable(problem);
    }
    LOG.log(System.Logger.Level.ERROR, "call " + origin.serverCorrelationId() + " failed", problem);
    return new InternalFailure(origin.serverCorrelationId());
  }
}
