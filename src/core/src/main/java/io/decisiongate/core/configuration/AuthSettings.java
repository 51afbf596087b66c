package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import io.decisiongate.core.net.AddressRange;
import io.decisiongate.core.tls.CertificateSubject;
import java.util.List;

/**
 * {@code server.auth} (auth.md section 1).
 *
 * @param mtlsSubjectSource which part of a client's certificate is its subject in mode {@code mtls}
 * @param trustedProxies whose subject header counts in mode {@code mtls}; this machine unless set
 * @param allowedTools the only tools that may be called; empty means all
 */
public record AuthSettings(
    Mode mode,
    List<Secret> bearerTokens,
    List<String> mtlsSubjects,
    CertificateSubject mtlsSubjectSource,
    List<String> trustedProxies,
    List<String> allowedTools,
    List<PrincipalSettings> principals) {
  private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1");
  private static final int MAX_PROXIES = 64;
  private static final int MAX_TOKENS = 64;
  private static final int MAX_TOKEN_BYTES = 256;
  private static final int MAX_SUBJECTS = 64;
  private static final int MAX_SUBJECT_BYTES = 512;
  private static final int MAX_PRINCIPALS = 64;

  /** How a caller proves who it is. */
  public enum Mode {
    LOCAL_ONLY,
    BEARER_TOKEN,
    MTLS
  }

  public AuthSettings {
    bearerTokens = List.copyOf(bearerTokens);
    mtlsSubjects = List.copyOf(mtlsSubjects);
    trustedProxies = List.copyOf(trustedProxies);
    allowedTools = List.copyOf(allowedTools);
    principals = List.copyOf(principals);
  }

  static AuthSettings from(TableReader table) {
    return new AuthSettings(
        table.word("mode", Mode.class, Mode.LOCAL_ONLY),
        table.texts("bearer_tokens").stream().map(Secret::new).toList(),
        table.texts("mtls_subjects"),
        table.word("mtls_subject_source", CertificateSubject.class, CertificateSubject.SUBJECT_DN),
        table.texts("trusted_proxies", LOOPBACK),
        table.texts("allowed_tools"),
        table.sections("principals", PrincipalSettings::from));
  }

  void validate() {
    require(bearerTokens.size() <= MAX_TOKENS, "too many auth tokens");
    for (Secret token : bearerTokens) {
      FieldRules.nonEmpty("auth token", token.value());
      FieldRules.atMostBytes("auth token", token.value(), MAX_TOKEN_BYTES);
      FieldRules.printable("auth token", token.value());
    }
    require(
        mode != Mode.BEARER_TOKEN || !bearerTokens.isEmpty(),
        "bearer_token auth requires bearer_tokens");
    require(mtlsSubjects.size() <= MAX_SUBJECTS, "too many mTLS subjects");
    for (String subject : mtlsSubjects) {
      FieldRules.nonEmpty("mTLS subject", subject);
      FieldRules.atMostBytes("mTLS subject", subject, MAX_SUBJECT_BYTES);
    }
    require(trustedProxies.size() <= MAX_PROXIES, "too many trusted proxies");
    for (String range : trustedProxies) {
      require(AddressRange.parse(range).isPresent(), "invalid trusted proxy: " + range);
    }
    require(mode != Mode.MTLS || !mtlsSubjects.isEmpty(), "mtls auth requires mtls_subjects");
    ToolNames.atMost("too many tool allowlist entries", allowedTools);
    ToolNames.allKnown("unknown tool in allowlist: ", allowedTools);
    require(principals.size() <= MAX_PRINCIPALS, "too many principal mappings");
    principals.forEach(PrincipalSettings::validate);
  }
}
