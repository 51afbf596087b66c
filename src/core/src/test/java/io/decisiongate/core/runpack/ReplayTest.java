package io.decisiongate.core.runpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.runpack.Packs.Edit;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forgeries with consistent hashes, which only deciding again can find. */
class ReplayTest {
  @TempDir Path directory;

  static Stream<Arguments> forgeries() {
    String decision = "decision 2 on trigger trigger-1";
    return Stream.of(
        forgery(
            Artifact.DECISIONS,
            log ->
                Edit.at(
                    log,
                    "/1/outcome",
                    outcome -> JsonReader.read("{\"kind\":\"fail\",\"reason\":\"because\"}")),
            decision
                + ": recorded {\"kind\":\"fail\",\"reason\":\"because\"} in stage stage-1, decides"
                + " {\"kind\":\"complete\",\"stage_id\":\"stage-1\"} in stage stage-1"),
        forgery(
            Artifact.GATE_EVALUATIONS,
            log -> evidence(log, Json.FALSE),
            "gate gate-time for " + decision + ": recorded True, evaluates to False"),
        forgery(
            Artifact.GATE_EVALUATIONS,
            log -> Edit.set(log, "/0/evidence/0/status", "False"),
            "condition after in gate gate-time for "
                + decision
                + ": recorded False, evaluates to True"),
        forgery(
            Artifact.GATE_EVALUATIONS,
            log -> Edit.set(log, "/0/evaluation/gate_id", "g"),
            "gate g for " + decision + ": the gate at this place is gate-time"),
        forgery(
            Artifact.GATE_EVALUATIONS,
            log -> Edit.set(log, "/0/evaluation/trace/0/status", "False"),
            "gate gate-time for " + decision + ": trace or evidence are not what the evaluation"),
        forgery(
            Artifact.GATE_EVALUATIONS,
            log -> new Json.Array(List.of()),
            decision + " has no evidence of condition after"),
        forgery(
            Artifact.PACKETS,
            log -> new Json.Array(List.of()),
            "decision 1 on trigger init: the packets are not those"),
        forgery(
            Artifact.SCENARIO_SPEC,
            spec -> Edit.set(spec, "stages", new Json.Array(List.of())),
            "the scenario cannot be used: invalid scenario spec: scenario spec must define"));
  }

  private static Arguments forgery(Artifact artifact, UnaryOperator<Json> edit, String difference) {
    return Arguments.of(artifact, edit, difference);
  }

  private static Json evidence(Json log, Json value) {
    return Edit.at(
        Edit.at(log, "/0/evidence/0/result/value/value", ignored -> value),
        "/0/evidence/0/result/evidence_hash",
        ignored -> Sha256.ofCanonical(value).toJson());
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void forgeryIsNamed(Artifact artifact, UnaryOperator<Json> edit, String difference) {
    Path pack = Packs.copyOf(Packs.GOLDEN, directory.resolve("pack"));
    Packs.forge(pack, artifact, edit);
    ReplayResult result = Packs.replay(pack);
    assertThat(result.passes()).isFalse();
    assertThat(result.differences().texts())
        .anySatisfy(text -> assertThat(text).startsWith(difference));
  }

  @Test
  void decisionAfterTheEndIsNamed() {
    Path pack = Packs.copyOf(Packs.GOLDEN, directory.resolve("pack"));
    Packs.forge(pack, Artifact.TRIGGERS, log -> withOneMore(log, "/event/trigger_id", "/seq"));
    Packs.forge(pack, Artifact.DECISIONS, log -> withOneMore(log, "/trigger_id", "/seq"));
    assertThat(Packs.replay(pack).differences().texts())
        .contains("decision 3 on trigger later comes after the end of the run");
  }

  private static Json withOneMore(Json log, String id, String seq) {
    List<Json> items = new java.util.ArrayList<>(((Json.Array) log).items());
    Json last = Edit.at(Edit.set(items.getLast(), id, "later"), seq, ignored -> Json.of(3));
    items.add(
        last instanceof Json.Obj object && object.members().containsKey("decision_id")
            ? Edit.set(last, "/decision_id", "decision-3")
            : last);
    return new Json.Array(items);
  }
}
