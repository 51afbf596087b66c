package io.decisiongate.web.api;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.RateLimitSettings;
import io.decisiongate.core.configuration.ServerSettings;
import io.decisiongate.core.net.TrustedProxies;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.jsonrpc.RpcError;
import io.decisiongate.mcp.limits.ClientCorrelationId;
import io.decisiongate.mcp.limits.CorrelationIds;
import io.decisiongate.mcp.limits.InFlight;
import io.decisiongate.mcp.limits.RateKey;
import io.decisiongate.mcp.limits.RateLimiter;
import io.decisiongate.operations.boundary.RequestMetrics;
import io.decisiongate.tools.boundary.ToolDispatcher;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every request passes before its body is understood (mcp-transport.md section 6): size,
 * correlation id, number in flight, rate. Nothing of this needs the database. A request goes on in
 * a virtual thread from its first byte and may block there.
 */
@ApplicationScoped
public class Admission {
  private static final System.Logger LOG = System.getLogger(Admission.class.getName());
  private static final String SERVER_ID = "x-server-correlation-id";
  private static final String CLIENT_ID = "x-correlation-id";
  private static final int PAYLOAD_TOO_LARGE = 413;

  @Resource ContextService contexts;
  @Inject ActiveConfiguration configuration;
  @Inject ToolDispatcher tools;
  @Inject RequestMetrics metrics;

  private final CorrelationIds correlationIds = new CorrelationIds();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InFlight inFlight = new InFlight();
  private @Nullable Executor inContext;
  private @Nullable Derived<Optional<RateLimiter>> rateLimiter;
  private @Nullable Derived<TrustedProxies> proxies;

  /** How a dialect answers an error that comes before its body is read. */
  public interface ErrorWriter extends Function<RpcError, HttpAnswer> {}

  /** How a dialect answers a request that was admitted; may block. */
  public interface Handler extends Function<Exchange, HttpAnswer> {}

  @PostConstruct
  void prepare() {
    inContext = contexts.currentContextExecutor();
    rateLimiter =
        configuration.derive(
            settings -> settings.server().limits().rateLimit().map(Admission::limiter));
    proxies = configuration.derive(Admission::proxies);
  }

  private static TrustedProxies proxies(DecisionGateConfiguration settings) {
    return TrustedProxies.of(settings.server().auth().trustedProxies());
  }

  private static RateLimiter limiter(RateLimitSettings rate) {
    return new RateLimiter(
        (int) rate.maxRequests(),
        rate.windowMs(),
        (int) rate.maxEntries(),
        () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
  }

  /** Admits a request and answers it, or says why not. */
  public void admit(
      HttpServletRequest request,
      InputStream body,
      AsyncResponse response,
      ErrorWriter errors,
      Handler handler) {
    admit(request, Optional.empty(), body, response, errors, handler);
  }

  /**
   * Admits a request that came to the endpoint for one tenant.
   *
   * @param tenant empty when the endpoint is for all of them
   */
  void admit(
      HttpServletRequest request,
      Optional<TenantId> tenant,
      InputStream body,
      AsyncResponse response,
      ErrorWriter errors,
      Handler handler) {
    Arrival arrival = arrival(request, tenant);
    inBackground(response, () -> answer(arrival, body, errors, handler));
  }

  /** What a request says before its body. */
  Arrival arrival(HttpServletRequest request, Optional<TenantId> tenant) {
    return Arrival.of(request, Objects.requireNonNull(proxies).get(), tenant);
  }

  /**
   * Makes an answer in a virtual thread, where it may block; under the settings of now, whatever
   * changes meanwhile.
   */
  void inBackground(AsyncResponse response, Supplier<Response> answer) {
    Executor context = Objects.requireNonNull(inContext);
    threads.execute(
        () ->
            context.execute(
                () -> {
                  try {
                    response.resume(configuration.pinned(answer));
                  } catch (RuntimeException | Error e) {
                    response.resume(e);
                  }
                }));
  }

  private Response answer(
      Arrival arrival, InputStream stream, ErrorWriter errors, Handler handler) {
    Optional<byte[]> body;
    try {
      body = read(arrival, stream);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a request that does not arrive completely", e);
      return Response.status(Response.Status.BAD_REQUEST).build();
    }
    if (body.isEmpty()) {
      return Response.status(PAYLOAD_TOO_LARGE)
          .type("text/plain; charset=utf-8")
          .entity("Failed to buffer the request body: length limit exceeded")
          .build();
    }
    String serverId = correlationIds.next();
    String transport = transport();
    return switch (ClientCorrelationId.check(arrival.correlationId())) {
      case ClientCorrelationId.Rejected rejected -> {
        Exchange exchange = Exchange.of(arrival, transport, Optional.empty(), serverId, body.get());
        HttpAnswer answer =
            metrics.observe(
                exchange.observation(), () -> rejectCorrelationId(exchange, errors, rejected));
        yield response(exchange, answer);
      }
      case ClientCorrelationId.Accepted accepted -> {
        Exchange exchange = Exchange.of(arrival, transport, accepted.id(), serverId, body.get());
        HttpAnswer answer =
            metrics.observe(exchange.observation(), () -> answer(exchange, errors, handler));
        yield response(exchange, answer);
      }
    };
  }

  private HttpAnswer rejectCorrelationId(
      Exchange exchange, ErrorWriter errors, ClientCorrelationId.Rejected rejected) {
    HttpAnswer answer = errors.apply(exchange.failed(RpcError.invalidCorrelationId()));
    tools.rejectedCorrelationId(
        exchange.origin(CallMethod.INVALID, Optional.empty()),
        rejected.reason().label(),
        answer.body().length);
    return answer;
  }

  private HttpAnswer answer(Exchange exchange, ErrorWriter errors, Handler handler) {
    if (!inFlight.tryAcquire(configuration.get().server().limits().maxInflight())) {
      return refuse(exchange, errors, RpcError.serverOverloaded());
    }
    try {
      Optional<RpcError> limited = rateLimit(exchange);
      if (limited.isPresent()) {
        return refuse(exchange, errors, limited.get());
      }
      return handler.apply(exchange);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "call " + exchange.serverCorrelationId() + " failed", e);
      return errors.apply(exchange.failed(RpcError.internal()));
    } finally {
      inFlight.release();
    }
  }

