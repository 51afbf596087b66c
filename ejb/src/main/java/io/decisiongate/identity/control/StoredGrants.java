package io.decisiongate.identity.control;

import io.decisiongate.core.access.Rights;
import io.decisiongate.identity.boundary.Credential;
import io.decisiongate.identity.boundary.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the database says of an API key and its principal. */
@ApplicationScoped
public class StoredGrants {
  /** What the id of a key's credential begins with. */
  static final String KEY = "key:";

  @Inject BoundRoles boundRoles;

  /**
   * A principal with its rights.
   *
   * @param grants for example {@code 1:*:TenantAdmin 2:7:NamespaceReader}: administrator of all of
   *     tenant 1, reader in namespace 7 of tenant 2
   */
  Principal principal(
      String id, long organisation, Principal.Method method, Credential credential, String grants) {
    BoundRoles.Held held = boundRoles.held(grants);
    return new Principal(
        id,
        Optional.of(organisation),
        method,
        credential,
        held.scopes(),
        held.roles(),
        Optional.empty(),
        new Rights(held.bindings(), Optional.empty()));
  }

  /**
   * The only tools that a key may call; empty: all.
   *
   * @param names separated by blanks; null for all
   */
  static Optional<Set<String>> tools(@Nullable String names) {
    return Optional.ofNullable(names).map(text -> Set.of(text.split(" ", -1)));
  }

  /**
   * How often a key may be used.
   *
   * @param maxRequests 0 for no limit
   */
  static Optional<Credential.Rate> rate(int maxRequests, long windowMs) {
    return maxRequests == 0
        ? Optional.empty()
        : Optional.of(new Credential.Rate(maxRequests, windowMs));
  }
}
