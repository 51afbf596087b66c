package io.decisiongate.system.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.access.BuiltInRole;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.evidence.boundary.EvidenceQueries;
import io.decisiongate.evidence.boundary.QueryRequest;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.mcp.ToolOutcome;
import io.decisiongate.scenarios.boundary.ListRequest;
import io.decisiongate.scenarios.boundary.Scenarios;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.tenancy.boundary.TenantContext;
import io.decisiongate.tools.boundary.ToolDispatcher;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The guards before a boundary method, in managed tenancy: authorization of the tenant, the meter
 * of tool calls, the namespace, the further meter. Tenants 1 and 2 exist, each with namespace 1.
 */
@ExtendWith(ArquillianExtension.class)
class GuardsIT {
  private static final String ALLOWED = "tenant_authz tenant_scope_allowed";
  private static final String TOOL_CALL = "usage_audit tool_calls allowed";
  private static final String QUERY = "usage_audit evidence_queries allowed";
  private static final TenantId TENANT = new TenantId(1);
  private static final NamespaceId NAMESPACE = new NamespaceId(1);

  @Inject Guarded guarded;
  @Inject Scenarios scenarios;
  @Inject EvidenceQueries evidence;
  @Inject ToolDispatcher tools;
  @Inject Bound bound;
  @Inject Rows rows;

  @Deployment
  static Archive<?> application() {
    return TestedApplication.with(
        GuardsIT.class, Guarded.class, Calls.class, TimeScenario.class, Bound.class, Rows.class);
  }

  @Test
  void anAllowedCallPassesTheGuardsInTheirOrder() {
    Call call = Calls.allowed(1, 1, "\"order\"");
    guarded.run(
        call,
        passed -> {
          assertThat(Calls.used(passed)).isEmpty();
          passed.change().audit(new Change.AuditEntry("body", 0, "{}"));
        });
    assertThat(Calls.events(call)).containsExactly(ALLOWED, TOOL_CALL, QUERY, "body");
    assertThat(Calls.used(call)).containsExactly("evidence_queries", "tool_calls");
  }

  @Test
  void theBoundariesOfToolsAreGuarded() {
    Call list = Calls.allowed(1, 1, "\"list\"");
    scenarios.list(list, new ListRequest(TENANT, NAMESPACE, Optional.empty(), 10));
    assertThat(Calls.events(list)).containsExactly(ALLOWED, TOOL_CALL);
    assertThat(Calls.used(list)).containsExactly("tool_calls");

    Call query = Calls.allowed(1, 1, "\"query\"");
    Json answer = evidence.query(query, question());
    assertThat(answer.toString()).contains("result");
    assertThat(Calls.events(query)).containsExactly(ALLOWED, TOOL_CALL, QUERY);
    assertThat(Calls.used(query)).containsExactly("evidence_queries", "tool_calls");
  }

  @Test
  void whoHasNoScopeIsTurnedAway() {
    assertTurnedAway(Calls.principal(), TENANT, "principal_unmapped");
  }

  @Test
  void whoHasOnlyOtherScopesIsTurnedAway() {
    assertTurnedAway(Calls.principal(2), TENANT, "tenant_scope_denied");
  }

  @Test
  void aTenantThatDoesNotExistIsNotEntered() {
    assertTurnedAway(Calls.principal(999), new TenantId(999), "tenant_unknown");
  }

  /** A viewer does not ask providers. */
  @Test
  void whoHasNoRoleForTheToolIsTurnedAwayBeforeTheMeters() {
    Call call =
        Calls.call(
            Calls.principal(BuiltInRole.VIEWER, 1),
            Optional.of(TENANT),
            Optional.of(NAMESPACE),
            "\"no-role\"");
    assertRefused(call, "capability_missing: evidence:query");
    assertThat(Calls.events(call))
        .containsExactly(
            ALLOWED, "mcp_tool_authz unauthorized: capability_missing: evidence:query");
    assertThat(Calls.used(call)).isEmpty();
  }

