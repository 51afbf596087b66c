package io.decisiongate.identity.control;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import io.decisiongate.core.configuration.IntrospectionSettings;
import io.decisiongate.core.configuration.IssuerSettings;
import io.decisiongate.core.configuration.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An issuer's introspection endpoint (RFC 7662). This server shows itself there by {@code
 * client_secret_basic} (RFC 6749 section 2.3.1).
 */
final class IntrospectionEndpoint implements AutoCloseable {
  /** Longest answer. */
  static final int MOST_BYTES = 1 << 16;

  private final IntrospectionSettings settings;
  private final IssuerHttp http;
  private final String authorization;
  private volatile @Nullable String discovered;

  IntrospectionEndpoint(IssuerSettings issuer, IntrospectionSettings settings) {
    this.settings = settings;
    http = new IssuerHttp(issuer);
    String secret = settings.clientSecret().map(Secret::value).orElseThrow();
    authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (encoded(settings.clientId()) + ":" + encoded(secret))
                        .getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * What the issuer says about a token.
   *
   * @return empty when the token is not active
   * @throws IOException when there is no answer, or none that can be understood
   */
  Optional<JWTClaimsSet> introspect(String token) throws IOException {
    String form = "token=" + encoded(token) + "&token_type_hint=access_token";
    String address = address();
    try {
      return claims(http.post(address, authorization, form, MOST_BYTES));
    } catch (IOException e) {
      // It may have moved.
      discovered = null;
      throw e;
    }
  }

  private String address() throws IOException {
    if (settings.endpoint().isPresent()) {
      return settings.endpoint().get();
    }
    String known = discovered;
    if (known == null) {
      known = http.discovered("introspection_endpoint");
      discovered = known;
    }
    return known;
  }

  private static Optional<JWTClaimsSet> claims(String text) throws IOException {
    try {
      Map<String, Object> answer = JSONObjectUtils.parse(text);
      if (!(answer.get("active") instanceof Boolean active)) {
        throw new IOException("the answer does not say whether the token is active");
      }
      return active ? Optional.of(JWTClaimsSet.parse(answer)) : Optional.empty();
    } catch (ParseException e) {
      throw new IOException("the answer cannot be read: " + e.getMessage(), e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
