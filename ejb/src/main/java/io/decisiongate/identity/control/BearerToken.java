package io.decisiongate.identity.control;

import java.util.Optional;
import java.util.regex.Pattern;

/** The token of an Authorization header. */
public record BearerToken(String value) {
  /** Longest header that is looked at, in characters. */
  private static final int MAX_HEADER = 8192;

  private static final Pattern JWT =
      Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  /** The token; empty when the header has another scheme, is too long or carries none. */
  public static Optional<BearerToken> parse(String header) {
    String trimmed = header.strip();
    int space = trimmed.indexOf(' ');
    if (header.length() > MAX_HEADER
        || space < 0
        || !trimmed.substring(0, space).equalsIgnoreCase("bearer")) {
      return Optional.empty();
    }
    String token = trimmed.substring(space + 1).strip();
    return token.isEmpty() ? Optional.empty() : Optional.of(new BearerToken(token));
  }

  public boolean isApiKey() {
    return value.startsWith(ApiKeys.PREFIX);
  }

  public boolean looksLikeJwt() {
    return JWT.matcher(value).matches();
  }

  @Override
  public String toString() {
    return "BearerToken[secret]";
  }
}
