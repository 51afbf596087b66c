package io.decisiongate.dispatch.control;

import io.decisiongate.core.configuration.DispatchCallbackSettings;
import io.decisiongate.core.net.AnswerBody;
import io.decisiongate.core.net.HostPattern;
import io.decisiongate.core.net.HostResolver;
import io.decisiongate.core.net.OutboundAnswer;
import io.decisiongate.core.net.OutboundClient;
import io.decisiongate.core.net.OutboundFailure;
import io.decisiongate.core.net.OutboundPolicy;
import io.decisiongate.core.net.OutboundVerdict;
import io.decisiongate.core.net.TrustedAuthorities;
import io.decisiongate.core.net.WebUrl;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Posts packets to an address, signed. Only a status from 200 to 299 counts as delivered; redirects
 * are not followed. The host is looked up and checked for each attempt, and no other address than
 * the checked ones is connected to.
 */
final class Callback implements PacketSink {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final WebUrl url;
  private final OutboundPolicy policy;
  private final CallbackRequests requests;
  private final Duration patience;
  private final Optional<TrustedAuthorities> authorities;

  private Callback(
      WebUrl url,
      OutboundPolicy policy,
      CallbackRequests requests,
      Duration patience,
      Optional<TrustedAuthorities> authorities) {
    this.url = url;
    this.policy = policy;
    this.requests = requests;
    this.patience = patience;
    this.authorities = authorities;
  }

  /**
   * Makes it.
   *
   * @throws RuntimeException when the address, the key or the authorities cannot be used
   */
  static Callback of(DispatchCallbackSettings settings) {
    WebUrl url =
        WebUrl.parse(settings.url())
            .filter(parsed -> parsed.isWeb() && !parsed.credentials())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "dispatch.callback.url cannot be used: " + settings.url()));
    return new Callback(
        url,
        new OutboundPolicy(
            settings.deniedHosts().stream().map(HostPattern::parse).toList(),
            settings.allowedHosts().map(hosts -> hosts.stream().map(HostPattern::parse).toList()),
            settings.allowPrivateNetworks(),
            HostResolver.SYSTEM),
        CallbackRequests.of(url, settings),
        Duration.ofMillis(settings.timeoutMs()),
        settings.caPath().map(path -> TrustedAuthorities.read(Path.of(path))));
  }

  @Override
  public AttemptResult deliver(OutgoingPacket packet) {
    long start = System.nanoTime();
    return switch (policy.judge(url.host(), patience)) {
      case OutboundVerdict.Permitted permitted ->
          post(packet, permitted.addresses(), patience.minusNanos(System.nanoTime() - start));
      case OutboundVerdict.Denied ignored -> refused("host denied: " + url.host());
      case OutboundVerdict.NotListed ignored -> refused("host not in allowlist: " + url.host());
      case OutboundVerdict.LookupFailed failed -> refused("dns lookup failed: " + failed.reason());
      case OutboundVerdict.NoAddress ignored -> refused("host has no resolved IPs: " + url.host());
      case OutboundVerdict.NotPublic ignored ->
          refused("host resolves to private or link-local address: " + url.host());
    };
  }

  /** Those who are overloaded say when they may be asked again (RFC 6585, RFC 9110). */
  private static Duration retryAfter(OutboundAnswer answer) {
    return answer.status() == TOO_MANY_REQUESTS || answer.status() == SERVICE_UNAVAILABLE
        ? answer
            .retryAfter()
            .map(text -> RetryAfter.read(text, Instant.now()))
            .orElse(Duration.ZERO)
        : Duration.ZERO;
  }

  private TrustedAuthorities trusted() {
    return authorities.orElseGet(TrustedAuthorities::ofPlatform);
  }

  private static AttemptResult refused(String reason) {
    return new AttemptResult.Failed("callback policy denied request: " + reason);
  }

  private AttemptResult post(OutgoingPacket packet, List<InetAddress> addresses, Duration left) {
    try (OutboundClient client = OutboundClient.pinned(addresses, left, trusted())) {
      OutboundAnswer answer = client.send(requests.request(packet), left, AnswerBody.unread());
      return answer.status() >= 200 && answer.status() < 300
          ? new AttemptResult.Delivered()
          : new AttemptResult.Failed(
              "callback failed: http status " + answer.status(), retryAfter(answer));
    } catch (OutboundFailure e) {
      return new AttemptResult.Failed("callback failed: " + e.getMessage());
    }
  }
}
