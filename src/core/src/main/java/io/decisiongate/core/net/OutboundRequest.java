package io.decisiongate.core.net;

import java.util.Map;
import java.util.Optional;

/**
 * A request to be sent.
 *
 * @param headers beside those that belong to the connection and the body's length
 */
public record OutboundRequest(
    String method, WebUrl url, Map<String, String> headers, Optional<byte[]> body) {
  public OutboundRequest {
    headers = Map.copyOf(headers);
  }

  public static OutboundRequest get(WebUrl url, Map<String, String> headers) {
    return new OutboundRequest("GET", url, headers, Optional.empty());
  }

  public static OutboundRequest post(WebUrl url, Map<String, String> headers, byte[] body) {
    return new OutboundRequest("POST", url, headers, Optional.of(body));
  }
}
