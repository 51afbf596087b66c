package io.decisiongate.core.provider.mcp;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what a provider answered to {@code tools/call} (providers.md section 7.3). Of several
 * content items the first counts; id, version and {@code isError} are not looked at.
 */
final class EvidenceAnswer {
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
    return EvidenceResult.fromJson(json, lane((Json.Obj) json, members));
  }

  /** Missing is verified; null, unlike elsewhere, is not the same as missing. */
  private static Lane lane(Json.Obj result, ObjectReader members) {
    return result.member("lane").isEmpty()
        ? Lane.VERIFIED
        : Variants.read(members.string("lane"), Arrays.asList(Lane.values()), Lane::wire);
  }
}
