package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.text;
import static io.decisiongate.system.acceptance.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite metamorphic: what must not depend on order or on chance. */
@ExtendWith(AcceptanceServer.Access.class)
class MetamorphicIT {

  @Test
  void metamorphic_evidence_order_canonical_across_triggers(AcceptanceServer server)
      throws Exception {
    Configuration standard = server.standard();
    server.use(
        standard.with(
            """
            [server.feedback.scenario_next]
            max = "evidence"
            evidence_subjects = ["loopback"]
            """));
    Spec spec =
        Spec.of("order", after("zulu"), after("alpha"), after("mike"))
            .stages(
                Documents.json(
                    """
                    {"stage_id":"stage-1","entry_packets":[],"on_timeout":"fail","advance_to":{"kind":"terminal"},
                     "gates":[{"gate_id":"all","requirement":{"And":[{"Condition":"zulu"},{"Condition":"mike"},{"Condition":"alpha"}]}}]}
                    """));
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());

    for (int time = 2; time <= 4; time++) {
      Json answer =
          server.caller().result("scenario_next", run.nextWithEvidence("t-" + time, time));
      assertThat(texts(answer, "/feedback/gate_records/0/evidence", "/condition_id"))
          .containsExactly("alpha", "mike", "zulu");
    }
  }

  @Test
  void metamorphic_concurrent_triggers_deterministic(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec = Spec.time("concurrent", 100);
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());

    List<Json> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Json>> calls =
          List.of(
              () -> server.caller().result("scenario_trigger", run.trigger("t-a", 2)),
              () -> server.caller().result("scenario_trigger", run.trigger("t-b", 2)));
      for (Future<Json> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }

    assertThat(text(answers.get(0), "/decision/trigger_id")).isEqualTo("t-a");
    assertThat(text(answers.get(1), "/decision/trigger_id")).isEqualTo("t-b");
    Set<String> numbers = new TreeSet<>();
    answers.forEach(answer -> numbers.add(text(answer, "/decision/decision_id")));
    assertThat(numbers).containsExactly("decision-1", "decision-2");
    assertThat(
            text(
                server.caller().result("scenario_status", run.status(3)),
                "/last_decision/decision_id"))
        .isEqualTo("decision-2");
    assertThat(
            at(server.caller().result("scenario_trigger", run.trigger("t-c", 3)), "/decision/seq"))
        .isEqualTo(Json.of(3));
  }

  @Test
  void metamorphic_evidence_order_canonical_in_runpack(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec =
        Spec.of("order", after("zulu"), after("alpha"), after("mike"))
            .stages(
                Documents.json(
                    """
                    {"stage_id":"stage-1","entry_packets":[],"on_timeout":"fail","advance_to":{"kind":"terminal"},
                     "gates":[{"gate_id":"all","requirement":{"And":[{"Condition":"zulu"},{"Condition":"mike"},{"Condition":"alpha"}]}}]}
                    """));
    Run run = Run.of(spec, "run-1");
    server.caller().result("scenario_define", spec.define());
    server.caller().result("scenario_start", run.start());
    server.caller().result("scenario_trigger", run.trigger("t-1", 2));
    Path pack = server.files().resolve("order");
    server.caller().result("runpack_export", Pack.export(run, pack.toString()));

    Json gates = Documents.json(Files.readString(pack.resolve("artifacts/gate_evals.json")));
    assertThat(texts(gates, "/0/evidence", "/condition_id"))
        .containsExactly("alpha", "mike", "zulu");
  }

  /** The same runs twice on a new server; a run's id is part of its record. */
  @Test
  void metamorphic_concurrent_runs_identical_runpacks(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec = Spec.time("identical", 100);
    server.caller().result("scenario_define", spec.define());
    Set<String> before = rootsOfConcurrentRuns(server, spec, "first");
    server.use(server.standard());
    server.caller().result("scenario_define", spec.define());

    assertThat(rootsOfConcurrentRuns(server, spec, "second")).isEqualTo(before).hasSize(4);
  }

  private static Set<String> rootsOfConcurrentRuns(
      AcceptanceServer server, Spec spec, String attempt) throws Exception {
    Set<String> roots = new TreeSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> runs = new ArrayList<>();
      for (String id : List.of("a", "b", "c", "d")) {
        runs.add(() -> root(server, Run.of(spec, id), attempt));
      }
      for (Future<String> root : threads.invokeAll(runs)) {
        roots.add(root.get());
      }
    }
    return roots;
  }

  private static String root(AcceptanceServer server, Run run, String attempt) throws Exception {
    Caller caller = server.caller();
    caller.result("scenario_start", run.start());
    for (int time = 2; time <= 4; time++) {
      caller.result("scenario_trigger", run.trigger("t-" + time, time));
    }
    Path pack = server.files().resolve(attempt + "-" + run.id());
    Json exported = caller.result("runpack_export", Pack.export(run, pack.toString()));
    return run.id() + " " + text(exported, "/manifest/integrity/root_hash/value");
  }

  private static Json after(String id) {
    return Spec.condition(id, "time", "after", "{\"timestamp\":100}", "equals", "true");
  }
}
