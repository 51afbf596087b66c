package io.decisiongate.audit.boundary;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.journal.boundary.Change;
import java.util.Optional;

/** The events a call leaves, as compact JSON with the members in their declared order. */
public final class AuditEvents {
  private AuditEvents() {}

  /** One for each request that reached the handler (audit-metrics.md section 3.1). */
  public static Change.AuditEntry mcpRequest(
      CallOrigin origin,
      Optional<String> tool,
      Optional<DecisionGateException> error,
      long responseBytes) {
    EventText text = opened(origin, tool, error.isPresent() ? "Error" : "Ok");
    if (error.isPresent()) {
      text.number("error_code", error.get().code().code())
          .text("error_kind", error.get().code().kind());
    } else {
      text.text("error_code", Optional.empty()).text("error_kind", Optional.empty());
    }
    return closed(text, origin, tool, responseBytes);
  }

  /** The same for a request that was turned away before it became a call. */
  public static Change.AuditEntry rejectedRequest(
      CallOrigin origin, int errorCode, String errorKind, long responseBytes) {
    EventText text =
        opened(origin, Optional.empty(), "Error")
            .number("error_code", errorCode)
            .text("error_kind", errorKind);
    return closed(text, origin, Optional.empty(), responseBytes);
  }

  private static EventText opened(CallOrigin origin, Optional<String> tool, String outcome) {
    return new EventText("mcp_request", System.currentTimeMillis())
        .text("request_id", origin.requestId())
        .text("unsafe_client_correlation_id", origin.clientCorrelationId())
        .text("server_correlation_id", origin.serverCorrelationId())
        .text("transport", origin.transport())
        .text("peer_ip", origin.credentials().clientAddress())
        .text("method", origin.method())
        .text("tool", tool)
        .text("outcome", outcome);
  }

  private static Change.AuditEntry closed(
      EventText text, CallOrigin origin, Optional<String> tool, long responseBytes) {
    return text.number("request_bytes", origin.requestBytes())
        .number("response_bytes", responseBytes)
        .text("client_subject", origin.credentials().clientSubject())
        .text(
            "redaction",
            tool.filter(name -> name.equals("evidence_query")).isPresent() ? "evidence" : "full")
        .entry();
  }

  /** One for each decision whether the principal may act in the tenant (section 3.2). */
  public static Change.AuditEntry tenantAuthz(Call call, boolean allowed, String reason) {
    return started("tenant_authz", call)
        .text("tool", call.tool().wire())
        .bool("allowed", allowed)
        .text("reason", reason)
        .text("principal_id", call.principal().id())
        .text("tenant_id", call.tenant().map(Object::toString))
        .text("namespace_id", call.namespace().map(Object::toString))
        .entry();
  }

  /** One for each check whether the call may use this much (section 3.3). */
  public static Change.AuditEntry usageAudit(
      Call call, String metric, long units, boolean allowed, String reason) {
    return started("usage_audit", call)
        .text("tool", call.tool().wire())
        .text("tenant_id", call.tenant().map(Object::toString))
        .text("namespace_id", call.namespace().map(Object::toString))
        .text("principal_id", call.principal().id())
        .text("metric", metric)
        .number("units", units)
        .bool("allowed", allowed)
        .text("reason", reason)
        .entry();
  }

  /**
   * One for each decision about the schema registry (section 3.4).
   *
   * @param action {@code register}, {@code list} or {@code get}
   * @param schemaId empty for lists, as is the version
   */
  public static Change.AuditEntry registryAudit(
      Call call,
      String action,
      boolean allowed,
      String reason,
      Optional<String> schemaId,
      Optional<String> schemaVersion) {
    Principal principal = call.principal();
    return started("registry_audit", call)
        .text("tenant_id", call.tenant().map(Object::toString))
        .text("namespace_id", call.namespace().map(Object::toString))
        .text("action", action)
        .bool("allowed", allowed)
        .text("reason", reason)
        .text("principal_id", principal.id())
        .json(
            "roles",
            Json.texts(principal.roles().stream().map(Principal.Role::name).distinct().toList()))
        .text("policy_class", principal.policyClass())
        .text("schema_id", schemaId)
        .text("schema_version", schemaVersion)
        .entry();
  }

  /**
   * One for each precheck that came to a result (section 3.5).
   *
   * @param bodies whether request and answer go into the record, not only their hashes
   */
  public static Change.AuditEntry precheckAudit(Call call, PrecheckFacts facts, boolean bodies) {
    CallOrigin origin = call.origin();
    EventText text =
        new EventText("precheck_audit", System.currentTimeMillis())
            .text("unsafe_client_correlation_id", origin.clientCorrelationId())
            .text("server_correlation_id", origin.serverCorrelationId())
            .text("tenant_id", call.tenant().map(Object::toString))
            .text("namespace_id", call.namespace().map(Object::toString))
            .text("scenario_id", facts.scenarioId())
            .text("stage_id", facts.stageId())
            .text("schema_id", facts.schemaId())
            .text("schema_version", facts.schemaVersion())
            .json("request_hash", Sha256.ofCanonical(facts.request()).toJson())
            .json("response_hash", Sha256.ofCanonical(facts.response()).toJson());
    return text.json("request", bodies ? facts.request() : Json.NULL)
        .json("response", bodies ? facts.response() : Json.NULL)
        .text("redaction", bodies ? "payload" : "hash_only")
        .entry();
  }

