package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * How an issuer is asked whether a token is good (RFC 7662).
 *
 * @param endpoint address of its introspection endpoint; empty means that its metadata say it
 * @param clientId as which this server asks, by {@code client_secret_basic}
 * @param clientSecret its secret; empty when {@code clientSecretPath} is not
 * @param clientSecretPath file with its secret, read again each time it is needed
 * @param tokens which tokens are asked about
 * @param tokenPrefix what the issuer's opaque tokens begin with; of several issuers the longest
 *     decides whom to ask; empty means every opaque token
 * @param cacheTtlMs longest time for which a good token is not asked about again, and so within
 *     which a revoked one stops working, in milliseconds
 */
public record IntrospectionSettings(
    Optional<String> endpoint,
    String clientId,
    Optional<Secret> clientSecret,
    Optional<String> clientSecretPath,
    Tokens tokens,
    String tokenPrefix,
    long cacheTtlMs) {
  /** API keys begin with it. */
  private static final String RESERVED_PREFIX = "dgk_";

  private static final int MAX_TEXT_BYTES = 512;

  /** Kinds of tokens. */
  public enum Tokens {
    /** Those that are no JSON Web Tokens, which are verified by the issuer's keys. */
    OPAQUE,
    /** JSON Web Tokens only, without the issuer's keys. */
    JWT,
    /** Both. */
    ALL
  }

  static IntrospectionSettings from(TableReader table) {
    return new IntrospectionSettings(
        table.text("endpoint"),
        table.text("client_id", ""),
        table.text("client_secret").map(Secret::new),
        table.text("client_secret_path"),
        table.word("tokens", Tokens.class, Tokens.OPAQUE),
        table.text("token_prefix", ""),
        table.whole("cache_ttl_ms", 30_000));
  }

  /** Whether it is asked about opaque tokens. */
  public boolean isForOpaqueTokens() {
    return tokens != Tokens.JWT;
  }

  /** Whether it is asked about JSON Web Tokens. */
  public boolean isForJwts() {
    return tokens != Tokens.OPAQUE;
  }

  void validate(String issuer) {
    String field = issuer + "introspection.";
    endpoint.ifPresent(url -> FieldRules.url(field + "endpoint", url));
    FieldRules.nonEmpty(field + "client_id", clientId);
    FieldRules.atMostBytes(field + "client_id", clientId, MAX_TEXT_BYTES);
    require(
        clientSecret.isPresent() != clientSecretPath.isPresent(),
        issuer + "introspection needs either client_secret or client_secret_path");
    clientSecret.ifPresent(
        secret -> {
          FieldRules.nonEmpty(field + "client_secret", secret.value());
          FieldRules.atMostBytes(field + "client_secret", secret.value(), MAX_TEXT_BYTES);
        });
    clientSecretPath.ifPresent(path -> FieldRules.path(field + "client_secret_path", path));
    FieldRules.printable(field + "token_prefix", tokenPrefix);
    FieldRules.atMostBytes(field + "token_prefix", tokenPrefix, MAX_TEXT_BYTES);
    require(
        !tokenPrefix.startsWith(RESERVED_PREFIX),
        field + "token_prefix must not begin with " + RESERVED_PREFIX + ", as API keys do");
    FieldRules.milliseconds(field + "cache_ttl_ms", cacheTtlMs, 0, 600_000);
  }
}
