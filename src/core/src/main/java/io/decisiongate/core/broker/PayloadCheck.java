package io.decisiongate.core.broker;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.scenario.Payload;
import io.decisiongate.core.scenario.PayloadDigest;

/** Holds content against the envelope that announces it (broker-cli.md section 2.1). */
final class PayloadCheck {
  private final MediaType type;
  private final String typeAsWritten;
  private final Sha256 expected;

  /**
   * @param contentType of the envelope
   * @param expected content hash of the envelope
   */
  PayloadCheck(String contentType, Sha256 expected) {
    type = MediaType.of(contentType);
    typeAsWritten = contentType;
    this.expected = expected;
  }

  ResolvedPayload json(Payload.OfJson payload) {
    requireKind("json", type.isJson());
    requireDigest(payload.digest());
    return new ResolvedPayload.OfJson(payload.value());
  }

  ResolvedPayload bytes(Payload.OfBytes payload) {
    requireKind("bytes", !type.isJson());
    requireDigest(payload.digest());
    return new ResolvedPayload.OfBytes(payload.content());
  }

  /** Before anything is fetched: both promises must be the same. */
  void reference(Sha256 contentHash) {
    requireHash(contentHash);
  }

  ResolvedPayload fetched(FetchedContent content) {
    content
        .contentType()
        .filter(stated -> !type.agreesWith(MediaType.of(stated)))
        .ifPresent(
            stated -> {
              throw new BrokerFailure(
                  "source content type mismatch (expected "
                      + typeAsWritten
                      + ", got "
                      + stated
                      + ")");
            });
    ResolvedPayload payload =
        type.isJson()
            ? new ResolvedPayload.OfJson(parse(content.bytes()))
            : new ResolvedPayload.OfBytes(content.bytes());
    requireHash(payload.hash());
    return payload;
  }

  private static Json parse(byte[] utf8) {
    try {
      return JsonReader.read(utf8);
    } catch (JsonSyntaxException e) {
      throw new BrokerFailure("json parse failure: " + e.getMessage(), e);
    }
  }

  private void requireKind(String kind, boolean matches) {
    if (!matches) {
      throw new BrokerFailure(
          "payload kind " + kind + " does not match content type " + typeAsWritten);
    }
  }

  private void requireDigest(PayloadDigest digest) {
    digest
        .problem()
        .ifPresent(
            problem -> {
              throw new BrokerFailure("payload hash failure: " + problem);
            });
    requireHash(digest.hash());
  }

  private void requireHash(Sha256 actual) {
    if (!actual.equals(expected)) {
      throw new BrokerFailure(
          "payload hash mismatch (expected " + expected.value() + ", got " + actual.value() + ")");
    }
  }
}
