package io.decisiongate.mcp.limits;

import io.decisiongate.core.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Who is counted by the rate limiter (mcp-transport.md section 6.1). The parts are what a client
 * claims, not what was authenticated.
 *
 * @param value never holds a token, only its digest
 */
public record RateKey(String value) {

  /**
   * The key of a request: its bearer token, else its subject header, else its address, else its
   * transport.
   *
   * @param authorization value of the {@code Authorization} header
   * @param subject value of the {@code x-decision-gate-client-subject} header; counts as missing
   *     when it is not plain ASCII
   * @param peer address of the client without its port
   * @param transport {@code http}, {@code sse} or {@code stdio}
   */
  public static RateKey of(
      Optional<String> authorization,
      Optional<String> subject,
      Optional<String> peer,
      String transport) {
    Optional<BearerToken> token = BearerToken.parse(authorization);
    if (token.isPresent()) {
      byte[] bytes = token.get().value().getBytes(StandardCharsets.UTF_8);
      return new RateKey("bearer:" + Sha256.of(bytes).value());
    }
    return new RateKey(
        subject
            .filter(name -> name.chars().allMatch(c -> c < 0x80))
            .map(name -> "mtls:" + name)
            .or(() -> peer.map(address -> "ip:" + address))
            .orElseGet(() -> "transport:" + transport));
  }
}
