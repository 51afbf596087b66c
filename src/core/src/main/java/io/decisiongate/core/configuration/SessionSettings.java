package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * Table {@code identity.sessions}: access and refresh tokens of this server's own (sessions-rbac.md
 * sections 4 and 5). There are none without a secret.
 *
 * @param secret under which the keys that sign are encrypted; empty when {@code secretPath} is not
 * @param secretPath file with that secret
 * @param issuer claim {@code iss} of the access tokens
 * @param accessTtlSeconds lifetime of an access token, 60 to 3600
 * @param refreshTtlSeconds lifetime of a session since its log-in, 3600 to a year
 * @param idleTtlSeconds how long a session lives without a refresh, 300 to a year
 * @param graceSeconds how long a used refresh token gives its successor again, 0 to 30
 * @param maxRefreshes how often a session may be refreshed in 15 minutes, 1 to 1000
 * @param keyDays after how many days another key signs, 1 to 365
 * @param passwords whether persons may log in with passwords
 */
public record SessionSettings(
    Optional<Secret> secret,
    Optional<String> secretPath,
    String issuer,
    long accessTtlSeconds,
    long refreshTtlSeconds,
    long idleTtlSeconds,
    long graceSeconds,
    long maxRefreshes,
    long keyDays,
    boolean passwords) {
  /** Longest lifetime of an access token, in seconds. */
  public static final long LONGEST_ACCESS_S = 3_600;

  private static final String FIELD = "identity.sessions.";
  private static final int FEWEST_SECRET_BYTES = 32;
  private static final int MOST_TEXT_BYTES = 512;
  private static final long YEAR_S = 31_536_000;

  static SessionSettings from(TableReader table) {
    return new SessionSettings(
        table.text("secret").map(Secret::new),
        table.text("secret_path"),
        table.text("issuer", "decision-gate"),
        table.whole("access_ttl_s", 900),
        table.whole("refresh_ttl_s", 1_209_600),
        table.whole("idle_ttl_s", 604_800),
        table.whole("grace_s", 10),
        table.whole("max_refreshes", 10),
        table.whole("key_days", 30),
        table.flag("passwords", false));
  }

  /** Whether there are sessions. */
  public boolean areOn() {
    return secret.isPresent() || secretPath.isPresent();
  }

  void validate(TenancySettings tenancy) {
    require(
        secret.isEmpty() || secretPath.isEmpty(),
        FIELD + "secret and secret_path exclude each other");
    require(
        !areOn() || tenancy.mode() == TenancySettings.Mode.MANAGED,
        FIELD + "secret requires tenancy.mode=managed");
    require(areOn() || !passwords, FIELD + "passwords requires a secret");
    secret.ifPresent(
        text -> {
          require(
              FieldRules.bytes(text.value()) >= FEWEST_SECRET_BYTES,
              FIELD + "secret needs at least " + FEWEST_SECRET_BYTES + " bytes");
          FieldRules.atMostBytes(FIELD + "secret", text.value(), MOST_TEXT_BYTES);
        });
    secretPath.ifPresent(path -> FieldRules.path(FIELD + "secret_path", path));
    FieldRules.token(FIELD + "issuer", issuer);
    FieldRules.atMostBytes(FIELD + "issuer", issuer, MOST_TEXT_BYTES);
    between("access_ttl_s", accessTtlSeconds, 60, LONGEST_ACCESS_S);
    between("refresh_ttl_s", refreshTtlSeconds, 3_600, YEAR_S);
    between("idle_ttl_s", idleTtlSeconds, 300, YEAR_S);
    require(
        idleTtlSeconds >= accessTtlSeconds,
        FIELD + "idle_ttl_s must not be less than access_ttl_s");
    between("grace_s", graceSeconds, 0, 30);
    between("max_refreshes", maxRefreshes, 1, 1_000);
    between("key_days", keyDays, 1, 365);
  }

  private static void between(String key, long value, long min, long max) {
    require(value >= min && value <= max, FIELD + key + " must be between " + min + " and " + max);
  }
}
