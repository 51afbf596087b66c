package io.decisiongate.web.api;

import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.AuthSettings;
import io.decisiongate.core.configuration.ServerSettings;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.rpc.RpcCall;
import io.decisiongate.mcp.rpc.RpcDialect;
import io.decisiongate.operations.boundary.RequestObservation;
import io.decisiongate.tools.boundary.ToolCatalogue;
import io.decisiongate.tools.boundary.ToolDispatcher;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /rpc}: Decision Gate's own JSON-RPC dialect. */
@Path("/rpc")
@ApplicationScoped
public class RpcResource {
  @Inject Admission admission;
  @Inject ActiveConfiguration configuration;
  @Inject ToolCatalogue catalogue;
  @Inject ToolDispatcher tools;

  private @Nullable RpcDialect dialect;

  @PostConstruct
  void prepare() {
    dialect =
        new RpcDialect(
            catalogue.descriptions(),
            false,
            configuration.get().server().auth().mode() == AuthSettings.Mode.BEARER_TOKEN);
  }

  @POST
  public void call(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    admission.admit(
        request,
        body,
        response,
        error -> framed(dialect().error(Optional.empty(), error)),
        exchange -> framed(handle(exchange)));
  }

  private HttpAnswer handle(Exchange exchange) {
    RpcDialect rpc = dialect();
    RpcCall call = rpc.read(exchange.body());
    CallOrigin origin = exchange.origin(call.method(), call.requestId().map(JsonWriter::write));
    RequestObservation seen = exchange.observation();
    return switch (call) {
      case RpcCall.ToolsCall toolsCall ->
          tools
              .call(
                  origin,
                  toolsCall.name(),
                  toolsCall.arguments(),
                  outcome -> rpc.answer(toolsCall, seen.outcome(toolsCall.name(), outcome)),
                  answer -> answer.body().length)
              .answer();
      case RpcCall.ToolsList list ->
          tools
              .authenticated(
                  origin,
                  refusal ->
                      seen.refusal(refusal)
                          .map(problem -> rpc.failure(list, problem))
                          .orElseGet(() -> rpc.tools(list, catalogue::isListed)),
                  answer -> answer.body().length)
              .answer();
      case RpcCall.Rejected rejected -> {
        exchange.failed(rejected.error());
        HttpAnswer answer = rpc.rejection(rejected);
        tools.rejected(
            origin, rejected.error().code(), rejected.error().kind(), answer.body().length);
        yield answer;
      }
      case RpcCall.ResourcesList list -> throw unexpected(list);
      case RpcCall.ResourcesRead read -> throw unexpected(read);
    };
  }

  /** The dialect was told that there are no resources, so it never gives these. */
  private static IllegalStateException unexpected(RpcCall call) {
    return new IllegalStateException("no resources are served, but got " + call);
  }

  private HttpAnswer framed(HttpAnswer answer) {
    return configuration.get().server().transport() == ServerSettings.Transport.SSE
        ? answer.asEventStream()
        : answer;
  }

  private RpcDialect dialect() {
    return Objects.requireNonNull(dialect);
  }
}
