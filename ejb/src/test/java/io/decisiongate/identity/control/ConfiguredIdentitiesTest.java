package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.access.Capability;
import io.decisiongate.core.access.Rights;
import io.decisiongate.core.access.TenantPolicy;
import io.decisiongate.core.configuration.AuthSettings;
import io.decisiongate.core.configuration.PrincipalSettings;
import io.decisiongate.core.configuration.Secret;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.tls.CertificateSubject;
import io.decisiongate.identity.boundary.Principal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredIdentitiesTest {
  private static final String TOKEN_ID =
      "token:" + Sha256.of("one".getBytes(StandardCharsets.UTF_8)).value();

  private final ConfiguredIdentities identities =
      new ConfiguredIdentities(
          new AuthSettings(
              AuthSettings.Mode.BEARER_TOKEN,
              List.of(new Secret("one"), new Secret("two")),
              List.of("CN=alpha,O=Example", ""),
              CertificateSubject.SUBJECT_DN,
              List.of("10.1.0.0/16", "192.0.2.7", "2001:db8::/32"),
              List.of(),
              List.of(
                  principal(TOKEN_ID, "project", "TenantAdmin", 1),
                  principal(TOKEN_ID, "prod", "NamespaceReader", 2),
                  principal("CN=alpha,O=Example", "prod", "NamespaceWriter", 3),
                  principal("key-owner", "scratch", "SchemaManager", 4))));

  @Test
  void aTokenIsKnownByItsHashAndHasItsFirstEntrysRoles() {
    Principal principal = identities.ofToken("one").orElseThrow();
    assertThat(principal.id()).isEqualTo(TOKEN_ID);
    assertThat(principal.credentialId()).isEqualTo(TOKEN_ID);
    assertThat(principal.method()).isEqualTo(Principal.Method.BEARER_TOKEN);
    assertThat(principal.policyClass()).contains("project");
    assertThat(principal.roles()).extracting(Principal.Role::name).containsExactly("TenantAdmin");
    assertThat(principal.toString()).doesNotContain("\"one\"");
  }

  /** Section B1 of the enterprise acceptance list: the policy names a token by its fingerprint. */
  @Test
  void tenant_authz_token_fingerprint_principal_lookup() {
    TenantPolicy policy =
        TenantPolicy.parse(
            """
            {"principals":[{"principal_id":"%s","tenants":[{"tenant_id":1,"namespaces":"all"}]}]}"""
                .formatted(TOKEN_ID)
                .getBytes(StandardCharsets.UTF_8));
    Optional<TenantId> tenant = Optional.of(new TenantId(1));
    Optional<NamespaceId> namespace = Optional.of(new NamespaceId(5));

    String one = identities.ofToken("one").orElseThrow().id();
    String two = identities.ofToken("two").orElseThrow().id();

    assertThat(policy.decide(one, tenant, namespace).allowed()).isTrue();
    assertThat(policy.decide(two, tenant, namespace).reason()).isEqualTo("principal_unmapped");
  }

  @ParameterizedTest
  @CsvSource({"''", "One", "' one'", "'one '", "three"})
  void everyOtherTokenIsUnknown(String token) {
    assertThat(identities.ofToken(token)).isEmpty();
  }

  @Test
  void aTokenWithoutEntryHasNoRoles() {
    Principal principal = identities.ofToken("two").orElseThrow();
    assertThat(principal.roles()).isEmpty();
    assertThat(principal.policyClass()).isEmpty();
  }

  @Test
  void subjectsAreComparedExactly() {
    assertThat(identities.ofSubject("CN=alpha,O=Example"))
        .map(Principal::method)
        .contains(Principal.Method.MTLS_SUBJECT);
    for (String other : List.of("cn=alpha,o=example", " CN=alpha,O=Example", "CN=alpha")) {
      assertThat(identities.ofSubject(other)).as(other).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0, true",
    "10.1.255.255, true",
    "10.2.0.0, false",
    "192.0.2.7, true",
    "192.0.2.8, false",
    "127.0.0.1, false",
    "2001:db8::1, true",
    "2001:db9::1, false",
    "localhost, false"
  })
  void proxiesAreTrustedByTheirAddress(String address, boolean trusted) {
    assertThat(identities.isTrustedProxy(address)).isEqualTo(trusted);
  }

  @Test
  void rolesHoldInTheirScope() {
    Principal principal = identities.ofSubject("CN=alpha,O=Example").orElseThrow();
    assertThat(principal.rolesIn(new TenantId(3), new NamespaceId(7)))
        .containsExactly("NamespaceWriter");
    assertThat(principal.rolesIn(new TenantId(1), new NamespaceId(7))).isEmpty();
  }

  @Test
  void theFileAddsToWhatAPrincipalHasAlready() {
    Principal known =
        new Principal(
            "key-owner",
            Principal.Method.API_KEY,
            "key:1",
            Set.of(new Principal.Scope(1, 0)),
            List.of(new Principal.Role("TenantAdmin", Optional.empty(), Optional.empty())),
            Optional.of("prod"),
            new Rights(List.of(), Optional.of(Set.of(Capability.RUNS_READ))));
    Principal more = identities.withRoles(known);
    assertThat(more.roles())
        .extracting(Principal.Role::name)
        .containsExactly("TenantAdmin", "SchemaManager");
    assertThat(more.scopes()).isEqualTo(known.scopes());
    assertThat(more.rights()).isEqualTo(known.rights());
    assertThat(more.policyClass()).contains("scratch");
  }

  private static PrincipalSettings principal(
      String subject, String policyClass, String role, long tenant) {
    return new PrincipalSettings(
        subject,
        Optional.of(policyClass),
        List.of(
            new PrincipalSettings.Role(role, Optional.of(new TenantId(tenant)), Optional.empty())));
  }
}
