package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The audit file (audit-metrics.md sections 3 and 4): a copy of what the chain has. */
@ExtendWith(AcceptanceServer.Access.class)
class AuditFileIT {
  private static final String CORRELATION = "unsafe_client_correlation_id server_correlation_id ";

  /** The members of each kind in the order in which they are written. */
  private static final Map<String, String> MEMBERS =
      Map.of(
          "mcp_request",
          "event timestamp_ms request_id "
              + CORRELATION
              + "transport peer_ip method tool outcome error_code error_kind request_bytes"
              + " response_bytes client_subject redaction",
          "tenant_authz",
          "event timestamp_ms request_id "
              + CORRELATION
              + "tool allowed reason principal_id tenant_id namespace_id",
          "usage_audit",
          "event timestamp_ms request_id "
              + CORRELATION
              + "tool tenant_id namespace_id principal_id metric units allowed reason",
          "registry_audit",
          "event timestamp_ms request_id "
              + CORRELATION
              + "tenant_id namespace_id action allowed reason principal_id roles policy_class"
              + " schema_id schema_version",
          "precheck_audit",
          "event timestamp_ms "
              + CORRELATION
              + "tenant_id namespace_id scenario_id stage_id schema_id schema_version request_hash"
              + " response_hash request response redaction",
          "security_audit",
          "event timestamp_ms " + CORRELATION + "kind message dev_permissive namespace_authority");

  private static final Spec TIME = Spec.time("audited", 0);

  @Test
  void eachKindHasItsMembersInTheirOrderAndStandsInTheChain(AcceptanceServer server)
      throws Exception {
    AuditFile audit = new AuditFile(server.files().resolve("kinds/new/audit.jsonl"));
    server.use(server.standard().asserted().with(audit.section()));
    Caller caller = server.caller().with("x-correlation-id", "audit-test");
    caller.result("scenario_define", TIME.define());
    caller.result("schemas_register", Registry.register("shape", Registry.AFTER));
    caller.result("precheck", Registry.precheck(TIME.id(), "shape", "{\"after\":true}"));
    caller.result("evidence_query", Question.of("time", "now", "{}"));
    caller.failure("nope", json("{}"));
    server.caller().with("x-correlation-id", "not a token").send("tools/list", json("{}"));
    // The record of a refused header need not be there before the answer.
    Eventually.holds(() -> audit.kinds().contains("security_audit"));
    caller.listed();

    assertThat(new TreeSet<>(audit.kinds())).isEqualTo(new TreeSet<>(MEMBERS.keySet()));
    for (Json event : audit.events()) {
      assertThat(String.join(" ", ((Json.Obj) event).members().keySet()))
          .isEqualTo(MEMBERS.get(text(event, "/event")));
    }
    List<String> chained = new ArrayList<>(AuditFile.chain(server.database(), 0));
    // Recorded under the settings before.
    chained.removeIf(payload -> payload.contains("\"configuration_changed\""));
    List<String> tenants = AuditFile.chain(server.database(), 1);
    assertThat(audit.lines()).filteredOn(chained::contains).isEqualTo(chained);
    assertThat(audit.lines()).filteredOn(tenants::contains).isEqualTo(tenants);
    assertThat(audit.lines()).hasSize(chained.size() + tenants.size());
    assertThat(Files.getPosixFilePermissions(audit.path())).hasSize(2);
  }

  @Test
  void theEventsOfACallComeInTheirOrder(AcceptanceServer server) throws Exception {
    AuditFile audit = new AuditFile(server.files().resolve("order/audit.jsonl"));
    server.use(server.standard().asserted().with(audit.section()));
    Run run = Run.of(TIME, "run-1");
    Map<String, Json> calls = new LinkedHashMap<>();
    calls.put("scenario_define", TIME.define());
    calls.put("scenario_start", run.start());
    calls.put("schemas_register", Registry.register("shape", Registry.AFTER));
    calls.put("schemas_list", Registry.list());
    calls.put("precheck", Registry.precheck(TIME.id(), "shape", "{\"after\":true}"));
    calls.put("evidence_query", Question.of("time", "now", "{}"));
    calls.put("providers_list", json("{}"));

    Map<String, List<String>> events = new LinkedHashMap<>();
    for (Map.Entry<String, Json> call : calls.entrySet()) {
      int before = audit.path().toFile().exists() ? audit.lines().size() : 0;
      server.caller().result(call.getKey(), call.getValue());
      events.put(call.getKey(), described(audit, before));
    }
    int before = audit.lines().size();
    server.caller().listed();

    assertThat(events)
        .containsEntry("scenario_define", List.of("tenant_authz", "tool_calls", "mcp_request"))
        .containsEntry(
            "scenario_start", List.of("tenant_authz", "tool_calls", "runs_started", "mcp_request"))
        .containsEntry(
            "schemas_register",
            List.of(
                "tenant_authz",
                "tool_calls",
                "schemas_written",
                "registry_entries",
                "storage_bytes",
                "registry_audit",
                "mcp_request"))
        .containsEntry(
            "schemas_list", List.of("tenant_authz", "tool_calls", "registry_audit", "mcp_request"))
        .containsEntry(
            "precheck", List.of("tenant_authz", "tool_calls", "precheck_audit", "mcp_request"))
        .containsEntry(
            "evidence_query",
            List.of("tenant_authz", "tool_calls", "evidence_queries", "mcp_request"))
        .containsEntry("providers_list", List.of("mcp_request"));
    assertThat(described(audit, before)).containsExactly("mcp_request");
  }

  @Test
  void aTenantDenialEndsWithTheRefusedRequest(AcceptanceServer server) throws Exception {
    AuditFile audit = new AuditFile(server.files().resolve("denial/audit.jsonl"));
    server.use(server.standard().with("[tenancy]\nmode = \"managed\"\n").with(audit.section()));

    server.caller().failure("scenarios_list", Registry.list());

    List<Json> events = audit.events();
    assertThat(audit.kinds()).containsExactly("tenant_authz", "mcp_request");
    assertThat(Documents.at(events.get(0), "/allowed")).isEqualTo(Json.FALSE);
    assertThat(Documents.at(events.get(1), "/error_code")).isEqualTo(Json.of(-32003));
  }

  @Test
  void aFileThatWasMovedAwayIsMadeAnew(AcceptanceServer server) throws Exception {
    AuditFile audit = new AuditFile(server.files().resolve("moved/audit.jsonl"));
    server.use(server.standard().with(audit.section()));
    server.caller().listed();
    Path aside = Files.move(audit.path(), audit.path().resolveSibling("audit.jsonl.1"));

    server.caller().listed();
    assertThat(audit.kinds()).containsExactly("mcp_request");

    Files.delete(audit.path());
    server.caller().listed();
    assertThat(audit.kinds()).containsExactly("mcp_request");
    assertThat(Files.readAllLines(aside)).hasSize(1);
  }

  /** Kinds of the lines from this one on; of usage the metric. */
  private static List<String> described(AuditFile audit, int from) throws IOException {
    List<Json> events = audit.events();
    return events.subList(from, events.size()).stream()
        .map(
            event ->
                text(event, "/event").equals("usage_audit")
                    ? text(event, "/metric")
                    : text(event, "/event"))
        .toList();
  }
}
