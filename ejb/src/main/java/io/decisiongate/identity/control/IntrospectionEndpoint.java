package io.decisiongate.identity.control;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import io.decisiongate.core.configuration.IntrospectionSettings;
import io.decisiongate.core.configuration.IssuerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static final int MOST_SECRET_BYTES = 4096;

  private final IntrospectionSettings settings;
  private final IssuerHttp http;
  private volatile @Nullable String discovered;

  IntrospectionEndpoint(IssuerSettings issuer, IntrospectionSettings settings) {
    this.settings = settings;
    http = new IssuerHttp(issuer);
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
      return claims(http.post(address, authorization(), form, MOST_BYTES));
    } catch (IOException e) {
      // It may have moved.
      discovered = null;
      throw e;
    }
  }

  private String authorization() throws IOException {
    String user = encoded(settings.clientId()) + ":" + encoded(secret());
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.US_ASCII));
  }

  private String secret() throws IOException {
    if (settings.clientSecret().isPresent()) {
      return settings.clientSecret().get().value();
    }
    Path file = Path.of(settings.clientSecretPath().orElseThrow());
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_SECRET_BYTES), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new IOException("the client secret cannot be read from " + file, e);
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
