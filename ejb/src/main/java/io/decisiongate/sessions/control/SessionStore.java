package io.decisiongate.sessions.control;

import io.decisiongate.storage.boundary.LookupRows;
import io.decisiongate.storage.boundary.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the database knows of log-ins (migrations V013, V018). */
@ApplicationScoped
public class SessionStore {
  @Inject LookupRows rows;

  /**
   * Whom a key would log in.
   *
   * @param now Unix milliseconds of the database
   * @param kind {@code person} or {@code service}
   * @param tenants the active ones in which the key is good, in ascending order
   * @param lastTenant of the principal's session that was used last
   * @param hasScopes whether the key is good in any tenant, active or not
   */
  public record Candidate(
      long now,
      String principal,
      String kind,
      long organisation,
      List<Long> tenants,
      Optional<Long> lastTenant,
      boolean hasScopes) {}

  /**
   * A session that is good.
   *
   * @param roles names of the roles in its tenant
   * @param organisationRoles names of the roles in all of the organisation
   * @param tenant empty when its principal had none
   * @param authTime when the key was shown, Unix milliseconds
   * @param expiresAt when it ends, whatever happens, Unix milliseconds
   * @param idleExpiresAt when it ends unless it is refreshed, Unix milliseconds
   * @param byPassword whether a password opened it
   */
  public record Live(
      String sid,
      String principal,
      long organisation,
      List<String> roles,
      List<String> organisationRoles,
      Optional<Long> tenant,
      long authTime,
      long tokenVersion,
      long expiresAt,
      long idleExpiresAt,
      boolean byPassword) {

    /** The same after a refresh. */
    public Live refreshed(long nextIdleEnd) {
      return new Live(
          sid,
          principal,
          organisation,
          roles,
          organisationRoles,
          tenant,
          authTime,
          tokenVersion,
          expiresAt,
          nextIdleEnd,
          byPassword);
    }
  }

  /** A refresh token that is known, and whose it is. */
  public record Token(String sid, RefreshRules.Known known, String address) {}

  /**
   * A caller who may look after sessions.
   *
   * @param roles names of the roles in all of the organisation
   */
  public record Keeper(long organisation, List<String> roles) {}

  /** Whose a session is. */
  public record Owner(String principal, long organisation) {}

  /** Whom this key would log in; empty when it is not good. */
  public Optional<Candidate> candidate(byte[] keyHash) {
    return rows.first("select * from dg_login(?)", SessionStore::candidate, (Object) keyHash);
  }

  /** Whom the key that opened the session would log in; empty when one of them is over. */
  public Optional<Candidate> candidateOf(String sid) {
    return rows.first("select * from dg_login_of_session(?)", SessionStore::candidate, sid);
  }

  /** The session, if it is good now. */
  public Optional<Live> live(String sid) {
    return rows.first(
        "select s.*, dg_is_of_password(s.key_id) as by_password from dg_session(?) s",
        row -> live(sid, row),
        sid);
  }

  /** What is known of a refresh token. */
  public Optional<Token> token(byte[] hash) {
    return rows.first(
        "select * from dg_refresh_token(?, ?)", SessionStore::token, hash, RefreshRules.WINDOW_MS);
  }

  /** The session of a refresh token, unless it is over. */
  public Optional<String> sessionOf(byte[] tokenHash) {
    return rows.first(
        "select sid from dg_session_of_token(?)", row -> row.getString(1), (Object) tokenHash);
  }

  /** Whose the session is, unless it is over. */
  public Optional<Owner> owner(String sid) {
    return rows.first(
        "select * from dg_session_owner(?)",
        row -> new Owner(row.getString(1), row.getLong(2)),
        sid);
  }

  /**
   * What a principal of the database may look after; empty when there is none, or when its key is
   * good for some tools or tenants only.
   *
   * @param keyId empty when it showed no key
   */
  public Optional<Keeper> keeper(String principal, String keyId) {
    return rows.first(
        "select organisation_id, organisation_roles from dg_administrator(?, ?)",
        row -> new Keeper(row.getLong(1), words(row.getString(2))),
        principal,
        keyId);
  }

  /** The sessions of a principal that are not over, each read by the caller. */
  public <T> List<T> sessions(String principal, Rows.Reader<T> reader) {
    return rows.all(
        "select s.*, dg_is_of_password(s.key_id) as by_password from dg_sessions(?) s",
        reader,
        principal);
  }

  /** Erases what nobody may have any more. */
  public void sweep(long graceMs) {
    rows.all("select dg_sweep_sessions(?)", row -> true, graceMs);
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        row.getLong("now_ms"),
        row.getString("principal_id"),
        row.getString("kind"),
        row.getLong("organisation_id"),
        words(row.getString("tenants")).stream().map(Long::valueOf).toList(),
        Rows.number(row, "last_tenant"),
        row.getBoolean("has_scopes"));
  }

  private static Live live(String sid, ResultSet row) throws SQLException {
    return new Live(
        sid,
        row.getString("principal_id"),
        row.getLong("organisation_id"),
        words(row.getString("scopes")).stream()
            .map(grant -> grant.split(":", 3)[2])
            .distinct()
            .toList(),
        words(row.getString("organisation_roles")),
        Rows.number(row, "active_tenant"),
        row.getLong("auth_time"),
        row.getLong("token_version"),
        row.getLong("expires_at"),
        row.getLong("idle_expires_at"),
        row.getBoolean("by_password"));
  }

  private static Token token(ResultSet row) throws SQLException {
    byte @Nullable [] box = row.getBytes("successor_box");
    return new Token(
        row.getString("sid"),
        new RefreshRules.Known(
            row.getLong("now_ms"),
            Rows.number(row, "used_at"),
            Rows.number(row, "revoked_at").isPresent(),
            Optional.ofNullable(box),
            row.getBoolean("successor_spent"),
            row.getBoolean("session_revoked"),
            row.getLong("expires_at"),
            row.getLong("idle_expires_at"),
            row.getLong("in_window"),
            Rows.number(row, "oldest_in_window")),
        row.getString("ip_address"));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
  }
}
