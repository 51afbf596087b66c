package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.identity.boundary.Principal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrustedIssuersTest {
  private SigningIssuer issuer;
  private RSAKey key;
  private IssuerTrust trusted;

  @BeforeEach
  void start() throws Exception {
    issuer = SigningIssuer.start();
    key = SigningIssuer.rsa("first");
    issuer.publish(key);
    trusted = new IssuerTrust(issuer.configuration(""));
  }

  @AfterEach
  void stop() {
    trusted.close();
    issuer.close();
  }

  private String token() throws JOSEException {
    return issuer.token(key, claims -> claims);
  }

  @Test
  void aGoodTokenTellsWhoItIs() throws Exception {
    Principal principal = trusted.verify(token());

    assertThat(principal.id()).isEqualTo("corp:alice");
    assertThat(principal.method()).isEqualTo(Principal.Method.JWT);
    assertThat(principal.credentialId()).startsWith("jwt:").hasSize(20);
    assertThat(principal.scopes()).isEmpty();
    assertThat(principal.roles()).isEmpty();
  }

  @Test
  void thePrincipalIsAJsonWebToken() throws Exception {
    String token = issuer.token(key, claims -> claims.claim("upn", "alice@example.com"));
    Principal principal = trusted.verify(token);

    assertThat(principal.token().orElseThrow().getName()).isEqualTo("alice@example.com");
    assertThat(principal.token().orElseThrow().getRawToken()).isEqualTo(token);
    assertThat(principal.with(List.of(), Optional.of("prod")).token()).isEqualTo(principal.token());
    // Nor is any part of it in what may be logged.
    for (String part : token.split("\\.", -1)) {
      assertThat(principal.toString()).doesNotContain(part);
    }
  }

  @Test
  void aTokenWithoutSubIsNamedByTheClaimThatSaysWhoItIs() throws Exception {
    trusted.change(issuer.configuration("subject_claim = \"email\""));
    String token =
        issuer.token(key, claims -> claims.subject(null).claim("email", "alice@example.com"));

    assertThat(trusted.verify(token).token().orElseThrow().getName())
        .isEqualTo("alice@example.com");
  }

  @Test
  void anAccessTokenOfRfc9068IsGood() throws Exception {
    String token = issuer.token(key, new JOSEObjectType("at+jwt"), claims -> claims);

    assertThat(trusted.verify(token).id()).isEqualTo("corp:alice");
  }

  @Test
  void ellipticCurvesAreGood() throws Exception {
    ECKey ec = SigningIssuer.ec("ec");
    issuer.publish(ec);

    assertThat(trusted.verify(issuer.token(ec)).id()).isEqualTo("corp:alice");
  }

  @Test
  void administratorsOfTheIssuersOrganisationSayWhatASubjectMayDo() throws Exception {
    trusted.change(
        issuer.configuration(
            """
            organisation_id = 7
            grants = [{ group = "staff", role = "auditor", tenant_id = 3 }]
            """));
    Principal alice =
        trusted.verify(issuer.token(key, claims -> claims.claim("groups", List.of("staff"))));

    assertThat(alice.organisation()).contains(7L);
    assertThat(alice.scopes())
        .containsExactlyInAnyOrder(new Principal.Scope(3, 0), new Principal.Scope(4, 9));
    assertThat(alice.rights().bindings()).hasSize(3);
    assertThat(alice.rights().hold(Capability.SCENARIOS_WRITE, new TenantId(3), new NamespaceId(1)))
        .isTrue();
    assertThat(alice.rolesIn(new TenantId(4), new NamespaceId(9))).contains("viewer");
    assertThat(alice.rolesIn(new TenantId(3), new NamespaceId(9))).contains("auditor");
  }

  @Test
  void whoIsDisabledOrOfNoOrganisationIsRefused() throws Exception {
    trusted.change(issuer.configuration("organisation_id = 7"));
    String mallory = issuer.token(key, claims -> claims.subject("mallory"));
    trusted.assertRefused(mallory, "let in no more");
    assertThat(trusted.verify(issuer.token(key, claims -> claims.subject("carol"))).organisation())
        .contains(7L);

    trusted.change(issuer.configuration("organisation_id = 8"));
    trusted.assertRefused(token(), "let in no more");
  }

  /** What makes a token bad, and a part of what the audit learns. */
  enum Bad {
    AUDIENCE("aud claim rejected", claims -> claims.audience("https://other.test")),
    NO_AUDIENCE("aud", claims -> claims.audience((String) null)),
    EXPIRED("Expired", claims -> claims.expirationTime(inSeconds(-31))),
    NO_EXPIRY("exp", claims -> claims.expirationTime(null)),
    NOT_YET("before", claims -> claims.notBeforeTime(inSeconds(60))),
    ISSUER("not trusted", claims -> claims.issuer("https://evil.test")),
    NO_ISSUER("not trusted", claims -> claims.issuer(null)),
    NO_SUBJECT("sub", claims -> claims.subject(null)),
    BLANK_SUBJECT("subject", claims -> claims.subject(" ")),
    LINE_BREAK_IN_SUBJECT("subject", claims -> claims.subject("alice\nbob"));

    private final String explanation;
    private final UnaryOperator<JWTClaimsSet.Builder> change;

    Bad(String explanation, UnaryOperator<JWTClaimsSet.Builder> change) {
      this.explanation = explanation;
      this.change = change;
    }

    private static Date inSeconds(long seconds) {
      return Date.from(Instant.now().plusSeconds(seconds));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTokenWithBadClaimsIsRefused(Bad bad) throws Exception {
    trusted.assertRefused(issuer.token(key, bad.change), bad.explanation);
  }

  @Test
  void clocksMayDifferALittle() throws Exception {
    String token =
        issuer.token(
            key, claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(5))));

    assertThat(trusted.verify(token).id()).isEqualTo("corp:alice");
  }

  @Test
  void anUnsignedTokenIsRefused() {
    trusted.assertRefused(new PlainJWT(issuer.claims(claims -> claims)).serialize(), "Unsecured");
  }

  /** The public key is no secret: whoever signs with it as one must not be believed. */
  @Test
  void aTokenThatIsSignedWithThePublicKeyAsSecretIsRefused() throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
            issuer.claims(claims -> claims));
    token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

    trusted.assertRefused(token.serialize(), "");
  }

  @Test
  void anAlgorithmThatIsNotOnTheListIsRefused() throws Exception {
    trusted.change(issuer.configuration("algorithms = [\"ES256\"]"));

    trusted.assertRefused(token(), "");
  }

  @Test
  void aTokenOfAnotherKeyIsRefused() throws Exception {
    trusted.assertRefused(issuer.token(SigningIssuer.rsa("first"), claims -> claims), "signature");
  }

  @Test
  void aChangedTokenIsRefused() throws Exception {
    String[] parts = token().split("\\.");
    String claims =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("alice", "admin");
    parts[1] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8));

    trusted.assertRefused(String.join(".", parts), "signature");
  }

  @Test
  void anotherTypeOfTokenIsRefused() throws Exception {
    trusted.assertRefused(
        issuer.token(key, new JOSEObjectType("logout+jwt"), claims -> claims), "typ");
  }

  @Test
  void nobodyIsTrustedWithoutIssuers() throws Exception {
    trusted.change("");

    trusted.assertRefused(token(), "no issuer of tokens is trusted");
  }

  @Test
  void anOldTokenIsRefusedWhenThereIsAnOldestAge() throws Exception {
    trusted.change(issuer.configuration("token_age_ms = 60000\nclock_skew_ms = 0"));

    trusted.assertRefused(
        issuer.token(key, claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(61)))),
        "older than allowed");
    trusted.assertRefused(
        issuer.token(key, claims -> claims.issueTime(null)), "older than allowed");
    assertThat(trusted.verify(token()).id()).isEqualTo("corp:alice");
  }

  @Test
  void twoIssuersDoNotVouchForEachOther() throws Exception {
    try (SigningIssuer other = SigningIssuer.start()) {
      RSAKey otherKey = SigningIssuer.rsa("first");
      other.publish(otherKey);
      trusted.change(
          issuer.configuration(
              """
              [[identity.issuers]]
              name = "partner"
              issuer = "%s"
              audiences = ["%s"]
              allow_http = true
              """
                  .formatted(other.url(), SigningIssuer.AUDIENCE)));

      assertThat(trusted.verify(token()).id()).isEqualTo("corp:alice");
      assertThat(trusted.verify(other.token(otherKey, claims -> claims)).id())
          .isEqualTo("partner:alice");
      trusted.assertRefused(
          other.token(otherKey, claims -> claims.issuer(issuer.url())), "signature");
    }
  }

  @Test
  void metadataOfAnotherIssuerAreNotBelieved() throws Exception {
    issuer.name("https://other.test");

    trusted.assertRefused(token(), "keys are not available");
  }

  @Test
  void membersOfGroupsHaveTheRightsOfTheirGroups() throws Exception {
    trusted.change(
        issuer.configuration(
            """
            groups_claim = "realm_access.roles"
            grants = [
              { group = "deciders", role = "NamespaceWriter", tenant_id = 3, namespace_id = 4 },
              { group = "admins", role = "TenantAdmin", tenant_id = 5 },
              { group = "others", role = "TenantAdmin", tenant_id = 6 },
            ]
            """));

    Principal principal =
        trusted.verify(
            issuer.token(
                key,
                claims ->
                    claims.claim("realm_access", Map.of("roles", List.of("deciders", "admins")))));

    assertThat(principal.scopes())
        .isEqualTo(Set.of(new Principal.Scope(3, 4), new Principal.Scope(5, 0)));
    assertThat(principal.roles().stream().map(Principal.Role::name))
        .containsExactly("NamespaceWriter", "TenantAdmin");
    assertThat(principal.rights().hold(Capability.RUNS_WRITE, new TenantId(3), new NamespaceId(4)))
        .isTrue();
    assertThat(principal.rights().hold(Capability.RUNS_CANCEL, new TenantId(3), new NamespaceId(4)))
        .isFalse();
    assertThat(principal.rights().hold(Capability.RUNS_CANCEL, new TenantId(5), new NamespaceId(4)))
        .isTrue();
  }

  @Test
  void scopesLimitWhatATokenIsGoodFor() throws Exception {
    assertThat(trusted.verify(token()).rights().limit()).isEmpty();
    assertThat(trusted.verify(scoped("openid runs:read")).rights().limit())
        .contains(Set.of(Capability.RUNS_READ));
    trusted.assertRefused(issuer.token(key, claims -> claims.claim("scope", 7)), "claim scope");
  }

  @Test
  void anIssuerMayHaveToNameScopes() throws Exception {
    trusted.change(issuer.configuration("require_scopes = true"));

    assertThat(trusted.verify(token()).rights().limit()).contains(Set.of());
    assertThat(trusted.verify(scoped("runs:read")).rights().limit())
        .contains(Set.of(Capability.RUNS_READ));
  }

  private String scoped(String scope) throws JOSEException {
    return issuer.token(key, claims -> claims.claim("scope", scope));
  }
}
