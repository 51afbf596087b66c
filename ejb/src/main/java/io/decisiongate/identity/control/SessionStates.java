package io.decisiongate.identity.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.identity.boundary.Credential;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.storage.boundary.LookupRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Which sessions are good, with the rights that they have now. What was read stays until the number
 * of {@link SessionChanges} rises, and no longer than ten seconds.
 */
@ApplicationScoped
public class SessionStates {
  private static final int MOST_CACHED = 10_000;
  private static final Duration LONGEST = Duration.ofSeconds(2);

  @Inject LookupRows rows;
  @Inject SessionChanges changes;
  @Inject StoredGrants grants;

  private final Cache<String, Read> known =
      Caffeine.newBuilder().maximumSize(MOST_CACHED).expireAfterWrite(LONGEST).build();

  /**
   * A session that is good.
   *
   * @param tokenVersion of its principal; access tokens of another one are not good
   * @param goodUntil Unix milliseconds of the database
   */
  record State(Principal principal, long tokenVersion, long goodUntil) {}

  /**
   * @param change the number that was known before it was read
   */
  private record Read(Optional<State> state, long change) {

    /** Whether something of it has ended by itself, or it is of an earlier version. */
    boolean isBehind(long version) {
      return state
          .filter(it -> it.goodUntil() <= System.currentTimeMillis() || it.tokenVersion() < version)
          .isPresent();
    }
  }

  /**
   * The session of this id; empty when it is over or was never there.
   *
   * @param version of its principal's tokens that the caller has seen; another node may know of it
   *     earlier
   * @throws StorageUnavailable when the database cannot be asked
   */
  Optional<State> find(String sid, long version) {
    long change = changes.number();
    Read read = known.getIfPresent(sid);
    if (read == null || read.change() < change || read.isBehind(version)) {
      read = new Read(read(sid), change);
      known.put(sid, read);
    }
    return read.state();
  }

  private Optional<State> read(String sid) {
    return rows.first("select * from dg_session(?)", row -> state(sid, row), sid);
  }

  private State state(String sid, ResultSet row) throws SQLException {
    Optional<Long> tenant = Optional.ofNullable(row.getObject("active_tenant", Long.class));
    Credential credential =
        new Credential(
            StoredGrants.KEY + row.getString("key_id"),
            StoredGrants.tools(row.getString("tools")),
            StoredGrants.rate(row.getInt("max_requests"), row.getLong("window_ms")),
            Optional.of(new Credential.Session(sid, tenant)));
    return new State(
        grants.principal(
            row.getString("principal_id"),
            row.getLong("organisation_id"),
            Principal.Method.SESSION,
            credential,
            row.getString("scopes")),
        row.getLong("token_version"),
        row.getLong("good_until"));
  }
}