  private Optional<RpcError> rateLimit(Exchange exchange) {
    Optional<RateLimiter> limiter = Objects.requireNonNull(rateLimiter).get();
    if (limiter.isEmpty()) {
      return Optional.empty();
    }
    RateKey key =
        RateKey.of(
            exchange.credentials().authorization(),
            exchange.credentials().clientSubject(),
            Optional.of(exchange.credentials().clientAddress()),
            exchange.transport());
    return switch (limiter.get().check(key)) {
      case RateLimiter.Verdict.Allowed ignored -> Optional.empty();
      case RateLimiter.Verdict.Limited limited ->
          Optional.of(RpcError.rateLimited(limited.retryAfterMs()));
      case RateLimiter.Verdict.Overloaded ignored -> Optional.of(RpcError.rateLimiterOverloaded());
    };
  }

  private HttpAnswer refuse(Exchange exchange, ErrorWriter errors, RpcError problem) {
    HttpAnswer answer = errors.apply(exchange.failed(problem));
    tools.rejected(
        exchange.origin(CallMethod.INVALID, Optional.empty()),
        problem.code(),
        problem.kind(),
        answer.body().length);
    return answer;
  }

  /** The whole body, or nothing when it is longer than the limit. */
  private Optional<byte[]> read(Arrival arrival, InputStream stream) throws IOException {
    long limit = configuration.get().server().maxBodyBytes();
    if (arrival.bodyBytes() > limit) {
      return Optional.empty();
    }
    byte[] body = stream.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
    return body.length > limit ? Optional.empty() : Optional.of(body);
  }

  /** Ids for requests that do not come this way. */
  String nextServerCorrelationId() {
    return correlationIds.next();
  }

  private static Response response(Exchange exchange, HttpAnswer answer) {
    return response(exchange.serverCorrelationId(), exchange.correlationId(), answer);
  }

  static Response response(
      String serverCorrelationId, Optional<String> correlationId, HttpAnswer answer) {
    Response.ResponseBuilder builder = Response.status(answer.status());
    answer.headers().forEach(builder::header);
    builder.header(SERVER_ID, serverCorrelationId);
    correlationId.ifPresent(id -> builder.header(CLIENT_ID, id));
    if (answer.streamedBody().isPresent()) {
      return builder.entity(streamed(answer.streamedBody().get())).build();
    }
    return answer.body().length == 0
        ? builder.build()
        : builder.entity(new Body(answer.body())).build();
  }

  private static StreamingOutput streamed(InputStream content) {
    return out -> {
      try (content) {
        content.transferTo(out);
      }
    };
  }

  private String transport() {
    ServerSettings.Transport transport = configuration.get().server().transport();
    return switch (transport) {
      // Without a configuration file the server speaks HTTP all the same.
      case STDIO, HTTP -> "http";
      case SSE -> transport.name().toLowerCase(Locale.ROOT);
    };
  }
}
