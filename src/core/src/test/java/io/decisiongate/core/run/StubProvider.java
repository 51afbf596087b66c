package io.decisiongate.core.run;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceError;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The external provider of stub-provider-contract.json without the wire: {@code params.raw} is the
 * evidence result that it answers, {@code params.body} and {@code params.status} the whole HTTP
 * answer.
 */
final class StubProvider implements EvidenceProvider {
  @Override
  public EvidenceResult query(EvidenceQuery query, EvidenceContext context) {
    ObjectReader params = ObjectReader.of(query.params().orElseThrow(), "params");
    Optional<String> raw = params.optionalString("raw");
    if (raw.isPresent()) {
      try {
        return result(JsonReader.read(raw.get()));
      } catch (InvalidParams | JsonSyntaxException e) {
        throw new ProviderFailure("invalid tool result", e);
      }
    }
    throw httpFailure(
        params.optionalInteger("status", 100, 599).orElse(200L), params.string("body"));
  }

  private static ProviderFailure httpFailure(long status, String body) {
    if (status == 500) {
      return new ProviderFailure("http request failed with status 500 Internal Server Error");
    }
    try {
      return new ProviderFailure(
          ObjectReader.of(
                  ObjectReader.of(JsonReader.read(body), "response").value("error"), "error")
              .string("message"));
    } catch (JsonSyntaxException e) {
      return new ProviderFailure("invalid json-rpc response", e);
    }
  }

  private static EvidenceResult result(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence result");
    return new EvidenceResult(
        members.optional("value").map(StubProvider::value),
        members
            .optionalString("lane")
            .map(lane -> Variants.read(lane, Arrays.asList(Lane.values()), Lane::wire))
            .orElse(Lane.VERIFIED),
        members.optional("error").map(StubProvider::error),
        members.optional("evidence_hash").map(Sha256::fromJson),
        members
            .optional("evidence_ref")
            .map(reference -> ObjectReader.of(reference, "reference").string("uri")),
        members.optional("evidence_anchor").map(StubProvider::anchor),
        Optional.empty(),
        members.optionalString("content_type"));
  }

  private static EvidenceValue value(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence value");
    if (members.string("kind").equals("json")) {
      return new EvidenceValue.OfJson(members.value("value"));
    }
    List<Integer> bytes = members.list("value", item -> ((Json.Int) item).value().intValueExact());
    return new EvidenceValue.OfBytes(bytes);
  }

  private static EvidenceError error(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence error");
    return new EvidenceError(
        members.string("code"),
        members.string("message"),
        members.optional("details").orElse(Json.NULL));
  }

  private static EvidenceAnchor anchor(Json json) {
    ObjectReader members = ObjectReader.of(json, "anchor");
    return new EvidenceAnchor(members.string("anchor_type"), members.string("anchor_value"));
  }
}
