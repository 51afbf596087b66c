package io.decisiongate.web.api;

import io.decisiongate.core.configuration.IdentitySettings;
import io.decisiongate.sessions.boundary.PublishedKeys;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exactly these paths exist, with exactly these methods (mcp-transport.md section 1): another path
 * is 404, another method 405 with {@code Allow}, both without a body. JAX-RS alone would also
 * accept a trailing slash and answer OPTIONS, and it answers a target or a header that it cannot
 * read with an error of the server. Below {@code /api/v1/} JAX-RS knows which resources there are.
 *
 * <p>It is the error page as well: whatever the container refuses has a status and no text.
 */
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR},
    asyncSupported = true)
public class RouteFilter implements Filter {
  private static final List<String> READ = List.of("GET", "HEAD");
  private static final List<String> POST = List.of("POST");
  private static final Map<String, List<String>> ROUTES =
      Map.ofEntries(
          Map.entry("/rpc", POST),
          Map.entry("/mcp", POST),
          Map.entry("/healthz", READ),
          Map.entry("/readyz", READ),
          Map.entry("/debug/mutation_stats", READ),
          Map.entry(PublishedKeys.PATH, READ),
          Map.entry(IdentitySettings.METADATA_PATH, READ),
          Map.entry(IdentitySettings.METADATA_PATH + "/mcp", READ));

  /** A tenant's own MCP endpoint, and the metadata about it. */
  private static final Pattern OF_TENANT =
      Pattern.compile(
          "(|" + Pattern.quote(IdentitySettings.METADATA_PATH) + ")/tenants/[1-9][0-9]{0,17}/mcp");

  private static final String ADMINISTRATION = "/api/v1/";

  /** Which of them a resource has, JAX-RS knows. */
  private static final List<String> REST = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  @Inject RequestDeadline deadline;

  @Override
  public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
      throws IOException, ServletException {
    if (!(asked instanceof HttpServletRequest request)
        || !(answer instanceof HttpServletResponse response)
        || request.getDispatcherType() == DispatcherType.ERROR) {
      return;
    }
    deadline.watchServerOf(request);
    List<String> methods = methods(request.getRequestURI());
    if (methods == null) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    } else if (!methods.contains(request.getMethod())) {
      response.setHeader("Allow", String.join(",", methods));
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else {
      PeerCertificates.supply(request);
      chain.doFilter(new PlainRequest(request), response);
    }
  }

  private static @Nullable List<String> methods(String uri) {
    if (uri.startsWith(ADMINISTRATION)) {
      return REST;
    }
    Matcher ofTenant = OF_TENANT.matcher(uri);
    return ofTenant.matches() ? (ofTenant.group(1).isEmpty() ? POST : READ) : ROUTES.get(uri);
  }
}
