package io.decisiongate.identity.boundary;

import io.decisiongate.core.access.Rights;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Somebody known who calls.
 *
 * @param id stable name, for example {@code loopback}
 * @param organisation to which it belongs, when the database knows it; empty for everybody else,
 *     who belongs to that of the tenants where it may act
 * @param method how it proved who it is
 * @param credential what it showed
 * @param scopes where it may act
 * @param roles what it is there for, in the words of the schema registry's guard
 * @param policyClass class of work, such as {@code prod}; empty when nobody gave it one
 * @param rights what the roles to which it is bound let it do; what the configuration file says of
 *     a principal is no part of it
 * @param token what it showed, if that is a JSON Web Token that this server has verified by a key;
 *     it says who calls in the words of MicroProfile JWT, and nothing of what the caller may do
 */
public record Principal(
    String id,
    Optional<Long> organisation,
    Method method,
    Credential credential,
    Set<Scope> scopes,
    List<Role> roles,
    Optional<String> policyClass,
    Rights rights,
    Optional<JsonWebToken> token) {
  public Principal {
    scopes = Set.copyOf(scopes);
    roles = List.copyOf(roles);
  }

  /** A principal whose credential is no JSON Web Token. */
  public Principal(
      String id,
      Optional<Long> organisation,
      Method method,
      Credential credential,
      Set<Scope> scopes,
      List<Role> roles,
      Optional<String> policyClass,
      Rights rights) {
    this(
        id, organisation, method, credential, scopes, roles, policyClass, rights, Optional.empty());
  }

  /** A principal that the database does not know, and whose credential has no limits of its own. */
  public Principal(
      String id,
      Method method,
      String credentialId,
      Set<Scope> scopes,
      List<Role> roles,
      Optional<String> policyClass,
      Rights rights) {
    this(
        id,
        Optional.empty(),
        method,
        Credential.of(credentialId),
        scopes,
        roles,
        policyClass,
        rights);
  }

  /** The same principal with other roles and another class of work. */
  public Principal with(List<Role> otherRoles, Optional<String> otherClass) {
    return new Principal(
        id, organisation, method, credential, scopes, otherRoles, otherClass, rights, token);
  }

  /** The same principal, known by this token. */
  public Principal with(JsonWebToken verified) {
    return new Principal(
        id,
        organisation,
        method,
        credential,
        scopes,
        roles,
        policyClass,
        rights,
        Optional.of(verified));
  }

  /** Whether it is known to belong to another organisation than this one. */
  public boolean belongsElsewhere(long other) {
    return organisation.filter(own -> own != other).isPresent();
  }

  /**
   * Whether operators of the deployment say of somebody whom the configuration knows where it may
   * act: then it acts nowhere without a role.
   */
  public boolean isKeptByOperators() {
    return organisation.isPresent()
        && switch (method) {
          case LOCAL, BEARER_TOKEN, MTLS_SUBJECT -> true;
          case API_KEY, PASSWORD, SESSION, JWT, INTROSPECTION -> false;
        };
  }

  /** What it showed, never the secret itself. */
  public String credentialId() {
    return credential.id();
  }

  /** How a principal proved who it is, with the label of audit-metrics.md section 3.7. */
  public enum Method {
    LOCAL("local"),
    BEARER_TOKEN("bearer_token"),
    MTLS_SUBJECT("mtls_subject"),
    API_KEY("api_key"),
    PASSWORD("password"),
    SESSION("session"),
    JWT("jwt"),
    INTROSPECTION("introspection");

    private final String label;

    Method(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * A tenant, or one namespace of it.
   *
   * @param namespace 0 for every namespace of the tenant
   */
  public record Scope(long tenant, long namespace) {}

  /**
   * A role and where it holds (auth.md section 1.2).
   *
   * @param tenant empty means in every tenant
   * @param namespace empty means in every namespace
   */
  public record Role(String name, Optional<TenantId> tenant, Optional<NamespaceId> namespace) {
    boolean holdsIn(TenantId inTenant, NamespaceId inNamespace) {
      return tenant.filter(own -> !own.equals(inTenant)).isEmpty()
          && namespace.filter(own -> !own.equals(inNamespace)).isEmpty();
    }
  }

  /** The names of the roles that hold in this namespace of this tenant. */
  public Set<String> rolesIn(TenantId tenant, NamespaceId namespace) {
    return roles.stream()
        .filter(role -> role.holdsIn(tenant, namespace))
        .map(Role::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it was let in because it calls from this machine, without credentials. */
  public boolean isLocal() {
    return method == Method.LOCAL;
  }
}
