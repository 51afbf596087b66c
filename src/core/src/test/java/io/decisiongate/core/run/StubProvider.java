package io.decisiongate.core.run;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.util.Arrays;
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
    Lane lane =
        ObjectReader.of(json, "evidence result")
            .optionalString("lane")
            .map(name -> Variants.read(name, Arrays.asList(Lane.values()), Lane::wire))
            .orElse(Lane.VERIFIED);
    return EvidenceResult.fromJson(json, lane);
  }
}
