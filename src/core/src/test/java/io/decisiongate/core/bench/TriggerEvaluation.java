package io.decisiongate.core.bench;

import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.evidence.ProviderRegistry.RegisteredProvider;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.provider.TimeProvider;
import io.decisiongate.core.run.EngineSettings;
import io.decisiongate.core.run.GatheredEvidence;
import io.decisiongate.core.run.RunEngine;
import io.decisiongate.core.run.RunHeader;
import io.decisiongate.core.run.RunStep;
import io.decisiongate.core.run.StartRequest;
import io.decisiongate.core.run.ToolCallKind;
import io.decisiongate.core.run.TriggerEvent;
import io.decisiongate.core.run.TriggerKind;
import io.decisiongate.core.run.TriggerPlan;
import io.decisiongate.core.scenario.ScenarioDefinition;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * One trigger on a stage with two gates over ten conditions of the time provider: plan, evidence,
 * decision and the records with their hashes, without a store. The aim is 20 microseconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TriggerEvaluation {
  private static final int CONDITIONS = 10;

  private final ScenarioSpec spec =
      ScenarioDefinition.define(
          scenario(), Capabilities.of(BuiltInContracts.all()), Optional.empty());
  private final RunEngine engine = new RunEngine(EngineSettings.DEFAULT);
  private final EvidenceGatherer gatherer =
      new EvidenceGatherer(
          ProviderRegistry.of(Map.of("time", RegisteredProvider.of(new TimeProvider(true)))));
  private final RunHeader header =
      engine
          .start(
              spec,
              StartRequest.fromJson(
                  JsonReader.read(
                      """
                      {"scenario_id":"bench","run_config":{"tenant_id":1,"namespace_id":1,
                       "run_id":"run-1","scenario_id":"bench","dispatch_targets":[],
                       "policy_tags":[]},
                       "started_at":{"kind":"unix_millis","value":1700000000000},
                       "issue_entry_packets":false}
                      """)))
          .header();
  private final TriggerEvent event =
      new TriggerEvent(
          "trigger-1",
          new TenantId(1),
          new NamespaceId(1),
          "run-1",
          TriggerKind.EXTERNAL_EVENT,
          new Timestamp.UnixMillis(1_700_000_000_001L),
          "bench",
          Optional.empty(),
          Optional.of("correlation-1"));

  private static Json scenario() {
    String leaves =
        IntStream.range(0, CONDITIONS / 2)
            .mapToObj(i -> "{\"Condition\":\"c%d\"},{\"Condition\":\"d%d\"}".formatted(i, i))
            .collect(Collectors.joining(","));
    String conditions =
        IntStream.range(0, CONDITIONS)
            .mapToObj(
                i ->
                    """
                    {"condition_id":"%s%d","query":{"provider_id":"time","check_id":"after",
                     "params":{"timestamp":%d}},"comparator":"equals","expected":true,
                     "policy_tags":[]}
                    """
                        .formatted(i % 2 == 0 ? "c" : "d", i / 2, 1_600_000_000_000L + i))
            .collect(Collectors.joining(","));
    return JsonReader.read(
        """
        {"scenario_id":"bench","namespace_id":1,"spec_version":"1","stages":[
          {"stage_id":"s1","entry_packets":[],"gates":[
             {"gate_id":"all","requirement":{"And":[%s]}},
             {"gate_id":"some","requirement":{"RequireGroup":{"min":3,"reqs":[%s]}}}],
           "advance_to":{"kind":"linear"},"timeout":null,"on_timeout":"fail"},
          {"stage_id":"s2","entry_packets":[],"gates":[],"advance_to":{"kind":"terminal"},
           "timeout":null,"on_timeout":"fail"}],
         "conditions":[%s],"policies":[],"schemas":[],"default_tenant_id":1}
        """
            .formatted(leaves, leaves, conditions));
  }

  /** Measures one trigger. */
  @Benchmark
  public RunStep trigger() {
    return switch (engine.plan(spec, header, event)) {
      case TriggerPlan.NeedsEvidence needs -> {
        EvidenceContext context = RunEngine.evidenceContext(header, event);
        List<GatheredEvidence> evidence = new ArrayList<>(CONDITIONS);
        needs
            .conditions()
            .forEach(
                condition ->
                    evidence.add(
                        new GatheredEvidence(
                            condition.conditionId(),
                            gatherer.gather(condition.query(), context))));
        yield engine.trigger(spec, header, event, evidence, ToolCallKind.TRIGGER);
      }
      case TriggerPlan.LastDecision last -> throw new IllegalStateException("over: " + last);
      case TriggerPlan.TimeoutDue due -> throw new IllegalStateException("late: " + due);
    };
  }

  /** The same and what a server does next: the entries as text. */
  @Benchmark
  public int triggerAndWrite() {
    RunStep step = trigger();
    StringBuilder out = new StringBuilder();
    JsonWriter.write(step.header().toJson(), out);
    step.entries().forEach(entry -> JsonWriter.write(entry.toJson(), out));
    return out.length();
  }

  /** Runs it; arguments are those of JMH. */
  public static void main(String[] arguments) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(TriggerEvaluation.class.getSimpleName())
                .shouldFailOnError(true)
                .build())
        .run();
  }
}
