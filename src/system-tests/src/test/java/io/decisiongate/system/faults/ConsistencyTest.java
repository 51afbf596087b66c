package io.decisiongate.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.audit.HashChain;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The checks find every kind of loss in what one start and two triggers leave. */
class ConsistencyTest {
  private static final RunRef RUN = new RunRef(1, "r");
  private static final LoadCall START = new StartCall("a", Endpoint.RPC, RUN);
  private static final LoadCall FIRST = trigger("b", "t-1");
  private static final LoadCall SECOND = trigger("c", "t-2");
  private static final SchemaRef SHAPE = new SchemaRef(1, "shape");
  private static final LoadCall REGISTER = new RegisterCall("d", Endpoint.RPC, SHAPE);

  private final CallBook book = new CallBook();
  private final List<StoredFacts.AuditRecord> audit = new ArrayList<>();
  private final StoredFacts whole = facts();

  ConsistencyTest() {
    book.note(START, acknowledged(Json.object().build()));
    book.note(FIRST, acknowledged(Json.object().put("decision", decision(1)).build()));
    book.note(SECOND, acknowledged(Json.object().put("decision", decision(2)).build()));
    book.note(REGISTER, acknowledged(Json.object().build()));
  }

  @Test
  void nothingIsWrongWithAllOfIt() {
    assertThat(Consistency.violations(book, whole)).isEmpty();
  }

  @Test
  void aLostAuditRecordIsFound() {
    for (int i = 0; i < whole.audit().size(); i++) {
      assertThat(violationsOf(withAudit(without(whole.audit(), i))))
          .as("record %d", i)
          .isNotEmpty();
    }
  }

  @Test
  void aLostStepIsFound() {
    for (int i = 0; i < whole.steps().size(); i++) {
      assertThat(violationsOf(withRuns(whole.runs(), without(whole.steps(), i)))).isNotEmpty();
    }
  }

  @Test
  void aLostRunIsFound() {
    assertThat(violationsOf(withRuns(List.of(), whole.steps()))).isNotEmpty();
    assertThat(violationsOf(withRuns(List.of(), List.of()))).isNotEmpty();
  }

  @Test
  void aLostOrDamagedDataShapeIsFound() {
    assertThat(violationsOf(withSchemas(List.of()))).isNotEmpty();
    assertThat(violationsOf(withSchemas(List.of(new StoredFacts.Schema(SHAPE, false)))))
        .isNotEmpty();
  }

  @Test
  void aDataShapeThatNobodyRegisteredIsFound() {
    List<StoredFacts.Schema> more = new ArrayList<>(whole.schemas());
    more.add(new StoredFacts.Schema(new SchemaRef(1, "other"), true));
    assertThat(violationsOf(withSchemas(more))).isNotEmpty();
  }

  @Test
  void aLostLedgerEntryIsFound() {
    assertThat(violationsOf(withUsage(sums(3), sums(3)))).isNotEmpty();
    assertThat(violationsOf(withUsage(sums(4), sums(3)))).isNotEmpty();
  }

  @Test
  void anAnswerOfARefusedCallIsFound() {
    CallBook refused = new CallBook();
    refused.note(START, acknowledged(Json.object().build()));
    refused.note(FIRST, acknowledged(Json.object().put("decision", decision(1)).build()));
    refused.note(SECOND, new Outcome.Refused("storage unavailable, nothing was changed"));
    refused.note(REGISTER, acknowledged(Json.object().build()));
    assertThat(Consistency.violations(refused, whole)).isNotEmpty();
  }

  @Test
  void anUnansweredCallMayHaveBeenCarriedOut() {
    CallBook unanswered = new CallBook();
    unanswered.note(START, acknowledged(Json.object().build()));
    unanswered.note(FIRST, acknowledged(Json.object().put("decision", decision(1)).build()));
    unanswered.note(SECOND, new Outcome.Unanswered("killed"));
    unanswered.note(REGISTER, acknowledged(Json.object().build()));
    assertThat(Consistency.violations(unanswered, whole)).isEmpty();
  }

  @Test
  void anotherAnswerThanTheStoredDecisionIsFound() {
    book.note(SECOND, acknowledged(Json.object().put("decision", decision(1)).build()));
    assertThat(Consistency.violations(book, whole)).isNotEmpty();
  }

