package io.decisiongate.identity.control;

import io.decisiongate.core.access.Rights;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.storage.boundary.FreshLookups;
import io.decisiongate.storage.boundary.LookupRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the organisation that operates the deployment says of principals that the configuration
 * knows, as the database had it at most two seconds ago (migration V017).
 */
@ApplicationScoped
public class OperatorGrants {
  @Inject LookupRows rows;
  @Inject BoundRoles boundRoles;

  private final FreshLookups<String, Optional<Entry>> known = new FreshLookups<>(this::read);

  private record Entry(boolean good, long organisation, BoundRoles.Held held) {}

  /**
   * The principal with what is said of it.
   *
   * @throws Unauthenticated when it is disabled
   * @throws io.decisiongate.core.error.StorageUnavailable when the database cannot be asked
   */
  public Principal of(Principal principal) {
    return known.get(principal.id()).map(entry -> with(principal, entry)).orElse(principal);
  }

  private Principal with(Principal principal, Entry entry) {
    if (!entry.good()) {
      throw new Unauthenticated("principal `" + principal.id() + "` is to be let in no more");
    }
    BoundRoles.Held held = entry.held();
    return new Principal(
        principal.id(),
        Optional.of(entry.organisation()),
        principal.method(),
        principal.credential(),
        held.scopes(),
        Stream.concat(principal.roles().stream(), held.roles().stream()).toList(),
        principal.policyClass(),
        new Rights(held.bindings(), Optional.empty()));
  }

  private Optional<Entry> read(String id) {
    return rows.first("select * from dg_principal_of_file(?)", this::entry, id);
  }

  private Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getBoolean("good"),
        row.getLong("organisation_id"),
        boundRoles.held(row.getString("grants")));
  }
}
