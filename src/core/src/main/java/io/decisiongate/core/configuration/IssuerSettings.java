package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An issuer whose tokens are believed (RFC 9068, OpenID Connect Discovery 1.0, RFC 7662).
 *
 * @param name the issuer's short name; its subjects are known as {@code NAME:SUBJECT}
 * @param issuer the claim {@code iss}, exactly
 * @param audiences a token must be meant for one of them
 * @param algorithms signatures that are accepted; only public-key algorithms
 * @param keys where the keys are found
 * @param caPath file with the authorities whose certificates the issuer may have, and no others;
 *     empty means those of the platform
 * @param subjectClaim the claim that says who it is
 * @param groupsClaim the claim that says in which groups it is
 * @param clockSkewMs how far the clocks of issuer and server may differ, 0 to 300000 milliseconds
 * @param tokenAgeMs oldest token since {@code iat}, in milliseconds; empty means any
 * @param keysTtlMs time for which keys are not fetched again, in milliseconds
 * @param outageMs how long known keys go on working when the issuer does not answer, in
 *     milliseconds
 * @param organisation whose principals its subjects are: with the roles that this organisation's
 *     administrators give them; empty means that they have no roles but those of their groups
 * @param requireScopes whether a token that names no capability as scope is good for nothing
 * @param introspection how it is asked about its tokens; empty means that its tokens are JSON Web
 *     Tokens, which its keys verify
 * @param grants rights of the members of groups
 */
public record IssuerSettings(
    String name,
    String issuer,
    List<String> audiences,
    List<String> algorithms,
    Keys keys,
    Optional<String> caPath,
    boolean allowHttp,
    String subjectClaim,
    String groupsClaim,
    long clockSkewMs,
    Optional<Long> tokenAgeMs,
    long keysTtlMs,
    long outageMs,
    Optional<Long> organisation,
    boolean requireScopes,
    Optional<IntrospectionSettings> introspection,
    List<GroupGrant> grants) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** Ids of principals begin with these already. */
  private static final Set<String> RESERVED = Set.of("token", "key", "mtls", "loopback", "stdio");

  private static final Set<String> ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");
  private static final int MAX_AUDIENCES = 16;
  private static final int MAX_GRANTS = 256;

  /** Where an issuer's public keys are found. */
  public sealed interface Keys {
    /** By the issuer's metadata at {@code /.well-known/openid-configuration}. */
    record Discovered() implements Keys {}

    /** At this address. */
    record At(String url) implements Keys {}

    /** In this file: a JWK set, one JWK, or a public key in PEM. */
    record InFile(String path) implements Keys {}

    /** The text itself. */
    record Inline(String text) implements Keys {}
  }

  public IssuerSettings {
    audiences = List.copyOf(audiences);
    algorithms = List.copyOf(algorithms);
    grants = List.copyOf(grants);
  }

  static IssuerSettings from(TableReader table) {
    return new IssuerSettings(
        table.text("name", ""),
        table.text("issuer", ""),
        table.texts("audiences"),
        table.texts("algorithms", List.of("RS256", "ES256")),
        keys(table),
        table.text("ca_path"),
        table.flag("allow_http", false),
        table.text("subject_claim", "sub"),
        table.text("groups_claim", "groups"),
        table.whole("clock_skew_ms", 30_000),
        table.optionalWhole("token_age_ms"),
        table.whole("keys_ttl_ms", 300_000),
        table.whole("outage_ms", 3_600_000),
        table.optionalWhole("organisation_id"),
        table.flag("require_scopes", false),
        table.optionalSection("introspection").map(IntrospectionSettings::from),
        table.sections("grants", GroupGrant::from));
  }

  private static Keys keys(TableReader table) {
    Optional<String> url = table.text("jwks_uri");
    Optional<String> path = table.text("jwks_path");
    Optional<String> text = table.text("public_key");
    if (url.stream().count() + path.stream().count() + text.stream().count() > 1) {
      throw ConfigurationException.parse(
          table.name("jwks_uri") + ", jwks_path and public_key exclude each other");
    }
    return url.<Keys>map(Keys.At::new)
        .or(() -> path.map(Keys.InFile::new))
        .or(() -> text.map(Keys.Inline::new))
        .orElseGet(Keys.Discovered::new);
  }

  /** Whether a principal with this id is one of the issuer's subjects. */
  public boolean owns(String principalId) {
    return principalId.startsWith(name + ":");
  }

  /** Whether the issuer is asked for something over a connection that is not protected. */
  boolean isPlainHttp() {
    return areKeysOverPlainHttp()
        || introspection
            .map(asked -> FieldRules.isPlainHttp(asked.endpoint().orElse(issuer)))
            .orElse(false);
  }

  private boolean areKeysOverPlainHttp() {
    return switch (keys) {
      case Keys.Discovered ignored -> FieldRules.isPlainHttp(issuer);
      case Keys.At at -> FieldRules.isPlainHttp(at.url());
      case Keys.InFile ignored -> false;
      case Keys.Inline ignored -> false;
    };
  }

  void validate() {
    require(
        NAME.matcher(name).matches() && !RESERVED.contains(name),
        "identity issuer name must be 1 to 32 of a-z, 0-9 and -, begin with a letter and not be a"
            + " word that is in use: "
            + name);
    String field = "identity issuer " + name + ": ";
    FieldRules.url(field + "issuer", issuer);
    require(
        !audiences.isEmpty() && audiences.size() <= MAX_AUDIENCES,
        field + "audiences needs 1 to " + MAX_AUDIENCES + " entries");
    FieldRules.allNonEmpty(field + "audiences", audiences);
    require(!algorithms.isEmpty(), field + "algorithms must be non-empty");
    algorithms.forEach(
        algorithm ->
            require(ALGORITHMS.contains(algorithm), field + "unsupported algorithm: " + algorithm));
    validateKeys(field);
    introspection.ifPresent(asked -> asked.validate(field));
    // Whoever can change the keys or an answer on their way can make tokens.
    require(
        allowHttp || !areKeysOverPlainHttp(), field + "keys from http:// require allow_http=true");
    require(
        allowHttp || !isPlainHttp(), field + "introspection by http:// requires allow_http=true");
    caPath.ifPresent(path -> FieldRules.path(field + "ca_path", path));
    FieldRules.nonEmpty(field + "subject_claim", subjectClaim);
    FieldRules.nonEmpty(field + "groups_claim", groupsClaim);
    FieldRules.milliseconds(field + "clock_skew_ms", clockSkewMs, 0, 300_000);
    tokenAgeMs.ifPresent(
        age -> FieldRules.milliseconds(field + "token_age_ms", age, 1_000, 2_592_000_000L));
    FieldRules.milliseconds(field + "keys_ttl_ms", keysTtlMs, 1_000, 86_400_000);
    FieldRules.milliseconds(field + "outage_ms", outageMs, 0, 86_400_000);
    organisation.ifPresent(
        number -> require(number >= 1, field + "organisation_id must be at least 1"));
    require(grants.size() <= MAX_GRANTS, field + "too many grants");
    grants.forEach(grant -> grant.validate(field));
  }

  private void validateKeys(String field) {
    switch (keys) {
      case Keys.Discovered ignored -> {}
      case Keys.At at -> FieldRules.url(field + "jwks_uri", at.url());
      case Keys.InFile file -> FieldRules.path(field + "jwks_path", file.path());
      case Keys.Inline inline -> FieldRules.nonEmpty(field + "public_key", inline.text());
    }
  }
}
