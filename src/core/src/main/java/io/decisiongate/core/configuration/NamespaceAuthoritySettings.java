package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * {@code namespace.authority}: who says whether a namespace exists (auth.md section 6.1).
 *
 * @param assetcore present exactly with mode {@link Mode#ASSETCORE_HTTP}
 */
public record NamespaceAuthoritySettings(Mode mode, Optional<Assetcore> assetcore) {
  private static final String ASSETCORE = "namespace.authority.assetcore";

  /** The kinds of authority. */
  public enum Mode {
    NONE,
    ASSETCORE_HTTP
  }

  /**
   * The external service.
   *
   * @param connectTimeoutMs milliseconds, 100 to 10000
   * @param requestTimeoutMs milliseconds, 500 to 30000
   */
  public record Assetcore(
      String baseUrl, Optional<Secret> authToken, long connectTimeoutMs, long requestTimeoutMs) {

    static Assetcore from(TableReader table) {
      return new Assetcore(
          table.text("base_url", ""),
          table.text("auth_token").map(Secret::new),
          table.whole("connect_timeout_ms", 500),
          table.whole("request_timeout_ms", 2000));
    }

    void validate() {
      FieldRules.url(ASSETCORE + ".base_url", baseUrl);
      authToken.ifPresent(token -> FieldRules.token(ASSETCORE + ".auth_token", token.value()));
      FieldRules.milliseconds(ASSETCORE + ".connect_timeout_ms", connectTimeoutMs, 100, 10_000);
      FieldRules.milliseconds(ASSETCORE + ".request_timeout_ms", requestTimeoutMs, 500, 30_000);
    }
  }

  static NamespaceAuthoritySettings from(TableReader table) {
    return new NamespaceAuthoritySettings(
        table.word("mode", Mode.class, Mode.NONE),
        table.optionalSection("assetcore").map(Assetcore::from));
  }

  void validate() {
    switch (mode) {
      case NONE ->
          require(assetcore.isEmpty(), ASSETCORE + " only allowed when mode=assetcore_http");
      case ASSETCORE_HTTP ->
          require(
              assetcore.isPresent(),
              "namespace.authority.mode=assetcore_http requires " + ASSETCORE);
    }
    assetcore.ifPresent(Assetcore::validate);
  }
}
