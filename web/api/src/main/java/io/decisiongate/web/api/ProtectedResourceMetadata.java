package io.decisiongate.web.api;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.configuration.IdentitySettings;
import io.decisiongate.core.configuration.IssuerSettings;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.tool.ToolName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells OAuth clients whose tokens this server accepts, and which scopes its tools need (RFC 9728
 * section 2). Public; not there unless {@code identity.resource} is set.
 */
@Path(IdentitySettings.METADATA_PATH)
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProtectedResourceMetadata {
  private static final List<String> SCOPES =
      Arrays.stream(ToolName.values())
          .map(ToolName::capability)
          .flatMap(Optional::stream)
          .distinct()
          .sorted()
          .map(Capability::wire)
          .toList();

  @Inject ActiveConfiguration configuration;

  @GET
  public Response get() {
    return answer(IdentitySettings::resource);
  }

  /**
   * The form for a tenant's own endpoint. Whether there is such a tenant it does not say: nobody
   * who is unknown learns that.
   */
  @GET
  @Path("tenants/{tenant: [1-9][0-9]{0,17}}/mcp")
  public Response ofTenant(@PathParam("tenant") long tenant) {
    return answer(identity -> identity.resource(new TenantId(tenant)));
  }

  private Response answer(Function<IdentitySettings, Optional<String>> resourceOf) {
    IdentitySettings identity = configuration.get().identity();
    return resourceOf
        .apply(identity)
        .map(resource -> Response.ok(JsonWriter.write(metadata(resource, identity))).build())
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  /** The form for a resource with a path. */
  @GET
  @Path("mcp")
  public Response ofMcp() {
    return get();
  }

  private static Json metadata(String resource, IdentitySettings identity) {
    return Json.object()
        .put("resource", Json.of(resource))
        .put(
            "authorization_servers",
            Json.texts(identity.issuers().stream().map(IssuerSettings::issuer).toList()))
        .put("scopes_supported", Json.texts(SCOPES))
        .put("bearer_methods_supported", Json.texts(List.of("header")))
        .put("resource_name", Json.of("Decision Gate"))
        .build();
  }
}
