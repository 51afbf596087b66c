package io.decisiongate.core.provider.mcp;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceError;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceSignature;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what a provider answered to {@code tools/call} (providers.md section 7.3). Of several
 * content items the first counts; id, version and {@code isError} are not looked at.
 */
final class EvidenceAnswer {
  private static final BigInteger OCTET = BigInteger.valueOf(0xFF);

  private EvidenceAnswer() {}

  /**
   * The evidence in the answer.
   *
   * @throws ProviderFailure when the answer is an error or not of the expected form
   */
  static EvidenceResult read(byte[] answer) {
    Json result = result(response(answer));
    List<Content> content;
    try {
      content = ObjectReader.of(result, "tool result").list("content", EvidenceAnswer::content);
    } catch (InvalidParams e) {
      throw new ProviderFailure("invalid tool result", e);
    }
    if (content.isEmpty()) {
      throw new ProviderFailure("empty tool result");
    }
    return switch (content.getFirst()) {
      case Content.Evidence evidence -> evidence.result();
      case Content.Text text ->
          throw new ProviderFailure("unexpected text response: " + text.text());
    };
  }

  private static Json.Obj response(byte[] answer) {
    try {
      if (JsonReader.read(answer) instanceof Json.Obj response) {
        return response;
      }
      throw new ProviderFailure("invalid json-rpc response");
    } catch (JsonSyntaxException e) {
      throw new ProviderFailure("invalid json-rpc response", e);
    }
  }

  private static Json result(Json.Obj response) {
    ObjectReader members = ObjectReader.of(response, "response");
    members
        .optional("error")
        .ifPresent(
            error -> {
              throw new ProviderFailure(message(error));
            });
    return members.optional("result").orElseThrow(() -> new ProviderFailure("missing tool result"));
  }

  private static String message(Json error) {
    try {
      return ObjectReader.of(error, "error").string("message");
    } catch (InvalidParams e) {
      throw new ProviderFailure("invalid json-rpc response", e);
    }
  }

  /** An item of the content. */
  private sealed interface Content {
    record Evidence(EvidenceResult result) implements Content {}

    record Text(String text) implements Content {}
  }

  private static Content content(Json json) {
    ObjectReader item = ObjectReader.of(json, "content item");
    return switch (item.string("type")) {
      case "json" -> new Content.Evidence(evidence(item.value("json")));
      case "text" -> new Content.Text(item.string("text"));
      default -> throw Variants.unknown(item.string("type"), List.of("json", "text"));
    };
  }

  private static EvidenceResult evidence(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence result");
    return new EvidenceResult(
        members.optional("value").map(EvidenceAnswer::value),
        lane((Json.Obj) json),
        members.optional("error").map(EvidenceAnswer::error),
        members.optional("evidence_hash").map(Sha256::fromJson),
        members
            .optional("evidence_ref")
            .map(reference -> ObjectReader.of(reference, "evidence reference").string("uri")),
        members.optional("evidence_anchor").map(EvidenceAnswer::anchor),
        members.optional("signature").map(EvidenceAnswer::signature),
        members.optionalString("content_type"));
  }

  /** Missing is verified; null, unlike elsewhere, is not the same as missing. */
  private static Lane lane(Json.Obj result) {
    return result.member("lane").isEmpty()
        ? Lane.VERIFIED
        : Variants.read(
            ObjectReader.of(result, "evidence result").string("lane"),
            Arrays.asList(Lane.values()),
            Lane::wire);
  }

  private static EvidenceValue value(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence value");
    return switch (members.string("kind")) {
      case "json" -> new EvidenceValue.OfJson(members.value("value"));
      case "bytes" -> new EvidenceValue.OfBytes(members.list("value", EvidenceAnswer::octet));
      default -> throw Variants.unknown(members.string("kind"), List.of("json", "bytes"));
    };
  }

  private static EvidenceError error(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence error");
    return new EvidenceError(
        members.string("code"),
        members.string("message"),
        members.optional("details").orElse(Json.NULL));
  }

  private static EvidenceAnchor anchor(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence anchor");
    return new EvidenceAnchor(members.string("anchor_type"), members.string("anchor_value"));
  }

  private static EvidenceSignature signature(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence signature");
    return new EvidenceSignature(
        members.string("scheme"),
        members.string("key_id"),
        members.list("signature", EvidenceAnswer::octet));
  }

  private static Integer octet(Json json) {
    if (json instanceof Json.Int number
        && number.value().signum() >= 0
        && number.value().compareTo(OCTET) <= 0) {
      return number.value().intValueExact();
    }
    throw new InvalidParams("expected a byte, 0 to 255, instead of " + ObjectReader.typeOf(json));
  }
}
