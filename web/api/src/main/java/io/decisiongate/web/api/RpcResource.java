package io.decisiongate.web.api;

import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.configuration.AuthSettings;
import io.decisiongate.core.configuration.ServerSettings;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code POST /rpc}: Decision Gate's own JSON-RPC dialect. */
@Path("/rpc")
@ApplicationScoped
public class RpcResource {
  private static final Json NO_RESOURCES =
      Json.object().put("resources", new Json.Array(List.of())).build();

  @Inject Admission admission;
  @Inject ActiveConfiguration configuration;
  @Inject ToolCatalogue catalogue;
  @Inject ToolDispatcher tools;

  private @Nullable Derived<RpcDialect> dialect;

  @PostConstruct
  void prepare() {
    dialect =
        configuration.derive(
            settings ->
                new RpcDialect(
                    catalogue.descriptions(),
                    settings.docs().enabled() && settings.docs().enableResources(),
                    settings.server().auth().mode() == AuthSettings.Mode.BEARER_TOKEN));
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
          authenticated(origin, seen, list, () -> rpc.tools(list, catalogue::isListed));
      case RpcCall.ResourcesList list ->
          authenticated(origin, seen, list, () -> rpc.result(list, NO_RESOURCES));
      case RpcCall.ResourcesRead read ->
          authenticated(origin, seen, read, () -> rpc.failure(read, noSuchResource(read)));
      case RpcCall.Rejected rejected -> {
        exchange.failed(rejected.error());
        HttpAnswer answer = rpc.rejection(rejected);
        tools.rejected(
            origin, rejected.error().code(), rejected.error().kind(), answer.body().length);
        yield answer;
      }
    };
  }

  private HttpAnswer authenticated(
      CallOrigin origin, RequestObservation seen, RpcCall call, Supplier<HttpAnswer> success) {
    return tools
        .authenticated(
            origin,
            refusal ->
                seen.refusal(refusal)
                    .map(problem -> dialect().failure(call, problem))
                    .orElseGet(success),
            answer -> answer.body().length)
        .answer();
  }

  /** There are no documents yet, so no address leads to one. */
  private static InvalidParams noSuchResource(RpcCall.ResourcesRead read) {
    return new InvalidParams(
        read.uri()
            .map(uri -> "unknown resource uri: " + uri)
            .orElse("resources.read requires uri"));
  }

  private HttpAnswer framed(HttpAnswer answer) {
    return configuration.get().server().transport() == ServerSettings.Transport.SSE
        ? answer.asEventStream()
        : answer;
  }

  private RpcDialect dialect() {
    return Objects.requireNonNull(dialect).get();
  }
}
