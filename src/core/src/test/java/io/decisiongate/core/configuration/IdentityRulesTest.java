package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.Rows.accepted;
import static io.decisiongate.core.configuration.Rows.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Section {@code identity}: each message, and values just inside. */
class IdentityRulesTest {
  private static final String NAMED = "[[identity.issuers]]\nname = \"corp\"";
  private static final String ISSUER =
      NAMED + "\nissuer = \"https://a\"\naudiences = [\"decision-gate\"]";
  private static final String PREFIX = "identity issuer corp: ";
  private static final String SESSIONS =
      "tenancy.mode = \"managed\"\n[identity.sessions]\nsecret = \"" + "s".repeat(32) + "\"";
  private static final String ASKED = "introspection = { client_id = \"g\", client_secret = \"s\"";

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused(
            "identity.resource must include http:// or https://", "identity.resource = \"gate\""),
        refused("identity issuer name must be", "[[identity.issuers]]"),
        refused("identity issuer name must be", "[[identity.issuers]]\nname = \"token\""),
        refused("identity issuer name must be", "[[identity.issuers]]\nname = \"a:b\""),
        refused(PREFIX + "issuer must be non-empty", NAMED),
        refused(PREFIX + "audiences needs 1 to 16 entries", NAMED, "issuer = \"https://a\""),
        refused(
            PREFIX + "audiences must be non-empty",
            NAMED,
            "issuer = \"https://a\"\naudiences = [\" \"]"),
        refused(PREFIX + "algorithms must be non-empty", ISSUER, "algorithms = []"),
        refused(PREFIX + "unsupported algorithm: none", ISSUER, "algorithms = [\"none\"]"),
        refused(PREFIX + "unsupported algorithm: HS256", ISSUER, "algorithms = [\"HS256\"]"),
        refused(
            PREFIX + "keys from http:// require allow_http=true",
            ISSUER,
            "jwks_uri = \"http://a/keys\""),
        refused(
            PREFIX + "keys from http:// require allow_http=true",
            NAMED,
            "issuer = \"http://a\"\naudiences = [\"x\"]"),
        refused(
            "identity.issuers[0].jwks_uri, jwks_path and public_key exclude each other",
            ISSUER,
            "jwks_path = \"a\"\npublic_key = \"b\""),
        refused(PREFIX + "subject_claim must be non-empty", ISSUER, "subject_claim = \"\""),
        refused(PREFIX + "groups_claim must be non-empty", ISSUER, "groups_claim = \"\""),
        refused(
            PREFIX + "clock_skew_ms must be between 0 and 300000 milliseconds",
            ISSUER,
            "clock_skew_ms = 300001"),
        refused(
            PREFIX + "token_age_ms must be between 1000 and 2592000000 milliseconds",
            ISSUER,
            "token_age_ms = 999"),
        refused(
            PREFIX + "keys_ttl_ms must be between 1000 and 86400000 milliseconds",
            ISSUER,
            "keys_ttl_ms = 999"),
        refused(
            PREFIX + "outage_ms must be between 0 and 86400000 milliseconds",
            ISSUER,
            "outage_ms = -1"),
        refused(
            PREFIX + "grants.tenant_id is required",
            ISSUER,
            "grants = [{ group = \"g\", role = \"r\" }]"),
        refused(
            PREFIX + "grants.group must be non-empty",
            ISSUER,
            "grants = [{ role = \"r\", tenant_id = 1 }]"),
        refused(
            PREFIX + "grants.role must be non-empty",
            ISSUER,
            "grants = [{ group = \"g\", tenant_id = 1 }]"),
        refused(PREFIX + "introspection.client_id must be non-empty", ISSUER, "introspection = {}"),
        refused(
            PREFIX + "introspection needs either client_secret or client_secret_path",
            ISSUER,
            "introspection = { client_id = \"g\" }"),
        refused(
            PREFIX + "introspection needs either client_secret or client_secret_path",
            ISSUER,
            ASKED + ", client_secret_path = \"a\" }"),
        refused(
            PREFIX + "introspection.endpoint must include http:// or https://",
            ISSUER,
            ASKED + ", endpoint = \"a\" }"),
        refused(
            PREFIX + "introspection by http:// requires allow_http=true",
            ISSUER,
            ASKED + ", endpoint = \"http://a\" }"),
        refused(
            PREFIX + "introspection by http:// requires allow_http=true",
            NAMED,
            "issuer = \"http://a\"\naudiences = [\"x\"]\njwks_path = \"k\"",
            ASKED + "}"),
        refused(
            "identity.issuers[0].introspection.tokens", ISSUER, ASKED + ", tokens = \"every\" }"),
        refused(
            PREFIX + "introspection.token_prefix must not contain whitespace",
            ISSUER,
            ASKED + ", token_prefix = \"a b\" }"),
        refused(
            PREFIX + "introspection.token_prefix must not begin with dgk_",
            ISSUER,
            ASKED + ", token_prefix = \"dgk_x\" }"),
        refused(
            PREFIX + "introspection.cache_ttl_ms must be between 0 and 600000 milliseconds",
            ISSUER,
            ASKED + ", cache_ttl_ms = 600001 }"),
        refused(
            "identity issuer other: introspection.token_prefix is that of another issuer",
            ISSUER,
            ASKED + "}",
            ISSUER.replace("corp", "other").replace("//a", "//b"),
            ASKED + "}"),
        refused(
            "duplicate identity issuer name: corp",
            ISSUER,
            NAMED + "\nissuer = \"https://b\"\naudiences = [\"x\"]"),
        refused("duplicate identity issuer: https://a", ISSUER, ISSUER.replace("corp", "partner")),
        refused(
            "server.auth.mtls_subjects must not begin with the name of an identity issuer: corp",
            "server.auth.mtls_subjects = [\"corp:alice\"]",
            ISSUER),
        refused(
            "identity.sessions.secret and secret_path exclude each other",
            SESSIONS,
            "secret_path = \"a\""),
        refused(
            "identity.sessions.secret requires tenancy.mode=managed",
            SESSIONS.replace("managed", "open")),
        refused(
            "identity.sessions.secret needs at least 32 bytes",
            SESSIONS.replaceFirst("s\"$", "\"")),
        refused("identity.sessions.secret too long", SESSIONS.replace("ssss", "s".repeat(80))),
        refused(
            "identity.sessions.secret_path must be non-empty",
            "tenancy.mode = \"managed\"\n[identity.sessions]\nsecret_path = \"\""),
        refused(
            "identity.sessions.issuer must not contain whitespace", SESSIONS, "issuer = \"a b\""),
        refused(
            "identity.sessions.issuer must not be that of an identity issuer",
            SESSIONS,
            "issuer = \"https://a\"",
            ISSUER),
        refused(
            "identity.sessions.access_ttl_s must be between 60 and 3600",
            SESSIONS,
            "access_ttl_s = 59"),
        refused(
            "identity.sessions.access_ttl_s must be between 60 and 3600",
            SESSIONS,
            "access_ttl_s = 3601"),
        refused(
            "identity.sessions.refresh_ttl_s must be between 3600 and 31536000",
            SESSIONS,
            "refresh_ttl_s = 3599"),
        refused(
            "identity.sessions.idle_ttl_s must be between 300 and 31536000",
            SESSIONS,
            "idle_ttl_s = 299"),
        refused(
            "identity.sessions.idle_ttl_s must not be less than access_ttl_s",
            SESSIONS,
            "idle_ttl_s = 899"),
        refused("identity.sessions.grace_s must be between 0 and 30", SESSIONS, "grace_s = 31"),
        refused("identity.sessions.grace_s must be between 0 and 30", SESSIONS, "grace_s = -1"),
        refused(
            "identity.sessions.max_refreshes must be between 1 and 1000",
            SESSIONS,
            "max_refreshes = 0"),
        refused(
            "identity.sessions.passwords requires a secret", "identity.sessions.passwords = true"),
        refused("identity.sessions.key_days must be between 1 and 365", SESSIONS, "key_days = 366"),
        refused(
            "too many identity issuers",
            Stream.iterate(0, i -> i < 17, i -> i + 1)
                .map(i -> ISSUER.replace("corp", "corp" + i).replace("https://a", "https://a" + i))
                .toArray(String[]::new)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isRefused(String message, String toml) {
    assertThatThrownBy(() -> ConfigurationFile.parse(toml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  static Stream<Arguments> acceptances() {
    return Stream.of(
        accepted("identity.resource = \"http://127.0.0.1:8080/mcp\""),
        accepted(ISSUER),
        accepted("tenancy.mode = \"open\""),
        accepted(SESSIONS),
        accepted(
            "tenancy.mode = \"managed\"\n[identity.sessions]\nsecret_path = \"/run/secrets/sessions\""),
        accepted(
            SESSIONS,
            "access_ttl_s = 60\nrefresh_ttl_s = 3600\nidle_ttl_s = 300\ngrace_s = 0\nkey_days = 1",
            "max_refreshes = 1000"),
        accepted(
            SESSIONS,
            "access_ttl_s = 3600\nrefresh_ttl_s = 31536000\nidle_ttl_s = 31536000\ngrace_s = 30",
            "key_days = 365"),
        accepted(ISSUER, "outage_ms = 0\nclock_skew_ms = 0\nkeys_ttl_ms = 1000"),
        accepted(ISSUER, "jwks_uri = \"http://a/keys\"\nallow_http = true"),
        accepted(ISSUER, ASKED + ", endpoint = \"http://a\" }", "allow_http = true"),
        accepted(
            ISSUER,
            ASKED + "}",
            ISSUER.replace("corp", "other").replace("//a", "//b"),
            ASKED + ", token_prefix = \"b_\" }",
            ISSUER.replace("corp", "third").replace("//a", "//c"),
            ASKED + ", tokens = \"jwt\" }"));
  }

  @ParameterizedTest
  @MethodSource("acceptances")
  void isAccepted(String toml) {
    assertThat(ConfigurationFile.parse(toml)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a/mcp, https://a/.well-known/oauth-protected-resource/mcp",
    "https://a:8443/x/mcp, https://a:8443/.well-known/oauth-protected-resource/x/mcp",
    "https://a/, https://a/.well-known/oauth-protected-resource",
    "https://a, https://a/.well-known/oauth-protected-resource"
  })
  void metadataLieBetweenHostAndPath(String resource, String metadata) {
    assertThat(
            ConfigurationFile.parse("identity.resource = \"" + resource + "\"")
                .configuration()
                .identity()
                .resourceMetadata())
        .contains(metadata);
  }
}
