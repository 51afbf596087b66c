package io.decisiongate.tenancy.control;

import io.decisiongate.core.configuration.NamespaceAuthoritySettings;
import io.decisiongate.core.net.AnswerBody;
import io.decisiongate.core.net.OutboundClient;
import io.decisiongate.core.net.OutboundFailure;
import io.decisiongate.core.net.OutboundRequest;
import io.decisiongate.core.net.WebUrl;
import io.decisiongate.core.scope.NamespaceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A catalogue outside of this server that knows which namespaces exist (auth.md section 6.1). It is
 * asked for each call; nothing is remembered, so that what it takes away is gone at once.
 */
public final class NamespaceCatalogue implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(NamespaceCatalogue.class.getName());
  private static final String PATH = "/v1/write/namespaces/";
  private static final int KNOWN = 200;

  private final String baseUrl;
  private final Map<String, String> authorization;
  private final Duration patience;
  private final OutboundClient client;

  /** What the catalogue says of a namespace. */
  public enum Verdict {
    KNOWN,
    /** It does not exist, or this server may not know. */
    DENIED,
    /** No answer, or none that means anything. */
    UNAVAILABLE
  }

  public NamespaceCatalogue(NamespaceAuthoritySettings.Assetcore settings) {
    baseUrl =
        settings.baseUrl().endsWith("/")
            ? settings.baseUrl().substring(0, settings.baseUrl().length() - 1)
            : settings.baseUrl();
    // Whether the URL can be used shows when the settings are taken, not at the first call.
    url(new NamespaceId(1));
    authorization =
        settings
            .authToken()
            .map(token -> Map.of("Authorization", "Bearer " + token.value()))
            .orElse(Map.of());
    patience = Duration.ofMillis(settings.requestTimeoutMs());
    client = OutboundClient.pooled(Duration.ofMillis(settings.connectTimeoutMs()));
  }

  /**
   * Asks for a namespace.
   *
   * @param correlationId by which both sides find the request in their logs
   */
  public Verdict ask(NamespaceId namespace, String correlationId) {
    Map<String, String> headers = new HashMap<>(authorization);
    headers.put("x-correlation-id", correlationId);
    try {
      int status =
          client
              .send(OutboundRequest.get(url(namespace), headers), patience, AnswerBody.unread())
              .status();
      return switch (status) {
        case KNOWN -> Verdict.KNOWN;
        case 401, 403, 404 -> Verdict.DENIED;
        default -> unavailable(correlationId, "it answers " + status);
      };
    } catch (OutboundFailure e) {
      return unavailable(correlationId, e.toString());
    }
  }

  private Verdict unavailable(String correlationId, String why) {
    LOG.log(
        System.Logger.Level.WARNING,
        "call {0}: the catalogue of namespaces at {1} cannot be asked: {2}",
        correlationId,
        baseUrl,
        why);
    return Verdict.UNAVAILABLE;
  }

  private WebUrl url(NamespaceId namespace) {
    return WebUrl.parse(baseUrl + PATH + namespace.value())
        .filter(WebUrl::isWeb)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "namespace.authority.assetcore.base_url is no http or https URL: " + baseUrl));
  }

  @Override
  public void close() {
    client.close();
  }
}
