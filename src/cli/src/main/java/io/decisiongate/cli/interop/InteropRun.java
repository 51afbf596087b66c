package io.decisiongate.cli.interop;

import io.decisiongate.cli.client.ClientFailure;
import io.decisiongate.cli.client.RpcClient;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.cli.console.Printable;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.time.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The four calls of an evaluation, with everything that was sent and received. */
final class InteropRun {
  private static final int MAX_BODY = 2048;

  private final RpcClient server;
  private final List<Json> transcript = new ArrayList<>();

  InteropRun(RpcClient server) {
    this.server = server;
  }

  /**
   * Defines, starts, triggers and asks for the status.
   *
   * @throws MessageFailure at the first call that fails
   */
  Json evaluate(
      InteropInput input, Timestamp startedAt, Timestamp requestedAt, boolean issueEntryPackets)
      throws InterruptedException {
    Json scenarioId = Json.of(input.spec().scenarioId());
    Json defined = call("scenario_define", Json.object().put("spec", input.specJson()).build());
    call(
        "scenario_start",
        Json.object()
            .put("scenario_id", scenarioId)
            .put("run_config", input.runConfigJson())
            .put("started_at", startedAt.toJson())
            .put("issue_entry_packets", issueEntryPackets)
            .build());
    Json triggered =
        call(
            "scenario_trigger",
            Json.object()
                .put("scenario_id", scenarioId)
                .put("trigger", input.triggerJson())
                .build());
    Json status =
        call(
            "scenario_status",
            Json.object()
                .put("scenario_id", scenarioId)
                .put("request", statusRequest(input, requestedAt))
                .build());
    return Json.object()
        .put("spec", input.specJson())
        .put("spec_hash", specHash(defined))
        .put("run_config", input.runConfigJson())
        .put("started_at", startedAt.toJson())
        .put("trigger", input.triggerJson())
        .put("status_requested_at", requestedAt.toJson())
        .put("trigger_result", triggered)
        .put("status", status)
        .put("transcript", new Json.Array(transcript))
        .build();
  }

  private static Json statusRequest(InteropInput input, Timestamp requestedAt) {
    return Json.object()
        .put("tenant_id", input.runConfig().tenantId().toJson())
        .put("namespace_id", input.runConfig().namespaceId().toJson())
        .put("run_id", input.runConfig().runId())
        .put("requested_at", requestedAt.toJson())
        .put("correlation_id", Json.ofNullable(input.trigger().correlationId()))
        .build();
  }

  private static Json specHash(Json defined) {
    return ((Json.Obj) defined).member("spec_hash").orElse(Json.NULL);
  }

  private Json call(String tool, Json arguments) throws InterruptedException {
    RpcClient.Exchange exchange = exchange(tool, arguments);
    RpcClient.errorOf(exchange.response())
        .ifPresent(
            error -> {
              throw new MessageFailure(Message.INTEROP_FAILED, Printable.of(told(error)));
            });
    transcript.add(
        Json.object()
            .put("sequence", transcript.size() + 1)
            .put("method", "tools/call")
            .put("request", exchange.request())
            .put("response", exchange.response())
            .put("error", Json.NULL)
            .build());
    return result(exchange.response())
        .orElseThrow(
            () -> new MessageFailure(Message.INTEROP_FAILED, tool + " answered without a result"));
  }

  private RpcClient.Exchange exchange(String tool, Json arguments) throws InterruptedException {
    try {
      return server.exchange("tools/call", RpcClient.toolCall(tool, arguments));
    } catch (ClientFailure e) {
      String reason =
          e.status()
              .map(
                  answer ->
                      "http status %d with body %s"
                          .formatted(answer.status(), Printable.of(cut(answer.body()))))
              .orElseGet(e::text);
      throw new MessageFailure(Message.INTEROP_FAILED, reason);
    }
  }

  private static Optional<Json> result(Json response) {
    return response instanceof Json.Obj object
        ? object.member("result").flatMap(RpcClient::answerOf).filter(Json.Obj.class::isInstance)
        : Optional.empty();
  }

  private static String told(Json error) {
    if (error instanceof Json.Obj object
        && object.members().get("code") instanceof Json.Int code
        && object.members().get("message") instanceof Json.Text message) {
      return "json-rpc error " + code.value() + ": " + message.value();
    }
    return "json-rpc error: " + JsonWriter.write(error);
  }

  private static String cut(String body) {
    return body.length() <= MAX_BODY ? body : body.substring(0, MAX_BODY);
  }
}
