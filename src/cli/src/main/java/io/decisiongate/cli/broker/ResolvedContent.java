package io.decisiongate.cli.broker;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.cli.evidence.PrettyJson;
import io.decisiongate.core.broker.Broker;
import io.decisiongate.core.broker.BrokerFailure;
import io.decisiongate.core.broker.FetchedContent;
import io.decisiongate.core.broker.MediaType;
import io.decisiongate.core.broker.ResolvedPayload;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.scenario.ContentRef;
import java.util.Base64;
import java.util.Optional;

/**
 * Content that is what its reference promised.
 *
 * @param contentType as given by the caller, else as stated by the source, else found out; empty
 *     for bytes of no known type
 * @param size bytes fetched
 */
record ResolvedContent(
    ContentRef reference, Optional<String> contentType, ResolvedPayload payload, long size)
    implements Result {
  private static final String JSON_TYPE = "application/json";

  static ResolvedContent of(ResolveRequest request, Broker broker) {
    FetchedContent fetched = fetch(request.reference(), broker);
    Optional<String> type = type(request.contentType(), fetched.contentType());
    byte[] bytes = fetched.bytes();
    Sha256 expected = request.reference().contentHash();
    if (type.isEmpty()) {
      return untyped(request.reference(), bytes);
    }
    ResolvedPayload payload =
        MediaType.of(type.get()).isJson()
            ? new ResolvedPayload.OfJson(parse(bytes))
            : new ResolvedPayload.OfBytes(bytes);
    requireHash(expected, payload.hash());
    return new ResolvedContent(request.reference(), type, payload, bytes.length);
  }

  private static FetchedContent fetch(ContentRef reference, Broker broker) {
    try {
      return broker.fetch(reference);
    } catch (BrokerFailure e) {
      throw e.missingScheme()
          .map(scheme -> new MessageFailure(e, BrokerMessage.SCHEME_UNSUPPORTED, scheme))
          .orElseGet(() -> new MessageFailure(e, BrokerMessage.RESOLVE_FAILED, e.text()));
    }
  }

  private static Optional<String> type(Optional<String> given, Optional<String> stated) {
    if (given.isPresent()
        && stated.isPresent()
        && !MediaType.of(given.get()).agreesWith(MediaType.of(stated.get()))) {
      throw new MessageFailure(BrokerMessage.CONTENT_TYPE_MISMATCH, given.get(), stated.get());
    }
    return given.or(() -> stated);
  }

  /** The hash tells of what kind it is. */
  private static ResolvedContent untyped(ContentRef reference, byte[] bytes) {
    try {
      ResolvedPayload json = new ResolvedPayload.OfJson(JsonReader.read(bytes));
      if (json.hash().equals(reference.contentHash())) {
        return new ResolvedContent(reference, Optional.of(JSON_TYPE), json, bytes.length);
      }
    } catch (JsonSyntaxException noJson) {
      // Then it can only be what its bytes say.
    }
    ResolvedPayload raw = new ResolvedPayload.OfBytes(bytes);
    requireHash(reference.contentHash(), raw.hash());
    return new ResolvedContent(reference, Optional.empty(), raw, bytes.length);
  }

  private static Json parse(byte[] bytes) {
    try {
      return JsonReader.read(bytes);
    } catch (JsonSyntaxException e) {
      throw new MessageFailure(e, BrokerMessage.PAYLOAD_INVALID, String.valueOf(e.getMessage()));
    }
  }

  private static void requireHash(Sha256 expected, Sha256 actual) {
    if (!expected.equals(actual)) {
      throw new MessageFailure(BrokerMessage.HASH_MISMATCH, expected.toString(), actual.toString());
    }
  }

  @Override
  public Json toJson() {
    Json content =
        switch (payload) {
          case ResolvedPayload.OfJson json ->
              Json.object().put("kind", "json").put("value", json.value()).build();
          case ResolvedPayload.OfBytes raw ->
              Json.object().put("kind", "bytes").put("base64", base64(raw)).build();
        };
    return Json.object()
        .put("uri", reference.uri())
        .put("content_hash", reference.contentHash().toJson())
        .put("content_type", Json.ofNullable(contentType))
        .put("payload", content)
        .put("bytes", size)
        .build();
  }

  @Override
  public String text(Console console) {
    String content =
        switch (payload) {
          case ResolvedPayload.OfJson json -> PrettyJson.write(json.value());
          case ResolvedPayload.OfBytes raw -> base64(raw) + "\n";
        };
    return console.lineOf(
            BrokerMessage.RESOLVE_RESULT,
            reference.uri(),
            contentType.orElseGet(() -> console.textOf(BrokerMessage.CONTENT_TYPE_UNKNOWN)),
            reference.contentHash().toString(),
            Long.toString(size))
        + content;
  }

  private static String base64(ResolvedPayload.OfBytes raw) {
    return Base64.getEncoder().encodeToString(raw.bytes());
  }
}
