package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;
import java.util.List;

/**
 * Somebody or something that calls.
 *
 * @param kind {@code person} or {@code service}
 * @param state {@code active} or {@code disabled}
 * @param operator whether it operates the deployment
 * @param createdAt Unix milliseconds
 * @param version rises with each change, of its roles too
 * @param hasPassword whether it could log in with one, were passwords allowed
 */
public record PrincipalEntry(
    String id,
    long organisation,
    String name,
    String kind,
    String state,
    boolean operator,
    long createdAt,
    long version,
    List<RoleGrant> roles,
    boolean hasPassword)
    implements Entry.Versioned {
  public PrincipalEntry {
    roles = List.copyOf(roles);
  }

  /**
   * What the change makes of it.
   *
   * @throws io.decisiongate.core.error.PreconditionFailed when the caller saw another version
   */
  PrincipalEntry after(NamedChange change) {
    change.requireVersion(version);
    return next(change.name().orElse(name), change.state().orElse(state), roles, hasPassword);
  }

  /**
   * The same one with these roles.
   *
   * @throws io.decisiongate.core.error.PreconditionFailed when the caller saw another version
   */
  PrincipalEntry with(ChangedRoles change) {
    Versions.require(change.expected(), version);
    return next(name, state, change.roles(), hasPassword);
  }

  /**
   * What another password makes of it.
   *
   * @throws io.decisiongate.core.error.PreconditionFailed when the caller saw another version
   */
  PrincipalEntry with(NewPassword change) {
    Versions.require(change.expected(), version);
    return next(name, state, roles, change.password().isPresent());
  }

  private PrincipalEntry next(
      String nextName, String nextState, List<RoleGrant> nextRoles, boolean nextHasPassword) {
    return new PrincipalEntry(
        id,
        organisation,
        nextName,
        kind,
        nextState,
        operator,
        createdAt,
        version + 1,
        nextRoles,
        nextHasPassword);
  }

  @Override
  public Json.Obj toJson() {
    return Json.object()
        .put("principal_id", id)
        .put("organisation_id", organisation)
        .put("name", name)
        .put("kind", kind)
        .put("state", state)
        .put("operator", operator)
        .put("roles", new Json.Array(roles.stream().<Json>map(RoleGrant::toJson).toList()))
        .put("created_at_ms", createdAt)
        .put("has_password", hasPassword)
        .put("version", version)
        .build();
  }
}
