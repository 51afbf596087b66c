package io.decisiongate.identity.control;

import io.decisiongate.core.access.Rights;
import io.decisiongate.core.configuration.AuthSettings;
import io.decisiongate.core.configuration.PrincipalSettings;
import io.decisiongate.core.configuration.Secret;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.net.TrustedProxies;
import io.decisiongate.identity.boundary.Principal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is known by the configuration file (auth.md section 1): static tokens, client subjects, the
 * proxies that may name subjects, and what principals are besides their id. Tokens are compared by
 * their SHA-256, so that the time of a look-up tells nothing about them.
 */
public final class ConfiguredIdentities {
  private final Set<Sha256> tokens;
  private final Set<String> subjects;
  private final TrustedProxies proxies;
  private final Map<String, PrincipalSettings> principals = new HashMap<>();

  public ConfiguredIdentities(AuthSettings settings) {
    tokens =
        settings.bearerTokens().stream()
            .map(Secret::value)
            .map(ConfiguredIdentities::hash)
            .collect(Collectors.toUnmodifiableSet());
    subjects = Set.copyOf(settings.mtlsSubjects());
    proxies = TrustedProxies.of(settings.trustedProxies());
    // Of several entries for one subject the first holds.
    settings.principals().forEach(entry -> principals.putIfAbsent(entry.subject(), entry));
  }

  /** The principal of a static token. */
  public Optional<Principal> ofToken(String token) {
    Sha256 hash = hash(token);
    return tokens.contains(hash)
        ? Optional.of(principal("token:" + hash.value(), Principal.Method.BEARER_TOKEN, Set.of()))
        : Optional.empty();
  }

  /** The principal of a client subject; empty when it is not on the list. */
  public Optional<Principal> ofSubject(String subject) {
    return subjects.contains(subject)
        ? Optional.of(principal(subject, Principal.Method.MTLS_SUBJECT, Set.of()))
        : Optional.empty();
  }

  /** Whether a connection from this address may name the client's subject. */
  public boolean isTrustedProxy(String peerAddress) {
    return proxies.contain(peerAddress);
  }

  /** A principal that needs no credentials of the file, with the roles that the file gives it. */
  public Principal principal(String id, Principal.Method method, Set<Principal.Scope> scopes) {
    return withRoles(
        new Principal(id, method, id, scopes, List.of(), Optional.empty(), Rights.NONE));
  }

  /** The principal with the roles and class of the file added to its own. */
  public Principal withRoles(Principal principal) {
    PrincipalSettings entry = principals.get(principal.id());
    if (entry == null) {
      return principal;
    }
    List<Principal.Role> roles =
        Stream.concat(
                principal.roles().stream(),
                entry.roles().stream()
                    .map(role -> new Principal.Role(role.name(), role.tenant(), role.namespace())))
            .toList();
    return principal.with(roles, entry.policyClass().or(principal::policyClass));
  }

  private static Sha256 hash(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
  }
}
