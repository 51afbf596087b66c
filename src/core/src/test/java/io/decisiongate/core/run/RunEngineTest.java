package io.decisiongate.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.dispatch.DispatchPolicy;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the recorded sequences do not show. */
class RunEngineTest {
  private static final ScenarioSpec SPEC = spec("one");
  private static final RunEngine ENGINE = new RunEngine(EngineSettings.DEFAULT);
  private static final RunHeader STARTED = start(SPEC);

  private static ScenarioSpec spec(String version) {
    return ScenarioSpec.fromJson(
        JsonReader.read(
            """
            {"scenario_id":"sc","namespace_id":1,"spec_version":"%s","stages":[
              {"stage_id":"a","entry_packets":[],"gates":[
                {"gate_id":"g","requirement":{"And":[{"Condition":"p"},{"Condition":"q"}]}}],
               "advance_to":{"kind":"terminal"},"on_timeout":"fail"}],
             "conditions":[
              {"condition_id":"p","query":{"provider_id":"loose","check_id":"c"},
               "comparator":"exists","policy_tags":[]},
              {"condition_id":"q","query":{"provider_id":"exempt","check_id":"c"},
               "comparator":"exists","policy_tags":[]}],
             "policies":[],"schemas":[]}
            """
                .formatted(version)));
  }

  private static RunHeader start(ScenarioSpec spec) {
    return ENGINE
        .start(
            spec,
            StartRequest.fromJson(
                JsonReader.read(
                    """
                    {"scenario_id":"sc","run_config":{"tenant_id":1,"namespace_id":1,
                     "run_id":"r","scenario_id":"sc","dispatch_targets":
                     [{"kind":"channel","channel":"c"}],"policy_tags":[]},
                     "started_at":{"kind":"unix_millis","value":-5},"issue_entry_packets":false}
                    """)))
        .header();
  }

  private static TriggerEvent trigger(String id) {
    return new TriggerEvent(
        id,
        new TenantId(1),
        new NamespaceId(1),
        "r",
        TriggerKind.EXTERNAL_EVENT,
        new Timestamp.UnixMillis(0),
        "test",
        Optional.empty(),
        Optional.empty());
  }

  private static GatheredEvidence asserted(String conditionId) {
    EvidenceResult verified =
        EvidenceResult.verified(
            new EvidenceValue.OfJson(Json.TRUE), "t", new EvidenceAnchor("a", "v"));
    return new GatheredEvidence(
        conditionId,
        new EvidenceResult(
            verified.value(),
            Lane.ASSERTED,
            verified.error(),
            verified.evidenceHash(),
            verified.evidenceRef(),
            verified.evidenceAnchor(),
            verified.signature(),
            verified.contentType()));
  }

  private static List<Json> evidence(RunStep step) {
    return step.entries().stream()
        .filter(entry -> entry.log() == Log.GATE_EVALUATIONS)
        .map(LogEntry::toJson)
        .toList();
  }

  @Test
  void exemptProvidersKeepTheirLaneInDevPermissiveMode() {
    RunEngine permissive =
        new RunEngine(
            new EngineSettings(
                Lane.ASSERTED,
                Map.of("exempt", Lane.VERIFIED),
                new DispatchPolicy.PermitAll(),
                Map.of()));
    RunStep step =
        permissive.trigger(
            SPEC,
            STARTED,
            trigger("t"),
            List.of(asserted("p"), asserted("q")),
            ToolCallKind.TRIGGER);
    assertThat(JsonWriter.write(evidence(step).getFirst()))
        .contains("\"trace\":[{\"condition_id\":\"p\",\"status\":\"True\"},")
        .contains("{\"condition_id\":\"q\",\"status\":\"Unknown\"}]")
        .containsOnlyOnce("evidence lane Asserted does not satisfy Verified");
  }

  @Test
  void evidenceThatWasNotGatheredIsNotTakenForAbsent() {
    assertThatThrownBy(
            () ->
                ENGINE.trigger(
                    SPEC, STARTED, trigger("t"), List.of(asserted("p")), ToolCallKind.TRIGGER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("q");
  }

  @Test
  void aRunDoesNotGoOnUnderAChangedScenario() {
    assertThatThrownBy(() -> ENGINE.plan(spec("two"), STARTED, trigger("t")))
        .isInstanceOf(ControlPlaneFailure.class)
        .hasMessage("run state spec hash mismatch");
  }

  @Test
  void aRunThatIsOverDecidesNothing() {
    RunHeader failed = STARTED.with(RunStatus.FAILED);
    assertThatThrownBy(() -> ENGINE.plan(SPEC, failed, trigger("t")))
        .hasMessage("run is not active: Failed");
    assertThatThrownBy(
            () -> ENGINE.trigger(SPEC, failed, trigger("t"), List.of(), ToolCallKind.NEXT))
        .isInstanceOf(ControlPlaneFailure.class)
        .hasMessage("run is not active: Failed");
  }

  @Test
  void theHeaderIsStoredAndReadWithoutLoss() {
    RunHeader decided =
        ENGINE
            .trigger(
                SPEC,
                STARTED,
                trigger("t"),
                List.of(asserted("p"), asserted("q")),
                ToolCallKind.NEXT)
            .header();
    assertThat(RunHeader.fromJson(JsonReader.read(JsonWriter.write(decided.toJson()))))
        .isEqualTo(decided);
    assertThat(decided.counts()).isEqualTo(new RunCounts(1, 1, 1, 0, 0, 1));
    assertThat(decided.lastDecision()).map(Decision::triggerId).contains("t");
  }

  @Test
  void theSizeOfAHeaderDoesNotGrowWithTheRun() {
    RunHeader header = STARTED;
    for (int i = 0; i < 100; i++) {
      header =
          ENGINE
              .trigger(
                  SPEC,
                  header,
                  trigger("t%02d".formatted(i)),
                  List.of(asserted("p"), asserted("q")),
                  ToolCallKind.TRIGGER)
              .header();
    }
    assertThat(header.counts().decisions()).isEqualTo(100);
    assertThat(JsonWriter.write(header.toJson())).hasSizeLessThan(1_500);
  }

  @Test
  void precheckOfAnInlineScenarioIgnoresLanesOfProviders() {
    RunEngine permissive =
        new RunEngine(
            new EngineSettings(
                Lane.ASSERTED,
                Map.of("exempt", Lane.VERIFIED),
                new DispatchPolicy.DenyAll(),
                Map.of()));
    Json payload = JsonReader.read("{\"p\":null,\"q\":1}");
    assertThat(permissive.precheck(SPEC, Optional.empty(), payload, true).decision())
        .isEqualTo(new Outcome.Complete("a"));
    assertThat(permissive.precheck(SPEC, Optional.empty(), payload, false).decision())
        .isEqualTo(new Outcome.Hold(HoldSummary.awaitEvidence(List.of("g"))));
  }

  @Test
  void precheckNeedsToKnowWhichConditionAValueBelongsTo() {
    assertThatThrownBy(() -> ENGINE.precheck(SPEC, Optional.empty(), Json.TRUE, false))
        .isInstanceOf(InvalidParams.class)
        .hasMessage("payload must be an object keyed by condition ids");
  }

  @Test
  void precheckRefusesValuesThatAreTooLarge() {
    Json payload = Json.object().put("p", "x".repeat(1024 * 1024 - 1)).build();
    assertThatThrownBy(() -> ENGINE.precheck(SPEC, Optional.empty(), payload, false))
        .isInstanceOf(ControlPlaneFailure.class)
        .hasMessage("evidence payload exceeds size limit (1048577 > 1048576)");
  }
}
