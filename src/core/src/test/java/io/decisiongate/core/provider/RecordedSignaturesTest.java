package io.decisiongate.core.provider;

import static io.decisiongate.core.Fixtures.items;
import static io.decisiongate.core.Fixtures.member;
import static io.decisiongate.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.evidence.EvidenceError;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceSignature;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.evidence.ProviderRegistry.RegisteredProvider;
import io.decisiongate.core.evidence.RequiredSignature;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recorded answers of a signing provider, given by a stand-in, are judged as recorded. */
class RecordedSignaturesTest {
  @TempDir Path directory;

  @TestFactory
  Stream<DynamicNode> judgesSignaturesAsRecorded() throws IOException {
    Recording recording = Recording.load("external-provider-signed", directory);
    Json answers =
        JsonReader.read(
            Recording.fill(Files.readString(directory.resolve("cases.json")), directory));
    RequiredSignature policy =
        RequiredSignature.load(List.of(directory.resolve("key.pub").toString()));
    EvidenceProvider stub =
        (query, context) ->
            answer(member(answers, text(member(query.params().orElseThrow(), "case"))));
    EvidenceGatherer gatherer =
        new EvidenceGatherer(
            ProviderRegistry.of(
                Map.of(
                    "stub",
                    new RegisteredProvider(stub, true, Optional.of(policy)),
                    "time",
                    RegisteredProvider.of(new TimeProvider(true)))));
    return recording.calls().stream()
        .map(
            call ->
                dynamicTest(
                    call.name(),
                    () -> {
                      EvidenceQuery query =
                          EvidenceQuery.fromJson(member(call.arguments(), "query"));
                      Json answer =
                          gatherer.gather(query, Asking.context(Asking.LOGICAL_5)).toJson();
                      assertThat(answer)
                          .isEqualTo(
                              JsonReader.read(
                                  Recording.fill(JsonWriter.write(call.expected()), directory)));
                    }));
  }

  private static EvidenceResult answer(Json reply) {
    Json result = member(items(member(member(reply, "result"), "content")).getFirst(), "json");
    return new EvidenceResult(
        given(result, "value").map(value -> new EvidenceValue.OfJson(member(value, "value"))),
        text(member(result, "lane")).equals("asserted") ? Lane.ASSERTED : Lane.VERIFIED,
        given(result, "error")
            .map(
                error ->
                    EvidenceError.of(text(member(error, "code")), text(member(error, "message")))),
        given(result, "evidence_hash").map(Sha256::fromJson),
        Optional.empty(),
        Optional.empty(),
        given(result, "signature").map(RecordedSignaturesTest::signature),
        given(result, "content_type").map(Fixtures::text));
  }

  private static EvidenceSignature signature(Json json) {
    return new EvidenceSignature(
        text(member(json, "scheme")),
        text(member(json, "key_id")),
        items(member(json, "signature")).stream()
            .map(item -> ((Json.Int) item).value().intValueExact())
            .toList());
  }

  private static Optional<Json> given(Json result, String name) {
    return Optional.of(member(result, name)).filter(json -> !json.equals(Json.NULL));
  }
}
