package io.decisiongate.web.api;

import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.BuildVersion;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.documents.boundary.Documentation;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.Receipt;
import io.decisiongate.mcp.standard.AllowedOrigins;
import io.decisiongate.mcp.standard.McpCall;
import io.decisiongate.mcp.standard.McpDialect;
import io.decisiongate.mcp.standard.McpHeaders;
import io.decisiongate.mcp.standard.ServerInfo;
import io.decisiongate.mcp.standard.ToolAnswer;
import io.decisiongate.tools.boundary.ToolCatalogue;
import io.decisiongate.tools.boundary.ToolDispatcher;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code POST /mcp} and {@code POST /tenants/N/mcp}: standard MCP for every client. */
@Path("/")
@ApplicationScoped
public class McpResource {
  private static final String INSTRUCTIONS =
      "Decides from evidence whether a run may take its next step. Define a scenario once, start a"
          + " run of it, trigger the run whenever something happened; the decision says whether to go"
          + " on. A hold names the gates that are not satisfied: ask again with a new trigger_id"
          + " when there is new evidence.";

  @Inject Admission admission;
  @Inject ActiveConfiguration configuration;
  @Inject ToolCatalogue catalogue;
  @Inject ToolDispatcher tools;
  @Inject Documentation documentation;

  private @Nullable Derived<McpDialect> dialect;

  @PostConstruct
  void prepare() {
    ServerInfo server =
        new ServerInfo("decision-gate", "Decision Gate", BuildVersion.read(), INSTRUCTIONS);
    dialect =
        configuration.derive(
            settings ->
                new McpDialect(
                    server,
                    catalogue.descriptions(),
                    settings.docs().enabled() && settings.docs().enableResources(),
                    new AllowedOrigins(List.of()),
                    settings.identity().resourceMetadata()));
  }

  /** For all tenants. */
  @POST
  @Path("mcp")
  public void call(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    call(request, Optional.empty(), body, response);
  }

  /** For one tenant, with a canonical address of its own. */
  @POST
  @Path("tenants/{tenant: [1-9][0-9]{0,17}}/mcp")
  public void callOfTenant(
      @Context HttpServletRequest request,
      @PathParam("tenant") long tenant,
      InputStream body,
      @Suspended AsyncResponse response) {
    call(request, Optional.of(new TenantId(tenant)), body, response);
  }

  private void call(
      HttpServletRequest request,
      Optional<TenantId> tenant,
      InputStream body,
      AsyncResponse response) {
    McpHeaders headers = headers(request);
    admission.admit(
        request,
        tenant,
        body,
        response,
        error -> dialect(tenant).error(Optional.empty(), error),
        exchange -> handle(exchange, headers));
  }

  private HttpAnswer handle(Exchange exchange, McpHeaders headers) {
    McpDialect mcp = dialect(exchange.credentials().tenant());
    McpCall call = mcp.read(headers, exchange.body());
    CallOrigin origin = exchange.origin(call.method(), call.requestId().map(JsonWriter::write));
    return switch (call) {
      case McpCall.ToolsCall toolsCall -> {
        ToolDispatcher.Answered<ToolAnswer> done =
            tools.call(
                origin,
                toolsCall.name(),
                toolsCall.arguments(),
                outcome ->
                    mcp.answer(
                        toolsCall, exchange.observation().outcome(toolsCall.name(), outcome)),
                ToolAnswer::bytesWithoutMeta);
        yield done.receipt()
            .map(receipt -> done.answer().with(wire(receipt)))
            .orElseGet(() -> done.answer().withoutReceipt());
      }
      case McpCall.ToolsList list ->
          answer(exchange, origin, call, () -> mcp.tools(list, catalogue::isListed));
      case McpCall.ResourcesList list ->
          answer(exchange, origin, call, () -> mcp.result(list, documentation.list()));
      case McpCall.ResourceTemplatesList list ->
          answer(exchange, origin, call, () -> mcp.templates(list));
      case McpCall.ResourcesRead read -> {
        Documentation.Reading reading = documentation.read(Optional.of(read.uri()));
        yield answer(
            exchange, origin, call, reading.problem(), () -> mcp.result(read, reading.result()));
      }
      case McpCall.Initialize initialize ->
          answer(exchange, origin, call, () -> mcp.initialized(initialize));
      case McpCall.Ping ping -> answer(exchange, origin, call, () -> mcp.pong(ping));
      case McpCall.Acknowledged acknowledged ->
          answer(exchange, origin, acknowledged, mcp::accepted);
      case McpCall.Rejected rejected -> {
        exchange.failed(rejected.error());
        HttpAnswer answer = mcp.rejection(rejected);
        tools.rejected(
            origin, rejected.error().code(), rejected.error().kind(), answer.body().length);
        yield answer;
      }
    };
  }

  private HttpAnswer answer(
      Exchange exchange, CallOrigin origin, McpCall call, Supplier<HttpAnswer> success) {
    return answer(exchange, origin, call, Optional.empty(), success);
  }

  private HttpAnswer answer(
      Exchange exchange,
      CallOrigin origin,
      McpCall call,
      Optional<DecisionGateException> problem,
      Supplier<HttpAnswer> success) {
    return tools
        .authenticated(
            origin,
            problem,
            refusal ->
                exchange
                    .observation()
                    .refusal(refusal)
                    .map(refused -> dialect(exchange.credentials().tenant()).failure(call, refused))
                    .orElseGet(success),
            answer -> answer.body().length)
        .answer();
  }

  private static Receipt wire(io.decisiongate.journal.boundary.Receipt receipt) {
    return new Receipt(Long.toString(receipt.log()), receipt.index(), receipt.leafHash());
  }

  private static McpHeaders headers(HttpServletRequest request) {
    List<String> accept = Collections.list(request.getHeaders("accept"));
    return new McpHeaders(
        Optional.ofNullable(request.getHeader("origin")),
        accept.isEmpty() ? Optional.empty() : Optional.of(String.join(",", accept)),
        Optional.ofNullable(request.getHeader("mcp-protocol-version")));
  }

  private McpDialect dialect(Optional<TenantId> tenant) {
    McpDialect ofServer = Objects.requireNonNull(dialect).get();
    return tenant
        .map(own -> ofServer.at(configuration.get().identity().resourceMetadata(own)))
        .orElse(ofServer);
  }
}
