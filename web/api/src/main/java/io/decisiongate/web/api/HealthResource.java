package io.decisiongate.web.api;

import io.decisiongate.tenancy.boundary.StorageHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Liveness and readiness (mcp-transport.md section 1.1); no reason is disclosed. */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  @Inject StorageHealth storage;

  @GET
  @Path("healthz")
  public String live() {
    return "{\"status\":\"ok\"}";
  }

  @GET
  @Path("readyz")
  public Response ready() {
    return storage.isReady()
        ? Response.ok("{\"status\":\"ready\"}").build()
        : Response.status(Response.Status.SERVICE_UNAVAILABLE)
            .entity("{\"status\":\"not_ready\"}")
            .build();
  }
}
