package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A role that a principal has somewhere (sessions-rbac.md section 10, 5).
 *
 * @param tenant empty: in all of the organisation
 * @param namespace empty: in every namespace; never without a tenant
 * @param role name of a role of the product or of the core
 * @param expiresAt Unix milliseconds; empty: until it is taken away
 */
public record RoleGrant(
    Optional<Long> tenant, Optional<Long> namespace, String role, Optional<Long> expiresAt) {
  /** An owner's, for good. */
  static final RoleGrant OWNER =
      new RoleGrant(Optional.empty(), Optional.empty(), "owner", Optional.empty());

  private static final String ANY = "*";

  /** The form of the database's functions: {@code TENANT:NAMESPACE:ROLE:EXPIRY}, by blanks. */
  static String text(List<RoleGrant> grants) {
    return grants.stream().map(RoleGrant::text).collect(Collectors.joining(" "));
  }

  /** Reads what {@link #text(List)} writes. */
  static List<RoleGrant> ofText(String grants) {
    return grants.isEmpty()
        ? List.of()
        : Arrays.stream(grants.split(" ", -1)).map(RoleGrant::of).toList();
  }

  private String text() {
    return tenant.map(Object::toString).orElse(ANY)
        + ':'
        + namespace.map(Object::toString).orElse(ANY)
        + ':'
        + role
        + ':'
        + expiresAt.map(Object::toString).orElse("");
  }

  private static RoleGrant of(String text) {
    String[] parts = text.split(":", -1);
    return new RoleGrant(
        number(parts[0], ANY), number(parts[1], ANY), parts[2], number(parts[3], ""));
  }

  private static Optional<Long> number(String text, String none) {
    return text.equals(none) ? Optional.empty() : Optional.of(Long.valueOf(text));
  }

  /** The form of the REST API. */
  public Json.Obj toJson() {
    return Json.object()
        .putIfPresent("tenant_id", tenant.map(Json::of))
        .putIfPresent("namespace_id", namespace.map(Json::of))
        .put("role", role)
        .putIfPresent("expires_at_ms", expiresAt.map(Json::of))
        .build();
  }
}
