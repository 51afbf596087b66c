package io.decisiongate.web.api;

import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.configuration.AuthSettings;
import io.decisiongate.core.configuration.ServerSettings;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.documents.boundary.Documentation;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code POST /rpc}: Decision Gate's own JSON-RPC dialect. */
@Path("/rpc")
@ApplicationScoped
public class RpcResource {
  @Inject Admission admission;
  @Inject ActiveConfiguration configuration;
  @Inject ToolCatalogue catalogue;
  @Inject ToolDispatcher tools;
  @Inject Documentation documentation;

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
          authenticated(
              origin, seen, list, Optional.empty(), () -> rpc.tools(list, catalogue::isListed));
      case RpcCall.ResourcesList list ->
          authenticated(
              origin, seen, list, Optional.empty(), () -> rpc.result(list, documentation.list()));
      case RpcCall.ResourcesRead read -> {
        Documentation.Reading reading = documentation.read(read.uri());
        yield authenticated(
            origin, seen, read, reading.problem(), () -> rpc.result(read, reading.result()));
      }
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
      CallOrigin origin,
      RequestObservation seen,
      RpcCall call,
      Optional<DecisionGateException> problem,
      Supplier<HttpAnswer> success) {
    return tools
        .authenticated(
            origin,
            problem,
            refusal ->
                seen.refusal(refusal)
                    .map(refused -> dialect().failure(call, refused))
                    .orElseGet(success),
            answer -> answer.body().length)
        .answer();
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
