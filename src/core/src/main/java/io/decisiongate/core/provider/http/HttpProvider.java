package io.decisiongate.core.provider.http;

import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.hash.Sha256Stream;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.net.AnswerBody;
import io.decisiongate.core.net.OutboundClient;
import io.decisiongate.core.net.OutboundFailure;
import io.decisiongate.core.net.OutboundPolicy;
import io.decisiongate.core.net.OutboundRequest;
import io.decisiongate.core.net.OutboundVerdict;
import io.decisiongate.core.net.WebUrl;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks web resources by GET (providers.md section 5). Redirects are answers like any other.
 *
 * @param allowHttp whether addresses without TLS may be asked
 * @param patience for everything from the look-up of the host to the last byte of the body
 * @param maxResponseBytes greatest length of a body
 */
public record HttpProvider(
    boolean allowHttp,
    Duration patience,
    long maxResponseBytes,
    OutboundPolicy policy,
    String userAgent)
    implements EvidenceProvider {
  /** Requests of one stage that are sent at the same time. */
  private static final int PARALLEL = 8;

  @Override
  public int parallelism() {
    return PARALLEL;
  }

  @Override
  public EvidenceResult query(EvidenceQuery query, EvidenceContext context) {
    return switch (query.checkId()) {
      case "status" -> {
        WebUrl url = url(query);
        yield result(url, Json.of(fetch(url, AnswerBody.unread())));
      }
      case "body_hash" -> {
        WebUrl url = url(query);
        Sha256Stream body = new Sha256Stream();
        fetch(url, AnswerBody.to(body, maxResponseBytes));
        yield result(url, body.hash().toJson());
      }
      default -> throw new ProviderFailure("unsupported http check");
    };
  }

  private WebUrl url(EvidenceQuery query) {
    WebUrl url =
        WebUrl.parse(urlParam(query)).orElseThrow(() -> new ProviderFailure("invalid url"));
    if (!url.scheme().equals("https") && !(allowHttp && url.scheme().equals("http"))) {
      throw new ProviderFailure("unsupported url scheme");
    }
    if (url.credentials()) {
      throw new ProviderFailure("url credentials are not allowed");
    }
    return url;
  }

  private static String urlParam(EvidenceQuery query) {
    Json params =
        query.params().orElseThrow(() -> new ProviderFailure("http check requires params"));
    if (!(params instanceof Json.Obj members)) {
      throw new ProviderFailure("http params must be an object");
    }
    Json url = members.member("url").orElseThrow(() -> new ProviderFailure("missing url param"));
    if (!(url instanceof Json.Text text)) {
      throw new ProviderFailure("url param must be a string");
    }
    return text.value();
  }

  /** The status of the answer. */
  private int fetch(WebUrl url, AnswerBody body) {
    long start = System.nanoTime();
    List<InetAddress> addresses = permitted(url.host());
    Duration left = patience.minusNanos(System.nanoTime() - start);
    try (OutboundClient client = OutboundClient.pinned(addresses, left)) {
      OutboundRequest request =
          OutboundRequest.get(url, Map.of("Accept", "*/*", "User-Agent", userAgent));
      return client.send(request, left, body).status();
    } catch (OutboundFailure e) {
      throw new ProviderFailure(
          switch (e.problem()) {
            case NOT_ANSWERED, TIMED_OUT -> "http request failed";
            case BODY_TOO_LARGE -> "http response exceeds size limit";
            case BODY_TRUNCATED -> "http response truncated";
            case BODY_NOT_READ, BODY_TIMED_OUT -> "failed to read response";
          },
          e);
    }
  }

  private List<InetAddress> permitted(String host) {
    return switch (policy.judge(host, patience)) {
      case OutboundVerdict.Permitted permitted -> permitted.addresses();
      case OutboundVerdict.Denied ignored -> throw new ProviderFailure("url host not allowed");
      case OutboundVerdict.NotListed ignored -> throw new ProviderFailure("url host not allowed");
      case OutboundVerdict.LookupFailed ignored ->
          throw new ProviderFailure("url host resolution failed");
      case OutboundVerdict.NoAddress ignored ->
          throw new ProviderFailure("url host has no resolved addresses");
      case OutboundVerdict.NotPublic ignored ->
          throw new ProviderFailure("url host resolves to private or link-local address: " + host);
    };
  }

  private static EvidenceResult result(WebUrl url, Json value) {
    return new EvidenceResult(
        Optional.of(new EvidenceValue.OfJson(value)),
        Lane.VERIFIED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(url.href()),
        Optional.of(new EvidenceAnchor("url", url.href())),
        Optional.empty(),
        Optional.of("application/json"));
  }
}
