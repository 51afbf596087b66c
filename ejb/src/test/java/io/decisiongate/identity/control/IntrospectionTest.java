package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.decisiongate.core.access.Capability;
import io.decisiongate.identity.boundary.Principal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IntrospectionTest {
  private IntrospectingIssuer issuer;
  private IssuerTrust trusted;

  @BeforeEach
  void start() throws Exception {
    issuer = IntrospectingIssuer.start("gate:secret");
    trusted = new IssuerTrust(configuration("", ""));
  }

  @AfterEach
  void stop() {
    trusted.close();
    issuer.close();
  }

  /** The issuer with more settings of its own and of the introspection. */
  private String configuration(String more, String moreOfIntrospection) {
    return IntrospectingIssuer.entry("corp", issuer, more, moreOfIntrospection);
  }

  private void reconfigure(String more, String moreOfIntrospection) {
    trusted.change(configuration(more, moreOfIntrospection));
  }

  private void issue(String token, Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = issuer.claims();
    change.accept(claims);
    issuer.issue(token, claims);
  }

  private void issue(String token) {
    issue(token, claims -> {});
  }

  @Test
  void anActiveTokenTellsWhoItIs() {
    issue("opaque-1");

    Principal principal = trusted.verify("opaque-1");

    assertThat(principal.id()).isEqualTo("corp:alice");
    assertThat(principal.method()).isEqualTo(Principal.Method.INTROSPECTION);
    assertThat(principal.credentialId()).startsWith("introspection:").hasSize(30);
    assertThat(principal.scopes()).isEmpty();
    assertThat(principal.token()).isEmpty();
    assertThat(issuer.asked()).containsExactly("opaque-1");
  }

  @Test
  void theEndpointMayStandInTheSettings() {
    reconfigure("", "endpoint = \"" + issuer.url() + "/introspect?of=corp\"");
    issue("a+b/c==");

    assertThat(trusted.verify("a+b/c==").id()).isEqualTo("corp:alice");
  }

  @Test
  void idAndSecretOfTheClientMayHaveAnyCharacters() throws Exception {
    try (IntrospectingIssuer other = IntrospectingIssuer.start("https%3A%2F%2Fgate:a+b%25%C3%BC")) {
      trusted.change(
          IntrospectingIssuer.entry("corp", other, "", "")
              .replace("\"gate\"", "\"https://gate\"")
              .replace("\"secret\"", "\"a b%ü\""));
      other.issue("opaque", other.claims());

      assertThat(trusted.verify("opaque").id()).isEqualTo("corp:alice");
    }
  }

  @Test
  void theSecretMayLieInAFileAndChange(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("secret");
    trusted.change(
        IntrospectingIssuer.entry("corp", issuer, "", "")
            .replace("client_secret = \"secret\"", "client_secret_path = '" + file + "'"));
    issue("opaque");

    trusted.assertRefused("opaque", "introspection is not available");
    Files.writeString(file, "old");
    trusted.assertRefused("opaque", "introspection is not available");
    Files.writeString(file, "secret\n");
    assertThat(trusted.verify("opaque").id()).isEqualTo("corp:alice");
  }

  @Test
  void groupsHaveRights() {
    reconfigure(
        """
        groups_claim = "groups"
        grants = [{ group = "deciders", role = "NamespaceWriter", tenant_id = 3, namespace_id = 4 }]
        """,
        "");
    issue("opaque", claims -> claims.put("groups", List.of("deciders", "others")));

    Principal principal = trusted.verify("opaque");

    assertThat(principal.scopes()).isEqualTo(Set.of(new Principal.Scope(3, 4)));
    assertThat(principal.roles().stream().map(Principal.Role::name))
        .containsExactly("NamespaceWriter");
  }

  @Test
  void scopesHaveRights() {
    reconfigure(
        """
        groups_claim = "scope"
        grants = [
          { group = "gate:decide", role = "NamespaceWriter", tenant_id = 3 },
          { group = "gate", role = "TenantAdmin", tenant_id = 4 },
        ]
        """,
        "");
    issue("opaque", claims -> claims.put("scope", "openid gate:decide"));

    assertThat(trusted.verify("opaque").scopes()).isEqualTo(Set.of(new Principal.Scope(3, 0)));
  }

  @Test
  void scopesThatNameCapabilitiesNarrowWhatTheTokenIsGoodFor() {
    issue("opaque", claims -> claims.put("scope", "openid runs:read"));

    assertThat(trusted.verify("opaque").rights().limit())
        .contains(Set.of(Capability.named("runs:read").orElseThrow()));
  }

  /** What an issuer says about a bad token, and a part of what the audit learns. */
  enum Bad {
    INACTIVE("not active", claims -> claims.put("active", false)),
    AUDIENCE("aud claim rejected", claims -> claims.put("aud", "https://other.test")),
    NO_AUDIENCE("aud", claims -> claims.remove("aud")),
    EXPIRED("Expired", claims -> claims.put("exp", Instant.now().getEpochSecond() - 31)),
    NOT_YET("before", claims -> claims.put("nbf", Instant.now().getEpochSecond() + 60)),
    ISSUER("of another issuer", claims -> claims.put("iss", "https://evil.test")),
    NO_SUBJECT("sub", claims -> claims.remove("sub")),
    BLANK_SUBJECT("subject", claims -> claims.put("sub", " ")),
    NO_CLAIM_BUT_ACTIVE(
        "aud",
        claims -> {
          claims.clear();
          claims.put("active", true);
        });

    private final String explanation;
    private final Consumer<Map<String, Object>> change;

    Bad(String explanation, Consumer<Map<String, Object>> change) {
      this.explanation = explanation;
      this.change = change;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBadTokenIsRefused(Bad bad) {
    issue("opaque", bad.change);

    trusted.assertRefused("opaque", bad.explanation);
  }

  @Test
  void anIssuerNeedNotRepeatItsNameAndTheTime() {
    issue("opaque", claims -> claims.keySet().removeAll(Set.of("iss", "exp")));

    assertThat(trusted.verify("opaque").id()).isEqualTo("corp:alice");
  }

  @Test
  void anUnknownTokenIsRefused() {
    trusted.assertRefused("unknown", "not active");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | {}",
        "200 | {\"active\":\"true\",\"sub\":\"alice\",\"aud\":\"https://gate.test/mcp\"}",
        "200 | {\"active\":true,\"exp\":\"soon\"}",
        "200 | true",
        "200 | <html>",
        "302 | {\"active\":true}",
        "401 | {\"error\":\"invalid_client\"}",
        "500 | {\"active\":true}"
      })
  void answersThatCannotBeUnderstoodMakeNoTokenGood(int status, String text) {
    issuer.answerWith(status, text);

    trusted.assertRefused("opaque", "introspection is not available");
  }

  @Test
  void anEndlessAnswerMakesNoTokenGood() {
    issue("opaque", claims -> claims.put("note", "x".repeat(IntrospectionEndpoint.MOST_BYTES)));

    trusted.assertRefused("opaque", "introspection is not available");
  }

  @Test
  void aTokenIsShownToTheIssuerOfItsPrefixOnly() throws Exception {
    try (IntrospectingIssuer partner = IntrospectingIssuer.start("gate:secret")) {
      trusted.change(
          IntrospectingIssuer.entry("corp", issuer, "", "")
              + IntrospectingIssuer.entry("partner", partner, "", "token_prefix = \"pt_\""));
      issue("opaque");
      partner.issue("pt_opaque", partner.claims());

      assertThat(trusted.verify("pt_opaque").id()).isEqualTo("partner:alice");
      assertThat(trusted.verify("opaque").id()).isEqualTo("corp:alice");
      trusted.assertRefused("pt_other", "not active");
      assertThat(issuer.asked()).containsExactly("opaque");
      assertThat(partner.asked()).containsExactly("pt_opaque", "pt_other");
    }
  }

  @Test
  void onlyTokensOfThePrefixAreMeantForIt() {
    assertThat(trusted.areMeantBy("anything")).isTrue();
    reconfigure("", "token_prefix = \"ot_\"");
    assertThat(trusted.areMeantBy("ot_1")).isTrue();
    assertThat(trusted.areMeantBy("anything")).isFalse();
    reconfigure("", "tokens = \"jwt\"");
    assertThat(trusted.areMeantBy("anything")).isFalse();
    trusted.change("");
    assertThat(trusted.areMeantBy("anything")).isFalse();
  }

  /** Nothing but the issuer's word counts then: neither its keys nor what the token itself says. */
  @Test
  void jsonWebTokensCanBeAskedAboutToo() {
    reconfigure("", "tokens = \"jwt\"\ncache_ttl_ms = 0");
    String token =
        new PlainJWT(new JWTClaimsSet.Builder().issuer(issuer.url()).subject("mallory").build())
            .serialize();
    trusted.assertRefused(token, "not active");
    reconfigure("", "tokens = \"jwt\"\ncache_ttl_ms = 0");
    issue(token);
    Principal principal = trusted.verify(token);
    assertThat(principal.id()).isEqualTo("corp:alice");
    assertThat(principal.token()).isEmpty();
    issuer.revoke(token);

    trusted.assertRefused(token, "not active");
  }

  @Test
  void jsonWebTokensOfOthersAreNotShown() {
    reconfigure("", "tokens = \"all\"");
    String token =
        new PlainJWT(new JWTClaimsSet.Builder().issuer("https://other.test").build()).serialize();

    trusted.assertRefused(token, "not trusted");
    assertThat(issuer.asked()).isEmpty();
  }

  @Test
  void jsonWebTokensAreVerifiedByKeysUnlessTheSettingsSayOtherwise() {
    String token =
        new PlainJWT(new JWTClaimsSet.Builder().issuer(issuer.url()).build()).serialize();
    issue(token);

    trusted.assertRefused(token, "Unsecured");
    assertThat(issuer.asked()).isEmpty();
  }
}
