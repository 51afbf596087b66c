package io.decisiongate.sessions.boundary;

import io.decisiongate.allowlist.boundary.IpAllowlists;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.access.Role;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.identity.boundary.Authenticator;
import io.decisiongate.identity.boundary.Credential;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.sessions.control.Attempt;
import io.decisiongate.sessions.control.Attempts;
import io.decisiongate.sessions.control.Issuing;
import io.decisiongate.sessions.control.RefreshToken;
import io.decisiongate.sessions.control.SessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Shows and ends sessions (sessions-rbac.md section 6). Access tokens of a session that has ended
 * are refused within two seconds on every node.
 */
@ApplicationScoped
public class Sessions {
  private static final String KEY_PREFIX = "key:";
  private static final String REVOKED = "session_revoked";

  @Inject Authenticator authenticator;
  @Inject IpAllowlists allowlists;
  @Inject Attempts attempts;
  @Inject Issuing issuing;
  @Inject SessionStore store;

  /**
   * Logs out: ends the session of the refresh token; without one, that of the caller. A token that
   * nobody knows, or whose session is over, changes nothing.
   *
   * @throws Unauthorized when there is neither
   */
  public void logOut(CallOrigin origin, Optional<String> refreshToken) {
    issuing.settings();
    attempts.repeat(
        origin,
        "logout",
        attempt -> {
          Optional<String> sid =
              refreshToken.isPresent()
                  ? refreshToken
                      .map(RefreshToken::new)
                      .filter(RefreshToken::isWellFormed)
                      .flatMap(token -> store.sessionOf(token.hash()))
                  : Optional.of(own(attempt, origin));
          sid.ifPresent(found -> end(attempt, Optional.empty(), found, "logout"));
          return true;
        });
  }

  private String own(Attempt attempt, CallOrigin origin) {
    return caller(attempt, origin)
        .credential()
        .session()
        .map(Credential.Session::sid)
        .orElseThrow(() -> new Unauthorized("neither a refresh token nor a session"));
  }

  /**
   * Ends all sessions of the caller, and all its access tokens.
   *
   * @throws Unauthorized when its key is good for some tools or tenants only
   */
  public void logOutEverywhere(CallOrigin origin) {
    issuing.settings();
    attempts.repeat(
        origin,
        "logout_all",
        attempt -> {
          Principal caller = caller(attempt, origin);
          SessionStore.Keeper keeper = keeper(origin, caller);
          attempt.step("dg_log_out_everywhere", caller.id(), "logout_all");
          attempt.record(
              caller, keeper.organisation(), "logout_all", "principal:" + caller.id(), "");
          return true;
        });
  }

  /** The caller's own sessions, the oldest first. */
  public List<SessionEntry> list(CallOrigin origin) {
    issuing.settings();
    return attempts.repeat(
        origin,
        "sessions",
        attempt -> {
          Principal caller = caller(attempt, origin);
          keeper(origin, caller);
          return store.sessions(caller.id(), SessionEntry::of);
        });
  }

  /**
   * Ends a session: one of the caller's own, or anybody's in its organisation if it may.
   *
   * @throws NotFound when there is none that the caller may end
   */
  public void end(CallOrigin origin, String sid) {
    issuing.settings();
    attempts.repeat(
        origin,
        REVOKED,
        attempt -> {
          Principal caller = caller(attempt, origin);
          SessionStore.Keeper keeper = keeper(origin, caller);
          if (store.owner(sid).filter(owner -> mayEnd(caller, keeper, owner)).isEmpty()) {
            throw new NotFound("session not found");
          }
          end(attempt, Optional.of(caller), sid, REVOKED);
          return true;
        });
  }

  private static boolean mayEnd(
      Principal caller, SessionStore.Keeper keeper, SessionStore.Owner owner) {
    return owner.principal().equals(caller.id())
        || (owner.organisation() == keeper.organisation()
            && caller.rights().reach(Capability.SESSIONS_REVOKE)
            && keeper.roles().stream()
                .flatMap(role -> Role.named(role).stream())
                .anyMatch(role -> role.capabilities().contains(Capability.SESSIONS_REVOKE)));
  }

  private void end(Attempt attempt, Optional<Principal> by, String sid, String action) {
    store
        .owner(sid)
        .ifPresent(
            owner -> {
              attempt.step("dg_end_session", sid, action);
              attempt.record(
                  by.orElseGet(
                      () -> Attempt.ofSession(sid, owner.principal(), owner.organisation())),
                  owner.organisation(),
                  action,
                  "session:" + sid,
                  "principal=" + owner.principal());
            });
  }

  private Principal caller(Attempt attempt, CallOrigin origin) {
    Principal caller = authenticator.authenticate(origin.credentials());
    attempt.by(caller);
    allowlists.require(origin, caller);
    return caller;
  }

  private SessionStore.Keeper keeper(CallOrigin origin, Principal caller) {
    String key = caller.credentialId();
    SessionStore.Keeper keeper =
        store
            .keeper(
                caller.id(), key.startsWith(KEY_PREFIX) ? key.substring(KEY_PREFIX.length()) : "")
            .filter(found -> !caller.belongsElsewhere(found.organisation()))
            .orElseThrow(() -> new Unauthorized("principal_unmapped"));
    if (caller.organisation().isEmpty()) {
      allowlists.require(origin, caller, keeper.organisation());
    }
    return keeper;
  }
}
