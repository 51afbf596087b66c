package io.decisiongate.web.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;

/**
 * Exactly these paths exist, with exactly these methods (mcp-transport.md section 1): another path
 * is 404, another method 405 with {@code Allow}, both without a body. JAX-RS alone would also
 * accept a trailing slash and answer OPTIONS.
 */
@Provider
@PreMatching
public class RouteFilter implements ContainerRequestFilter {
  private static final List<String> READ = List.of("GET", "HEAD");
  private static final List<String> POST = List.of("POST");
  private static final Map<String, List<String>> ROUTES =
      Map.of(
          "/rpc", POST,
          "/mcp", POST,
          "/healthz", READ,
          "/readyz", READ,
          "/debug/mutation_stats", READ);

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> methods = ROUTES.get(request.getUriInfo().getRequestUri().getRawPath());
    if (methods == null) {
      request.abortWith(Response.status(Response.Status.NOT_FOUND).build());
    } else if (!methods.contains(request.getMethod())) {
      request.abortWith(
          Response.status(Response.Status.METHOD_NOT_ALLOWED)
              .header("Allow", String.join(",", methods))
              .build());
    }
  }
}