  @Test
  void aCallWithoutTenantOrNamespaceIsTurnedAway() {
    Call noTenant =
        Calls.call(Calls.principal(1), Optional.empty(), Optional.of(NAMESPACE), "\"no-tenant\"");
    assertRefused(noTenant, "missing_tenant_id");
    assertThat(Calls.events(noTenant)).containsExactly("tenant_authz missing_tenant_id");

    Call noNamespace =
        Calls.call(Calls.principal(1), Optional.of(TENANT), Optional.empty(), "\"no-namespace\"");
    assertRefused(noNamespace, "missing_namespace_id");
    assertThat(Calls.events(noNamespace)).containsExactly("tenant_authz missing_namespace_id");
  }

  @Test
  void anUnknownNamespaceIsRefusedBetweenTheMeters() {
    Call call = Calls.allowed(1, 99, "\"namespace\"");
    assertRefused(call, "namespace_denied");
    assertThat(Calls.events(call))
        .containsExactly(ALLOWED, TOOL_CALL, "mcp_tool_authz unauthorized: namespace_denied");
    assertThat(Calls.used(call)).isEmpty();
  }

  @Test
  void aCallThatFailsUsesNothing() {
    Call call = Calls.allowed(1, 1, "\"failure\"");
    Consumer<Call> failing =
        passed -> {
          throw new NotFound("on purpose");
        };
    assertThatThrownBy(() -> guarded.run(call, failing))
        .isInstanceOf(NotFound.class)
        .hasMessage("on purpose");
    assertThat(Calls.events(call)).containsExactly(ALLOWED, TOOL_CALL, QUERY);
    assertThat(Calls.used(call)).isEmpty();
  }

  @Test
  void aCallThatRepeatsAnEarlierOneUsesNothing() {
    Call call = Calls.allowed(1, 1, "\"repeat\"");
    guarded.run(call, Call::repeatsEarlier);
    assertThat(Calls.events(call)).containsExactly(ALLOWED, TOOL_CALL, QUERY);
    assertThat(Calls.used(call)).isEmpty();
  }

  @Test
  void aCallTurnedAwayLeavesItsAuditRecordsAndNothingElse() {
    ToolDispatcher.Answered<ToolOutcome> answered =
        tools.call(
            Calls.origin("\"turned-away\""),
            "scenarios_list",
            JsonReader.read("{\"tenant_id\": 999, \"namespace_id\": 1, \"limit\": 10}"),
            outcome -> outcome,
            outcome -> 0);

    assertThat(answered.answer())
        .isInstanceOfSatisfying(
            ToolOutcome.Failure.class,
            failure -> assertThat(failure.error()).isInstanceOf(Unauthorized.class));
    assertThat(answered.receipt().orElseThrow().log()).isZero();
    assertThat(
            ofPlatform(
                """
                select event || coalesce(' ' || (payload::json ->> 'reason'), '') from audit_record
                where payload::json ->> 'request_id' = '"turned-away"' order by sequence"""))
        .containsExactly("tenant_authz principal_unmapped", "mcp_request");
    assertThat(ofPlatform("select count(*) from usage_entry")).containsExactly("0");
    assertThat(ofPlatform("select count(*) from tenant where tenant_id = 999"))
        .containsExactly("0");
  }

  private List<String> ofPlatform(String query) {
    return bound.to(new TenantContext(0), () -> rows.of(query));
  }

  private void assertTurnedAway(Principal principal, TenantId tenant, String reason) {
    Call call = Calls.call(principal, Optional.of(tenant), Optional.of(NAMESPACE), "\"away\"");
    assertRefused(call, reason);
    assertThat(Calls.events(call)).containsExactly("tenant_authz " + reason);
    assertThat(Calls.used(call)).isEmpty();
  }

  /** The caller learns nothing; the reason is for the log. */
  private void assertRefused(Call call, String reason) {
    Consumer<Call> never =
        passed -> {
          throw new AssertionError("the call has passed the guards");
        };
    assertThatThrownBy(() -> guarded.run(call, never))
        .isInstanceOfSatisfying(
            Unauthorized.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason))
        .hasMessage("unauthorized");
  }

  private static QueryRequest question() {
    return QueryRequest.fromJson(new TimeScenario("none", 1, 1).evidence("time", "now"));
  }
}
