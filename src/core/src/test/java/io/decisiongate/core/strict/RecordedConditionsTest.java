package io.decisiongate.core.strict;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.comparator.Comparator;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.schema.JsonSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Capability checks and strict validation answer as the recordings do, to the letter. */
class RecordedConditionsTest {

  @Test
  void recordingsAreThere() {
    assertThat(Fixtures.existing("exchanges")).isDirectory();
  }

  @TestFactory
  Stream<DynamicTest> definitions() {
    return Stream.of(
            "comparators-equality",
            "comparators-lexicographic",
            "comparators-ordering",
            "comparators-presence",
            "comparators-sets",
            "define-capability-errors",
            "gates-three-valued",
            "strict-disabled",
            "strict-permissive",
            "strict-types",
            "timeouts")
        .map(Recording::read)
        .flatMap(RecordedConditionsTest::definitions);
  }

  private static Stream<DynamicTest> definitions(Recording recording) {
    Capabilities capabilities = recording.capabilities();
    return tests(
        recording,
        "scenario_define",
        call -> {
          List<Json> conditions = conditions(call);
          for (Json condition : conditions) {
            checkCapabilities(capabilities, condition);
          }
          for (Json condition : conditions) {
            EvidenceQuery query = query(condition);
            Json schema = capabilities.check(query.providerId(), query.checkId()).resultSchema();
            recording
                .strictValidation()
                .ifPresent(strict -> checkStrictly(strict, condition, schema));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> queries() {
    return Stream.of(
            "evidence-env", "evidence-json-files", "evidence-time", "evidence-http-blocked")
        .map(Recording::read)
        .flatMap(
            recording -> {
              Capabilities capabilities = recording.capabilities();
              return tests(
                  recording,
                  "evidence_query",
                  call ->
                      capabilities.checkQuery(
                          EvidenceQuery.fromJson(Fixtures.member(call.arguments(), "query"))));
            });
  }

  @TestFactory
  Stream<DynamicTest> prechecks() {
    Recording recording = Recording.read("precheck-strict");
    Capabilities capabilities = recording.capabilities();
    StrictValidation strict = recording.strictValidation().orElseThrow();
    Map<String, Json> shapes = shapes(recording);
    return tests(
        recording,
        "precheck",
        call -> {
          Json shape = shape(shapes, call);
          List<Json> conditions = conditions(call);
          conditions.forEach(condition -> checkCapabilities(capabilities, condition));
          for (Json condition : conditions) {
            for (Json schema : strict.schemasFor(id(condition), shape, conditions.size())) {
              checkStrictly(strict, condition, schema);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> payloads() {
    String prefix = "payload does not match schema: ";
    return Stream.of("precheck-asserted", "precheck-verified")
        .map(Recording::read)
        .flatMap(
            recording -> {
              Map<String, Json> shapes = shapes(recording);
              return recording.calls().stream()
                  .filter(call -> call.error().orElse("").startsWith(prefix))
                  .map(
                      call -> {
                        JsonSchema schema = JsonSchema.compile(shape(shapes, call));
                        List<String> violations =
                            schema.violations(Fixtures.member(call.arguments(), "payload"));
                        return DynamicTest.dynamicTest(
                            call.toString(),
                            () ->
                                assertThat(prefix + String.join("; ", violations))
                                    .isEqualTo(call.error().orElseThrow()));
                      });
            });
  }

  /** What was registered, by id and version. */
  private static Map<String, Json> shapes(Recording recording) {
    Map<String, Json> shapes = new HashMap<>();
    for (Recording.Call call : recording.calls()) {
      if (call.tool().equals("schemas_register") && call.error().isEmpty()) {
        Json entry = Fixtures.member(call.arguments(), "record");
        shapes.put(key(entry), Fixtures.member(entry, "schema"));
      }
    }
    return shapes;
  }

  private static Json shape(Map<String, Json> shapes, Recording.Call call) {
    return Optional.ofNullable(shapes.get(key(Fixtures.member(call.arguments(), "data_shape"))))
        .orElseThrow(() -> new InvalidParams("schema not found"));
  }

  private static String key(Json shape) {
    return Fixtures.text(Fixtures.member(shape, "schema_id"))
        + " "
        + Fixtures.text(Fixtures.member(shape, "version"));
  }

  private static Stream<DynamicTest> tests(
      Recording recording, String tool, Consumer<Recording.Call> check) {
    List<DynamicTest> tests =
        recording.calls().stream()
            .filter(call -> call.tool().equals(tool))
            .filter(call -> !call.error().equals(Optional.of("unauthorized")))
            .map(
                call ->
                    DynamicTest.dynamicTest(
                        call.toString(),
                        () ->
                            assertThat(refusal(() -> check.accept(call))).isEqualTo(call.error())))
            .toList();
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static Optional<String> refusal(Runnable check) {
    try {
      check.run();
      return Optional.empty();
    } catch (InvalidParams e) {
      return Optional.of(e.text());
    }
  }

  private static List<Json> conditions(Recording.Call call) {
    return Recording.at(call.arguments(), "spec", "conditions").map(Fixtures::items).orElseThrow();
  }

  private static String id(Json condition) {
    return Fixtures.text(Fixtures.member(condition, "condition_id"));
  }

  private static EvidenceQuery query(Json condition) {
    return EvidenceQuery.fromJson(Fixtures.member(condition, "query"));
  }

  private static void checkCapabilities(Capabilities capabilities, Json condition) {
    capabilities.checkCondition(
        id(condition),
        query(condition),
        comparator(condition),
        Recording.at(condition, "expected"));
  }

  private static void checkStrictly(StrictValidation strict, Json condition, Json schema) {
    strict.checkCondition(
        id(condition), schema, comparator(condition), Recording.at(condition, "expected"));
  }

  private static Comparator comparator(Json condition) {
    return Comparator.fromWire(Fixtures.text(Fixtures.member(condition, "comparator")));
  }
}
