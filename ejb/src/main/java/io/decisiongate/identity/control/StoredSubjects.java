package io.decisiongate.identity.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.storage.boundary.LookupRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/** Subjects as the database had them at most two seconds ago. */
@ApplicationScoped
public class StoredSubjects implements SubjectRegister {
  private static final int MOST_CACHED = 10_000;
  private static final Duration FRESH = Duration.ofSeconds(2);

  @Inject LookupRows rows;

  private final Cache<Key, Standing> known =
      Caffeine.newBuilder().maximumSize(MOST_CACHED).expireAfterWrite(FRESH).build();

  private record Key(long organisation, String id) {}

  @Override
  public Standing standing(long organisation, String id) {
    return Objects.requireNonNull(known.get(new Key(organisation, id), this::read));
  }

  private Standing read(Key key) {
    return rows.first(
            "select good, grants from dg_subject(?, ?)",
            StoredSubjects::standing,
            key.organisation(),
            key.id())
        .orElseGet(Standing.Refused::new);
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return row.getBoolean("good")
        ? new Standing.Accepted(row.getString("grants"))
        : new Standing.Refused();
  }
}
