package io.decisiongate.identity.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.identity.boundary.Credential;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.storage.boundary.FreshLookups;
import io.decisiongate.storage.boundary.LookupRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the principal of an API key. Credentials are looked up before any tenant is known, through
 * a database function that takes the hash and gives at most one row; a revoked key is refused
 * within two seconds on every node.
 */
@ApplicationScoped
public class ApiKeys {
  /** What every key of ours begins with. */
  public static final String PREFIX = "dgk_";

  private static final int MOST_CACHED = 10_000;
  private static final Duration NOTED_FOR = Duration.ofMinutes(1);

  @Inject LookupRows rows;
  @Inject StoredGrants grants;

  private final FreshLookups<Sha256, Optional<Principal>> known = new FreshLookups<>(this::read);

  private final Cache<Sha256, Boolean> noted =
      Caffeine.newBuilder().maximumSize(MOST_CACHED).expireAfterWrite(NOTED_FOR).build();

  /**
   * The principal of this key; empty when it is unknown, expired or revoked.
   *
   * @throws StorageUnavailable when the database cannot be asked
   */
  public Optional<Principal> find(String key) {
    Sha256 hash = Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    return known.get(hash);
  }

  private Optional<Principal> read(Sha256 hash) {
    byte[] bytes = HexFormat.of().parseHex(hash.value());
    Optional<Principal> found =
        rows.first("select * from dg_authenticate(?)", row -> principal(hash, row), (Object) bytes);
    // For administrators, who want to know which keys nobody needs; once a minute is enough.
    if (found.isPresent() && noted.asMap().putIfAbsent(hash, true) == null) {
      rows.all("select dg_key_used(?)", row -> true, (Object) bytes);
    }
    return found;
  }

  private Principal principal(Sha256 hash, ResultSet row) throws SQLException {
    return grants.principal(
        row.getString("principal_id"),
        row.getLong("organisation_id"),
        Principal.Method.API_KEY,
        credential(hash, row),
        row.getString("scopes"));
  }

  private static Credential credential(Sha256 hash, ResultSet row) throws SQLException {
    return new Credential(
        StoredGrants.KEY + hash.value().substring(0, 16).toLowerCase(Locale.ROOT),
        StoredGrants.tools(row.getString("tools")),
        StoredGrants.rate(row.getInt("max_requests"), row.getLong("window_ms")));
  }
}
