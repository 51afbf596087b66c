package io.decisiongate.web.api.administration;

import io.decisiongate.administration.boundary.PrincipalRegister;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;

/** The caller itself. */
@Path("/api/v1/auth/me")
@ApplicationScoped
public class SelfResource {
  @Inject RestCalls calls;
  @Inject PrincipalRegister principals;

  /** Who calls, with which roles, and by which token. */
  @GET
  public void get(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.get(request, body, response, principals::self);
  }
}