  /**
   * A caller who was not known, or may not use a tool or namespace (section 3.7), so that somebody
   * can tell why; the caller is not told.
   *
   * @param action the tool, or {@code tools/list}
   * @param principal empty when nobody known called
   * @param explanation {@code unauthenticated: …} or {@code unauthorized: …}
   */
  public static Change.AuditEntry denied(
      CallOrigin origin, String action, Optional<Principal> principal, String explanation) {
    return new EventText("mcp_tool_authz", System.currentTimeMillis())
        .text("decision", "deny")
        .text("action", action)
        .text("transport", origin.transport())
        .text("peer_ip", origin.credentials().clientAddress())
        .text("auth_method", principal.map(known -> known.method().label()))
        .text("subject", principal.map(Principal::id))
        .text("reason", explanation)
        .text("request_id", origin.requestId())
        .text("unsafe_client_correlation_id", origin.clientCorrelationId())
        .text("server_correlation_id", origin.serverCorrelationId())
        .entry();
  }

  /** A refused header (section 3.6). */
  public static Change.AuditEntry securityAudit(CallOrigin origin, String kind, String message) {
    return new EventText("security_audit", System.currentTimeMillis())
        .text("unsafe_client_correlation_id", origin.clientCorrelationId())
        .text("server_correlation_id", origin.serverCorrelationId())
        .text("kind", kind)
        .text("message", message)
        .bool("dev_permissive", false)
        .text("namespace_authority", "n/a")
        .entry();
  }

  /**
   * Something about the server's own settings that the auditor must know (section 3.6).
   *
   * @param catalogue whether namespaces are looked up in an external catalogue
   */
  public static Change.AuditEntry posture(
      String kind, String message, boolean devPermissive, boolean catalogue) {
    return new EventText("security_audit", System.currentTimeMillis())
        .text("unsafe_client_correlation_id", Optional.empty())
        .text("server_correlation_id", Optional.empty())
        .text("kind", kind)
        .text("message", message)
        .bool("dev_permissive", devPermissive)
        .text("namespace_authority", catalogue ? "assetcore_catalog" : "dg_registry")
        .entry();
  }

  /**
   * One for each attempt to deliver a packet to somebody outside, whatever came of it: a receiver
   * that failed may have read the packet all the same (docs/dispatch.md).
   */
  public static Change.AuditEntry packetDelivery(DeliveryFacts facts) {
    return new EventText("packet_delivery", System.currentTimeMillis())
        .text("tenant_id", Long.toString(facts.tenant()))
        .text("namespace_id", Long.toString(facts.namespace()))
        .text("run_id", facts.runId())
        .text("delivery_id", facts.deliveryId().toString())
        .text("sink", facts.sink())
        .json("target", facts.target())
        .text("packet_id", facts.packetId())
        .text("decision_id", facts.decisionId())
        .json("content_hash", facts.contentHash().map(Sha256::toJson).orElse(Json.NULL))
        .number("attempt", facts.attempt())
        .text("outcome", facts.outcome())
        .text("error", facts.error())
        .entry();
  }

  /** One for each thing that an administrator changes. */
  public static Change.AuditEntry administration(CallOrigin origin, AdministrationFacts facts) {
    return new EventText("admin_audit", System.currentTimeMillis())
        .text("unsafe_client_correlation_id", origin.clientCorrelationId())
        .text("server_correlation_id", origin.serverCorrelationId())
        .text("peer_ip", origin.credentials().clientAddress())
        .text("auth_method", facts.principal().method().label())
        .text("credential_id", facts.principal().credentialId())
        .text("principal_id", facts.principal().id())
        .number("organisation_id", facts.organisation())
        .text("action", facts.action())
        .text("target", facts.target())
        .text("detail", facts.detail())
        .entry();
  }

  /**
   * What the server has done because an administrator had wanted it before; the record of that says
   * who.
   *
   * @param action for example {@code tenant_purged}
   * @param target what it was done to, for example {@code tenant:7}
   */
  public static Change.AuditEntry purged(String action, String target) {
    return new EventText("admin_audit", System.currentTimeMillis())
        .text("unsafe_client_correlation_id", Optional.empty())
        .text("server_correlation_id", Optional.empty())
        .text("peer_ip", Optional.empty())
        .text("auth_method", Optional.empty())
        .text("credential_id", Optional.empty())
        .text("principal_id", Optional.empty())
        .number("organisation_id", 0)
        .text("action", action)
        .text("target", target)
        .text("detail", "")
        .entry();
  }

  private static EventText started(String event, Call call) {
    CallOrigin origin = call.origin();
    return new EventText(event, System.currentTimeMillis())
        .text("request_id", origin.requestId())
        .text("unsafe_client_correlation_id", origin.clientCorrelationId())
        .text("server_correlation_id", origin.serverCorrelationId());
  }
}
