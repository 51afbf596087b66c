package io.decisiongate.identity.control;

import io.decisiongate.core.configuration.IssuerSettings;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.net.AnswerBody;
import io.decisiongate.core.net.OutboundClient;
import io.decisiongate.core.net.OutboundFailure;
import io.decisiongate.core.net.OutboundRequest;
import io.decisiongate.core.net.TrustedAuthorities;
import io.decisiongate.core.net.WebUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Asks an issuer by HTTP: for its metadata (OpenID Connect Discovery 1.0 section 4, RFC 8414) and
 * for what they point to. Redirects are not followed; an answer takes 5 s at most.
 */
final class IssuerHttp implements AutoCloseable {
  /** Longest published document; a set of 100 RSA keys has about 50 KiB. */
  static final int MOST_BYTES = 1 << 20;

  private static final String METADATA = "/.well-known/openid-configuration";
  private static final Duration TO_CONNECT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final IssuerSettings settings;
  private final OutboundClient client;

  IssuerHttp(IssuerSettings settings) {
    this.settings = settings;
    client =
        settings
            .caPath()
            .map(path -> TrustedAuthorities.read(Path.of(path)))
            .map(authorities -> OutboundClient.pooled(TO_CONNECT, authorities))
            .orElseGet(() -> OutboundClient.pooled(TO_CONNECT));
  }

  /**
   * An address that the issuer's metadata name.
   *
   * @param member for example {@code jwks_uri}
   * @throws IOException when there is none, or the metadata are of another issuer
   */
  String discovered(String member) throws IOException {
    String issuer = settings.issuer();
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    Json metadata = metadata(get(base + METADATA));
    if (!issuer.equals(member(metadata, "issuer"))) {
      throw new IOException("the metadata of " + issuer + " are of another issuer");
    }
    return member(metadata, member);
  }

  /** The document at this address. */
  String get(String address) throws IOException {
    return ask(OutboundRequest.get(url(address), Map.of("accept", "application/json")), MOST_BYTES);
  }

  /**
   * The answer to a form. It is sent once more when the connection fails before anything is
   * answered, as one does that was kept open for too long.
   *
   * @param authorization the header Authorization
   * @param form in {@code application/x-www-form-urlencoded}
   * @param mostBytes of the answer
   */
  String post(String address, String authorization, String form, int mostBytes) throws IOException {
    Map<String, String> headers =
        Map.of(
            "accept",
            "application/json",
            "authorization",
            authorization,
            "content-type",
            "application/x-www-form-urlencoded");
    OutboundRequest request =
        OutboundRequest.post(url(address), headers, form.getBytes(StandardCharsets.US_ASCII));
    try {
      return ask(request, mostBytes);
    } catch (IOException e) {
      if (e.getCause() instanceof OutboundFailure failure
          && failure.problem() == OutboundFailure.Problem.NOT_ANSWERED) {
        return ask(request, mostBytes);
      }
      throw e;
    }
  }

  private WebUrl url(String address) throws IOException {
    if (!settings.allowHttp() && !address.startsWith("https://")) {
      throw new IOException(address + " is not protected by TLS");
    }
    return WebUrl.parse(address)
        .filter(WebUrl::isWeb)
        .orElseThrow(() -> new IOException("no http or https URL: " + address));
  }

  private String ask(OutboundRequest request, int mostBytes) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status;
    try {
      status = client.send(request, PATIENCE, AnswerBody.to(body, mostBytes)).status();
    } catch (OutboundFailure e) {
      throw new IOException(request.url().href() + " does not answer: " + e, e);
    }
    if (status != OK) {
      throw new IOException(request.url().href() + " answers " + status);
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  private static Json metadata(String text) throws IOException {
    try {
      return JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new IOException("the metadata cannot be read: " + e.getMessage(), e);
    }
  }

  private static String member(Json metadata, String name) throws IOException {
    if (metadata instanceof Json.Obj object
        && object.members().get(name) instanceof Json.Text text) {
      return text.value();
    }
    throw new IOException("the metadata have no " + name);
  }

  @Override
  public void close() {
    client.close();
  }
}
