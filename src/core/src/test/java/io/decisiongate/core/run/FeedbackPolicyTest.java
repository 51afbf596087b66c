package io.decisiongate.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackPolicyTest {
  private static final FeedbackPolicy POLICY =
      new FeedbackPolicy(
          FeedbackLevel.SUMMARY,
          FeedbackLevel.TRACE,
          FeedbackLevel.EVIDENCE,
          Set.of("tracer", "loopback"),
          Set.of("Auditor"),
          Set.of("seer"),
          Set.of("TenantAdmin"));

  private static final Json ANSWER = Json.object().put("status", "active").build();

  @ParameterizedTest
  @CsvSource({
    // principal, role, local, requested, granted
    "nobody,   -,           false, -,        SUMMARY",
    "loopback, -,           true,  -,        TRACE",
    "nobody,   -,           true,  -,        SUMMARY",
    "tracer,   -,           false, -,        SUMMARY",
    "tracer,   -,           false, TRACE,    TRACE",
    "tracer,   -,           false, EVIDENCE, TRACE",
    "nobody,   Auditor,     false, EVIDENCE, TRACE",
    "nobody,   Auditor,     false, SUMMARY,  SUMMARY",
    "nobody,   TenantAdmin, false, EVIDENCE, EVIDENCE",
    "nobody,   TenantAdmin, false, TRACE,    SUMMARY",
    "seer,     -,           false, EVIDENCE, EVIDENCE",
    "nobody,   Other,       false, EVIDENCE, SUMMARY"
  })
  void grantsByPrincipalAndRole(
      String principal, String role, boolean local, String requested, FeedbackLevel granted) {
    FeedbackCaller caller = new FeedbackCaller(principal, Set.of(role), local);
    assertThat(POLICY.grant(caller, level(requested)).granted()).isEqualTo(granted);
  }

  private static Optional<FeedbackLevel> level(String requested) {
    return requested.equals("-") ? Optional.empty() : Optional.of(FeedbackLevel.valueOf(requested));
  }

  @Test
  void saysThatSomethingWasDenied() {
    FeedbackGrant grant =
        POLICY.grant(
            new FeedbackCaller("tracer", Set.of(), false), Optional.of(FeedbackLevel.EVIDENCE));
    assertThat(grant.addTo(ANSWER, List.of(), condition -> true))
        .isEqualTo(
            JsonReader.read(
                """
                {"status":"active","feedback":{"level":"trace","denied_reason":
                 "feedback level denied (requested=evidence, allowed=trace)",
                 "gate_evaluations":[]}}
                """));
  }

  @Test
  void addsNothingToASummaryThatNobodyAskedFor() {
    FeedbackGrant grant = new FeedbackGrant(FeedbackLevel.SUMMARY, FeedbackLevel.SUMMARY, false);
    assertThat(grant.addTo(ANSWER, List.of(), condition -> true)).isEqualTo(ANSWER);
  }

  @Test
  void hidesRawValuesAndEverythingBesideAnError() {
    Json record =
        JsonReader.read(
            """
            {"trigger_id":"t","stage_id":"s","evaluation":{},"evidence":[
             {"condition_id":"shown","status":"True","result":
              {"value":1,"error":null,"evidence_hash":"h","content_type":"c","lane":"verified"}},
             {"condition_id":"hidden","status":"True","result":
              {"value":1,"error":null,"evidence_hash":"h","content_type":"c","lane":"verified"}},
             {"condition_id":"failed","status":"Unknown","result":
              {"value":1,"error":{"code":"trust_lane"},"evidence_hash":"h","content_type":"c",
               "lane":"asserted"}}]}
            """);
    FeedbackGrant grant = new FeedbackGrant(FeedbackLevel.EVIDENCE, FeedbackLevel.EVIDENCE, true);
    assertThat(grant.addTo(ANSWER, List.of(record), condition -> !condition.equals("hidden")))
        .isEqualTo(
            JsonReader.read(
                """
                {"status":"active","feedback":{"level":"evidence","gate_records":[
                 {"trigger_id":"t","stage_id":"s","evaluation":{},"evidence":[
                 {"condition_id":"shown","status":"True","result":
                  {"value":1,"error":null,"evidence_hash":"h","content_type":"c",
                   "lane":"verified"}},
                 {"condition_id":"hidden","status":"True","result":
                  {"value":null,"error":null,"evidence_hash":"h","content_type":null,
                   "lane":"verified"}},
                 {"condition_id":"failed","status":"Unknown","result":
                  {"value":null,"error":{"code":"trust_lane"},"evidence_hash":null,
                   "content_type":null,"lane":"asserted"}}]}]}}
                """));
  }
}
