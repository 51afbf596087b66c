package io.decisiongate.web.api.administration;

import io.decisiongate.administration.boundary.Creation;
import io.decisiongate.administration.boundary.PageRequest;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request says, read while the container's thread still has it.
 *
 * @param cursor the {@code next} of the page before, opaque to callers
 * @param limit as it came
 * @param principal whose keys are asked for
 * @param userAgent what the client calls itself, printable and at most 200 characters
 */
record RestRequest(
    String method,
    String path,
    Optional<String> cursor,
    Optional<String> limit,
    Optional<String> principal,
    Optional<String> ifMatch,
    Optional<String> idempotencyKey,
    String userAgent) {
  private static final Pattern VERSION = Pattern.compile("\"([1-9][0-9]{0,17})\"");
  private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
  private static final int MOST_AGENT = 200;
  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 200;

  static RestRequest of(HttpServletRequest request) {
    return new RestRequest(
        request.getMethod(),
        request.getRequestURI(),
        parameter(request, "cursor"),
        parameter(request, "limit"),
        parameter(request, "principal_id"),
        Optional.ofNullable(request.getHeader("if-match")),
        Optional.ofNullable(request.getHeader("idempotency-key")),
        printable(request.getHeader("user-agent")));
  }

  private static String printable(@Nullable String header) {
    String text = header == null ? "" : UNPRINTABLE.matcher(header).replaceAll("?");
    return text.substring(0, Math.min(text.length(), MOST_AGENT));
  }

  /** For the audit of a refusal. */
  String action() {
    return method + " " + path;
  }

  /**
   * Which page is asked for.
   *
   * @throws InvalidParams when cursor or limit cannot be read
   */
  PageRequest page() {
    int most = DEFAULT_LIMIT;
    if (limit.isPresent()) {
      String text = limit.get();
      most = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
      if (most < 1 || most > MOST) {
        throw new InvalidParams("limit must be between 1 and " + MOST);
      }
    }
    return new PageRequest(cursor.map(RestRequest::decoded).orElse(""), most);
  }

  /**
   * Whose keys are asked for; empty for all.
   *
   * @throws InvalidParams when nobody can be called that
   */
  Optional<String> wantedPrincipal() {
    if (principal.filter(RestRequest::isUnstorable).isPresent()) {
      throw new InvalidParams("invalid principal_id");
    }
    return principal;
  }

  /** The form in which a page's key goes out. */
  static String encoded(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The version that the caller has seen.
   *
   * @throws VersionRequired when it does not say
   * @throws InvalidParams when it cannot be read
   */
  long expectedVersion() {
    Matcher version = VERSION.matcher(ifMatch.orElseThrow(VersionRequired::new));
    if (!version.matches()) {
      throw new InvalidParams("If-Match must be the ETag of the resource, for example \"3\"");
    }
    return Long.parseLong(version.group(1));
  }

  /** How this creation is told from its repetition. */
  Creation creation(byte[] body) {
    idempotencyKey.ifPresent(
        key -> {
          if (!IDEMPOTENCY_KEY.matcher(key).matches()) {
            throw new InvalidParams(
                "Idempotency-Key must be 1 to 255 printable characters of ASCII");
          }
        });
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes((method + " " + path + "\n").getBytes(StandardCharsets.UTF_8));
    whole.writeBytes(body);
    return new Creation(idempotencyKey, Sha256.digest(whole.toByteArray()));
  }

  /**
   * The body as JSON, in which no object has a member twice.
   *
   * @throws InvalidParams when it is none
   */
  static Json json(byte[] body) {
    try {
      return JsonReader.readDistinctThroughout(body);
    } catch (JsonSyntaxException e) {
      throw new InvalidParams("the body is no JSON: " + e.getMessage());
    }
  }

  private static String decoded(String cursor) {
    try {
      String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (isUnstorable(key)) {
        throw new InvalidParams("invalid cursor");
      }
      return key;
    } catch (IllegalArgumentException e) {
      throw new InvalidParams("invalid cursor");
    }
  }

  /** The database has no text with this character. */
  private static boolean isUnstorable(String text) {
    return text.indexOf('\0') >= 0;
  }

  /** A query that the container cannot read has no parameters. */
  private static Optional<String> parameter(HttpServletRequest request, String name) {
    try {
      return Optional.ofNullable(request.getParameter(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
