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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What an issuer publishes: its metadata (OpenID Connect Discovery 1.0 section 4, RFC 8414) and its
 * key set. Redirects are not followed.
 */
final class IssuerDocuments implements AutoCloseable {
  /** Longest document; a set of 100 RSA keys has about 50 KiB. */
  static final int MOST_BYTES = 1 << 20;

  private static final String METADATA = "/.well-known/openid-configuration";
  private static final Duration TO_CONNECT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final IssuerSettings settings;
  private final OutboundClient client;

  IssuerDocuments(IssuerSettings settings) {
    this.settings = settings;
    client =
        settings
            .caPath()
            .map(path -> TrustedAuthorities.read(Path.of(path)))
            .map(authorities -> OutboundClient.pooled(TO_CONNECT, authorities))
            .orElseGet(() -> OutboundClient.pooled(TO_CONNECT));
  }

  /**
   * The key set that the issuer's metadata point to.
   *
   * @throws IOException when there is none, or the metadata are of another issuer
   */
  String discoveredKeys() throws IOException {
    String issuer = settings.issuer();
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    Json metadata = metadata(get(base + METADATA));
    if (!issuer.equals(member(metadata, "issuer"))) {
      throw new IOException("the metadata of " + issuer + " are of another issuer");
    }
    return get(member(metadata, "jwks_uri"));
  }

  String get(String address) throws IOException {
    WebUrl url =
        WebUrl.parse(address)
            .filter(WebUrl::isWeb)
            .orElseThrow(() -> new IOException("no http or https URL: " + address));
    if (!settings.allowHttp() && !address.startsWith("https://")) {
      throw new IOException(address + " is not protected by TLS");
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status;
    try {
      status =
          client
              .send(
                  OutboundRequest.get(url, Map.of("accept", "application/json")),
                  PATIENCE,
                  AnswerBody.to(body, MOST_BYTES))
              .status();
    } catch (OutboundFailure e) {
      throw new IOException(address + " does not answer: " + e, e);
    }
    if (status != OK) {
      throw new IOException(address + " answers " + status);
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  /** A document that lies on this machine. */
  static String read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] document = in.readNBytes(MOST_BYTES + 1);
      if (document.length > MOST_BYTES) {
        throw new IOException(path + " is longer than " + MOST_BYTES + " bytes");
      }
      return new String(document, StandardCharsets.UTF_8);
    }
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
