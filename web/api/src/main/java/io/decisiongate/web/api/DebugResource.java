package io.decisiongate.web.api;

import io.decisiongate.allowlist.boundary.IpAllowlists;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.configuration.AuthSettings;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.identity.boundary.Authenticator;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.jsonrpc.RpcError;
import io.decisiongate.mcp.limits.ClientCorrelationId;
import io.decisiongate.mcp.rpc.RpcDialect;
import io.decisiongate.runs.boundary.Runs;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /debug/mutation_stats}: how long calls wait for their turn at a run. */
@Path("/debug/mutation_stats")
@ApplicationScoped
public class DebugResource {
  private static final byte[] NO_BODY = {};

  @Inject Admission admission;
  @Inject ActiveConfiguration configuration;
  @Inject Authenticator authenticator;
  @Inject IpAllowlists allowlists;
  @Inject Runs runs;

  private @Nullable Derived<RpcDialect> dialect;

  @PostConstruct
  void prepare() {
    dialect =
        configuration.derive(
            settings ->
                new RpcDialect(
                    List.of(),
                    false,
                    settings.server().auth().mode() == AuthSettings.Mode.BEARER_TOKEN));
  }

  @GET
  public void statistics(@Context HttpServletRequest request, @Suspended AsyncResponse response) {
    Arrival arrival = admission.arrival(request, Optional.empty());
    admission.inBackground(response, () -> statistics(arrival));
  }

  private Response statistics(Arrival arrival) {
    String serverId = admission.nextServerCorrelationId();
    return switch (ClientCorrelationId.check(arrival.correlationId())) {
      case ClientCorrelationId.Rejected ignored ->
          Admission.response(
              serverId, Optional.empty(), error(Optional.empty(), RpcError.invalidCorrelationId()));
      case ClientCorrelationId.Accepted accepted ->
          Admission.response(serverId, accepted.id(), answer(arrival, accepted.id(), serverId));
    };
  }

  private HttpAnswer answer(Arrival arrival, Optional<String> correlationId, String serverId) {
    CallOrigin origin =
        Exchange.of(arrival, "http", correlationId, serverId, NO_BODY)
            .origin(CallMethod.OTHER, Optional.empty());
    try {
      allowlists.require(origin, authenticator.authenticate(origin.credentials()));
      return HttpAnswer.json(200, JsonWriter.bytes(runs.queueStatistics()));
    } catch (DecisionGateException e) {
      return error(Optional.of(Json.NULL), RpcError.of(e));
    }
  }

  private HttpAnswer error(Optional<Json> id, RpcError problem) {
    return Objects.requireNonNull(dialect).get().error(id, problem);
  }
}
