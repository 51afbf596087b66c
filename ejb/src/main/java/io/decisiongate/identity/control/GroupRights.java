package io.decisiongate.identity.control;

import com.nimbusds.jwt.JWTClaimsSet;
import io.decisiongate.core.configuration.GroupGrant;
import io.decisiongate.identity.boundary.Principal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the members of an issuer's groups may do here.
 *
 * @param claim the claim with the groups: its name, or a path through objects such as {@code
 *     realm_access.roles}
 */
record GroupRights(String claim, List<Granted> grants) {
  /** The one claim that is a list in a string (RFC 6749 section 3.3). */
  private static final String SCOPE = "scope";

  /** What one group has, and where. */
  record Granted(String group, Principal.Scope scope, BoundRoles.Bound role) {}

  static GroupRights of(String claim, List<GroupGrant> grants, BoundRoles roles) {
    return new GroupRights(claim, grants.stream().map(grant -> granted(grant, roles)).toList());
  }

  private static Granted granted(GroupGrant grant, BoundRoles roles) {
    return new Granted(
        grant.group(),
        new Principal.Scope(
            grant.tenant().orElseThrow().value(),
            grant.namespace().map(namespace -> namespace.value()).orElse(0L)),
        roles.bind(grant.role(), grant.tenant().orElseThrow(), grant.namespace()));
  }

  /** What somebody with these claims has. */
  BoundRoles.Held of(JWTClaimsSet claims) {
    Set<String> groups = grants.isEmpty() ? Set.of() : groups(claims);
    List<Granted> held = grants.stream().filter(grant -> groups.contains(grant.group())).toList();
    return new BoundRoles.Held(
        held.stream().map(Granted::scope).collect(Collectors.toSet()),
        held.stream().flatMap(granted -> granted.role().roles().stream()).toList(),
        held.stream().map(granted -> granted.role().binding()).toList());
  }

  private Set<String> groups(JWTClaimsSet claims) {
    Object value = value(claims);
    return value instanceof String scopes && claim.equals(SCOPE)
        ? Set.copyOf(Arrays.asList(scopes.split(" ", -1)))
        : texts(value);
  }

  /** The text, or the texts of a list; empty when the value is neither. */
  static Set<String> texts(@Nullable Object value) {
    return switch (value) {
      case String one -> Set.of(one);
      case Collection<?> many ->
          many.stream()
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .collect(Collectors.toUnmodifiableSet());
      case null, default -> Set.of();
    };
  }

  private @Nullable Object value(JWTClaimsSet claims) {
    Object direct = claims.getClaim(claim);
    if (direct != null) {
      return direct;
    }
    Object value = claims.getClaims();
    for (String member : claim.split("\\.", -1)) {
      value = value instanceof Map<?, ?> object ? object.get(member) : null;
      if (value == null) {
        return null;
      }
    }
    return value;
  }
}
