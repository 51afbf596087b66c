package io.decisiongate.administration.boundary;

import io.decisiongate.administration.control.Authorities;
import io.decisiongate.administration.control.Authority;
import io.decisiongate.administration.control.RememberedRequests;
import io.decisiongate.allowlist.boundary.IpAllowlists;
import io.decisiongate.audit.boundary.AuditedCommits;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.identity.boundary.Authenticator;
import io.decisiongate.identity.boundary.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/**
 * The way of an administrator's call: who calls, what may they, what changes; one durable commit
 * with its audit record, and only then the answer. What cannot be committed because something has
 * changed meanwhile is done again from the start. Blocks; meant for virtual threads.
 */
@ApplicationScoped
public class Administration {
  private static final int MOST_ATTEMPTS = 8;

  @Inject Authenticator authenticator;
  @Inject IpAllowlists allowlists;
  @Inject Authorities authorities;
  @Inject RememberedRequests remembered;
  @Inject AuditedCommits commits;

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
    return commits.carryOut(
        origin,
        action,
        caller -> {
          Principal principal = authenticator.authenticate(origin.credentials());
          caller.is(principal);
          allowlists.require(origin, principal);
          return commits.repeat(
              action, MOST_ATTEMPTS, () -> attempt(origin, authorityOf(origin, principal), body));
        });
  }

  /** Somebody of no organisation may have an entry in one all the same. */
  private Authority authorityOf(CallOrigin origin, Principal principal) {
    Authority authority = authorities.of(principal);
    if (principal.organisation().isEmpty()) {
      allowlists.require(origin, principal, authority.organisation());
    }
    return authority;
  }

  private static <A> AuditedCommits.Decided<A> attempt(
      CallOrigin origin, Authority authority, Function<AdministrativeCall, A> body) {
    AdministrativeCall call = new AdministrativeCall(origin, authority);
    A answer = body.apply(call);
    return new AuditedCommits.Decided<>(
        answer, call.changesAnything() ? Optional.of(call.change()) : Optional.empty());
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
}
