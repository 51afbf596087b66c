package io.decisiongate.identity.control;

import io.decisiongate.storage.boundary.FreshLookups;
import io.decisiongate.storage.boundary.LookupRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Subjects as the database had them at most two seconds ago. */
@ApplicationScoped
public class StoredSubjects implements SubjectRegister {
  @Inject LookupRows rows;

  private final FreshLookups<Key, Standing> known = new FreshLookups<>(this::read);

  private record Key(long organisation, String id) {}

  @Override
  public Standing standing(long organisation, String id) {
    return known.get(new Key(organisation, id));
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
