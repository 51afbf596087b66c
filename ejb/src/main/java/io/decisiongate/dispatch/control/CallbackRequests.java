package io.decisiongate.dispatch.control;

import io.decisiongate.core.configuration.DispatchCallbackSettings;
import io.decisiongate.core.net.OutboundRequest;
import io.decisiongate.core.net.WebUrl;
import io.decisiongate.core.signature.ContentDigest;
import io.decisiongate.core.signature.Ed25519SigningKey;
import io.decisiongate.core.signature.HttpMessageSignature;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the requests of a callback: the packet as JSON, its digest (RFC 9530), a key by which a
 * receiver tells a repetition (the IETF draft on Idempotency-Key), and a signature over all of it
 * and the address (RFC 9421).
 */
record CallbackRequests(WebUrl url, Ed25519SigningKey key, String keyId, Clock clock) {
  private static final String LABEL = "dg";
  private static final String ALGORITHM = "ed25519";
  private static final String JSON = "application/json";
  private static final String AGENT = "decision-gate/0.1";

  /**
   * Reads the key.
   *
   * @throws io.decisiongate.core.signature.InvalidKeyFile when there is none in the file
   */
  static CallbackRequests of(WebUrl url, DispatchCallbackSettings settings) {
    Ed25519SigningKey key = Ed25519SigningKey.read(settings.signingKey());
    return new CallbackRequests(
        url, key, settings.keyId().orElseGet(key::keyId), Clock.systemUTC());
  }

  OutboundRequest request(OutgoingPacket packet) {
    byte[] body = packet.body();
    String digest = ContentDigest.of(body);
    String idempotencyKey = '"' + packet.deliveryId().toString() + '"';
    Map<String, String> signed = new LinkedHashMap<>();
    signed.put("@method", "POST");
    signed.put("@target-uri", url.href());
    signed.put("content-type", JSON);
    signed.put("content-digest", digest);
    signed.put("idempotency-key", idempotencyKey);
    HttpMessageSignature signature =
        HttpMessageSignature.of(
            LABEL,
            signed,
            new HttpMessageSignature.Parameters(
                clock.instant().getEpochSecond(), keyId, Optional.of(ALGORITHM)),
            key);
    return OutboundRequest.post(
        url,
        Map.of(
            "Content-Type", JSON,
            "Content-Digest", digest,
            "Idempotency-Key", idempotencyKey,
            "Signature-Input", signature.input(),
            "Signature", signature.signature(),
            "User-Agent", AGENT),
        body);
  }
}
