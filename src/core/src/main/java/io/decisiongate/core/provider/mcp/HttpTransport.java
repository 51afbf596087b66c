package io.decisiongate.core.provider.mcp;

import io.decisiongate.core.evidence.ProviderConfigurationException;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.net.AnswerBody;
import io.decisiongate.core.net.OutboundClient;
import io.decisiongate.core.net.OutboundFailure;
import io.decisiongate.core.net.OutboundRequest;
import io.decisiongate.core.net.ReasonPhrase;
import io.decisiongate.core.net.WebUrl;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Requests by POST, many at a time. A redirect is a failure like every status outside 200 to 299:
 * it would carry the token and the question to somebody who is not configured.
 */
final class HttpTransport implements Transport {
  private static final int PARALLEL = 8;

  private final OutboundClient client;
  private final WebUrl url;
  private final Optional<String> bearerToken;
  private final Duration patience;

  private HttpTransport(
      OutboundClient client, WebUrl url, Optional<String> bearerToken, Duration patience) {
    this.client = client;
    this.url = url;
    this.bearerToken = bearerToken;
    this.patience = patience;
  }

  static HttpTransport to(
      String url, Optional<String> bearerToken, Duration connectPatience, Duration patience) {
    WebUrl address =
        WebUrl.parse(url)
            .filter(WebUrl::isWeb)
            .orElseThrow(() -> new ProviderConfigurationException("mcp url invalid: " + url));
    try {
      return new HttpTransport(
          OutboundClient.pooled(connectPatience), address, bearerToken, patience);
    } catch (OutboundFailure e) {
      throw new ProviderConfigurationException("http client build failed", e);
    }
  }

  @Override
  public int parallelism() {
    return PARALLEL;
  }

  @Override
  public byte[] exchange(byte[] request, Optional<String> correlationId) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "*/*");
    bearerToken.ifPresent(token -> headers.put("Authorization", "Bearer " + token));
    correlationId.ifPresent(id -> headers.put("x-correlation-id", id));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status = send(OutboundRequest.post(url, headers, request), body);
    if (!isSuccess(status)) {
      throw new ProviderFailure("http request failed with status " + ReasonPhrase.of(status));
    }
    return body.toByteArray();
  }

  private int send(OutboundRequest request, ByteArrayOutputStream sink) {
    AnswerBody body =
        new AnswerBody(HttpTransport::isSuccess, ExternalProvider.MAX_ANSWER_BYTES, sink);
    try {
      return client.send(request, patience, body).status();
    } catch (OutboundFailure e) {
      throw new ProviderFailure(
          switch (e.problem()) {
            case NOT_ANSWERED -> "http request failed";
            case TIMED_OUT -> "http request timed out";
            case BODY_TOO_LARGE -> "http response too large";
            case BODY_TIMED_OUT -> "http response timed out";
            case BODY_TRUNCATED, BODY_NOT_READ -> "http response read failed";
          },
          e);
    }
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  @Override
  public void close() {
    client.close();
  }
}
