package io.decisiongate.core.broker;

import io.decisiongate.core.net.AnswerBody;
import io.decisiongate.core.net.OutboundAnswer;
import io.decisiongate.core.net.OutboundClient;
import io.decisiongate.core.net.OutboundFailure;
import io.decisiongate.core.net.OutboundPolicy;
import io.decisiongate.core.net.OutboundRequest;
import io.decisiongate.core.net.OutboundVerdict;
import io.decisiongate.core.net.ReasonPhrase;
import io.decisiongate.core.net.WebUrl;
import io.decisiongate.core.scenario.ContentRef;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Content at an absolute URL, by GET: only from the addresses that the policy has checked, without
 * redirects, within 30 seconds. The stated type is that of the header {@code Content-Type}.
 */
public final class HttpSource implements Source {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Map<String, String> HEADERS =
      Map.of("Accept", "*/*", "User-Agent", "decision-gate/0.1");

  private final OutboundPolicy policy;
  private final Duration patience;

  public HttpSource(OutboundPolicy policy) {
    this(policy, PATIENCE);
  }

  HttpSource(OutboundPolicy policy, Duration patience) {
    this.policy = policy;
    this.patience = patience;
  }

  @Override
  public FetchedContent fetch(ContentRef reference) {
    long start = System.nanoTime();
    WebUrl url = url(reference.uri());
    List<InetAddress> addresses = permitted(url.host());
    Duration left = patience.minusNanos(System.nanoTime() - start);
    ContentBuffer content = new ContentBuffer();
    try (OutboundClient client = OutboundClient.pinned(addresses, left)) {
      OutboundAnswer answer =
          client.send(
              OutboundRequest.get(url, HEADERS),
              left,
              new AnswerBody(HttpSource::isSuccess, Long.MAX_VALUE, content));
      if (!isSuccess(answer.status())) {
        throw new SourceFailure("http failure: http status " + ReasonPhrase.of(answer.status()));
      }
      return new FetchedContent(content.bytes(), answer.contentType());
    } catch (OutboundFailure e) {
      FetchedContent.requireSize(content.size());
      throw new SourceFailure("http failure: " + e.getMessage(), e);
    }
  }

  private static WebUrl url(String uri) {
    WebUrl url =
        WebUrl.parse(uri).orElseThrow(() -> SourceFailure.invalidUri("no absolute url: " + uri));
    if (!url.isWeb()) {
      throw SourceFailure.unsupportedScheme(url.scheme());
    }
    if (url.credentials()) {
      throw SourceFailure.invalidUri("url credentials are not allowed");
    }
    return url;
  }

  private List<InetAddress> permitted(String host) {
    return switch (policy.judge(host, patience)) {
      case OutboundVerdict.Permitted permitted -> permitted.addresses();
      case OutboundVerdict.Denied ignored -> throw denied("host denied: " + host);
      case OutboundVerdict.NotListed ignored -> throw denied("host not in allowlist: " + host);
      case OutboundVerdict.LookupFailed failed ->
          throw denied("dns lookup failed: " + failed.reason());
      case OutboundVerdict.NoAddress ignored -> throw denied("host has no resolved IPs: " + host);
      case OutboundVerdict.NotPublic ignored ->
          throw denied("host resolves to private or link-local address: " + host);
    };
  }

  private static SourceFailure denied(String reason) {
    return new SourceFailure("source policy denied request: " + reason);
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }
}
