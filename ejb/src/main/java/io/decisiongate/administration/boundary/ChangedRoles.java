package io.decisiongate.administration.boundary;

import io.decisiongate.core.access.Role;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.List;
import java.util.stream.Stream;

/**
 * Exactly the roles that a principal shall have.
 *
 * @param expected the version that the caller has seen
 * @param roles without repetitions, at most 100 in the request
 */
public record ChangedRoles(long expected, List<RoleGrant> roles) {
  private static final int MOST_ROLES = 100;

  public ChangedRoles {
    roles = List.copyOf(roles);
  }

  /**
   * Reads a request.
   *
   * @throws InvalidParams when a role is none, or there are too many
   */
  public static ChangedRoles fromJson(long expected, Json body) {
    List<RoleGrant> grants =
        ObjectReader.of(body, "the request").list("roles", ChangedRoles::grant);
    if (grants.size() > MOST_ROLES) {
      throw new InvalidParams("a principal may have at most " + MOST_ROLES + " roles");
    }
    return new ChangedRoles(expected, grants.stream().distinct().toList());
  }

  private static RoleGrant grant(Json json) {
    ObjectReader members = ObjectReader.of(json, "a role");
    String role = members.string("role");
    if (Role.named(role).isEmpty()) {
      throw members.invalid("role", "`" + role + "` is no role");
    }
    RoleGrant grant =
        new RoleGrant(
            members.optionalInteger("tenant_id", 1, Long.MAX_VALUE),
            members.optionalInteger("namespace_id", 1, Long.MAX_VALUE),
            role,
            members.optionalInteger("expires_at_ms", 1, Long.MAX_VALUE));
    if (grant.namespace().isPresent() && grant.tenant().isEmpty()) {
      throw members.invalid("namespace_id", "a namespace without its tenant");
    }
    return grant;
  }

  /** The roles that are added or taken away. */
  List<RoleGrant> difference(List<RoleGrant> before) {
    return Stream.concat(
            before.stream().filter(grant -> !roles.contains(grant)),
            roles.stream().filter(grant -> !before.contains(grant)))
        .toList();
  }
}
