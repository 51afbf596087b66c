package io.decisiongate.administration.boundary;

import io.decisiongate.administration.control.Authorities;
import io.decisiongate.administration.control.RememberedRequests;
import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.InternalFailure;
import io.decisiongate.core.error.RunBusy;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.identity.boundary.Authenticator;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Journal;
import io.decisiongate.journal.boundary.StaleChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The way of an administrator's call: who calls, what may they, what changes; one durable commit
 * with its audit record, and only then the answer. What cannot be committed because something has
 * changed meanwhile is done again from the start. Blocks; meant for virtual threads.
 */
@ApplicationScoped
public class Administration {
  private static final System.Logger LOG = System.getLogger(Administration.class.getName());
  private static final int MOST_ATTEMPTS = 8;
  private static final long PLATFORM = 0;

  @Inject Authenticator authenticator;
  @Inject Authorities authorities;
  @Inject RememberedRequests remembered;
  @Inject Journal journal;

  /**
   * What a creation is answered.
   *
   * @param secret what the first answer shows and no later one; empty when there is nothing
   * @param repeated whether this is the answer to an earlier request
   */
  public record Created(Json.Obj answer, Optional<String> secret, boolean repeated) {
    /** Something that was made just now, without a secret. */
    public static Created of(Json.Obj answer) {
      return new Created(answer, Optional.empty(), false);
    }
  }

  /**
   * Carries out a call.
   *
   * @param action for the audit of a refusal, for example {@code GET /api/v1/tenants}
   * @throws DecisionGateException when it fails; nothing has changed then
   */
  public <A> A call(CallOrigin origin, String action, Function<AdministrativeCall, A> body) {
    Optional<Principal> known = Optional.empty();
    try {
      Principal principal = authenticator.authenticate(origin.credentials());
      known = Optional.of(principal);
      for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        AdministrativeCall call = new AdministrativeCall(origin, authorities.of(principal));
        try {
          A answer = body.apply(call);
          if (call.changesAnything()) {
            commit(call.change());
          }
          return answer;
        } catch (StaleChange e) {
          LOG.log(System.Logger.Level.DEBUG, "attempt {0} of {1}: {2}", attempt, action, e);
        }
      }
      throw new RunBusy(MOST_ATTEMPTS);
    } catch (Unauthenticated e) {
      throw denied(origin, action, known, e, e.explanation());
    } catch (Unauthorized e) {
      throw denied(origin, action, known, e, e.explanation());
    } catch (DecisionGateException e) {
      throw e;
    } catch (PersistenceException e) {
      throw new StorageUnavailable(e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "call " + origin.serverCorrelationId() + " failed", e);
      throw new InternalFailure(origin.serverCorrelationId());
    }
  }

  /** Carries out a creation; a repetition with the same idempotency key creates nothing. */
  public Created create(
      CallOrigin origin,
      String action,
      Creation creation,
      Function<AdministrativeCall, Created> body) {
    return call(
        origin,
        action,
        call -> {
          if (creation.idempotencyKey().isEmpty()) {
            return body.apply(call);
          }
          byte[] key =
              RememberedRequests.key(
                  call.authority().principal().id(), creation.idempotencyKey().get());
          Optional<String> first = remembered.answerTo(key, creation.request());
          if (first.isPresent()) {
            return new Created((Json.Obj) JsonReader.read(first.get()), Optional.empty(), true);
          }
          Created created = body.apply(call);
          call.step(
              "dg_remember_request",
              key,
              creation.request(),
              JsonWriter.write(created.answer()),
              call.now());
          return created;
        });
  }

  private <E extends DecisionGateException> E denied(
      CallOrigin origin, String action, Optional<Principal> known, E refusal, String explanation) {
    commit(
        Change.builder()
            .audit(AuditEvents.denied(origin, action, known, explanation))
            .buildAuditOnly(PLATFORM));
    return refusal;
  }

  private void commit(Change change) {
    try {
      journal.commit(change).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