  private List<String> violationsOf(StoredFacts facts) {
    return Consistency.violations(book, facts);
  }

  private StoredFacts withAudit(List<StoredFacts.AuditRecord> records) {
    return new StoredFacts(
        whole.heads(),
        records,
        whole.runs(),
        whole.steps(),
        whole.schemas(),
        whole.ledger(),
        whole.counters());
  }

  private StoredFacts withRuns(List<StoredFacts.Run> runs, List<StoredFacts.Step> steps) {
    return new StoredFacts(
        whole.heads(),
        whole.audit(),
        runs,
        steps,
        whole.schemas(),
        whole.ledger(),
        whole.counters());
  }

  private StoredFacts withSchemas(List<StoredFacts.Schema> schemas) {
    return new StoredFacts(
        whole.heads(),
        whole.audit(),
        whole.runs(),
        whole.steps(),
        schemas,
        whole.ledger(),
        whole.counters());
  }

  private StoredFacts withUsage(List<StoredFacts.Sum> ledger, List<StoredFacts.Sum> counters) {
    return new StoredFacts(
        whole.heads(),
        whole.audit(),
        whole.runs(),
        whole.steps(),
        whole.schemas(),
        ledger,
        counters);
  }

  private static <T> List<T> without(List<T> list, int index) {
    List<T> rest = new ArrayList<>(list);
    rest.remove(index);
    return rest;
  }

  private StoredFacts facts() {
    for (LoadCall call : List.of(START, FIRST, SECOND, REGISTER)) {
      record("usage_audit", call);
      record("mcp_request", call);
    }
    StoredFacts.AuditRecord end = audit.getLast();
    return new StoredFacts(
        List.of(new StoredFacts.Head(1, end.sequence(), StoredFacts.hex(end.hash()), 4, 4)),
        List.copyOf(audit),
        List.of(new StoredFacts.Run(RUN, 3, header(), true)),
        List.of(step(1), step(2)),
        List.of(new StoredFacts.Schema(SHAPE, true)),
        sums(4),
        sums(4));
  }

  private void record(String event, LoadCall call) {
    Json payload =
        Json.object()
            .put("event", event)
            .put("request_id", JsonWriter.write(Json.of(call.requestId())))
            .put("server_correlation_id", call.requestId())
            .putIfPresent(
                "metric",
                Optional.of("tool_calls").filter(m -> event.equals("usage_audit")).map(Json::of))
            .put("units", 1)
            .put("outcome", "Ok")
            .build();
    String text = JsonWriter.write(payload);
    byte[] previous = audit.isEmpty() ? new byte[0] : audit.getLast().hash();
    audit.add(
        new StoredFacts.AuditRecord(
            1, audit.size() + 1, text, previous, HashChain.next(previous, text)));
  }

  private static Json.Obj header() {
    Json counts =
        Json.object()
            .put("triggers", 2)
            .put("gate_evals", 0)
            .put("decisions", 2)
            .put("packets", 0)
            .put("submissions", 0)
            .put("tool_calls", 2)
            .build();
    return Json.object().put("counts", counts).put("last_decision", decision(2)).build();
  }

  private static StoredFacts.Step step(int number) {
    Json one = new Json.Array(List.of(Json.object().build()));
    Json.Obj logs =
        Json.object()
            .put("triggers", one)
            .put("decisions", new Json.Array(List.of(decision(number))))
            .put("tool_calls", one)
            .build();
    return new StoredFacts.Step(RUN, number + 1, Optional.of("t-" + number), logs, true);
  }

  private static Json.Obj decision(int number) {
    return Json.object().put("seq", number).put("trigger_id", "t-" + number).build();
  }

  private static List<StoredFacts.Sum> sums(long calls) {
    return List.of(new StoredFacts.Sum(1, "tool_calls", calls));
  }

  private static LoadCall trigger(String requestId, String triggerId) {
    return new TriggerCall(requestId, Endpoint.RPC, RUN, triggerId, TriggerCall.HOLDS);
  }

  private static Outcome acknowledged(Json.Obj result) {
    return new Outcome.Acknowledged(result, Optional.empty());
  }
}
