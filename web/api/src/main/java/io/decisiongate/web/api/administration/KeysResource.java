package io.decisiongate.web.api.administration;

import io.decisiongate.administration.boundary.KeyRegister;
import io.decisiongate.administration.boundary.NewKey;
import io.decisiongate.mcp.HttpAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;

/** The API keys of the caller's organisation; secrets are shown once, when a key is made. */
@Path("/api/v1/keys")
@ApplicationScoped
public class KeysResource {
  @Inject RestCalls calls;
  @Inject KeyRegister keys;

  /** A page of the keys; {@code principal_id} asks for those of one principal. */
  @GET
  public void page(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.page(
        request,
        body,
        response,
        (call, asked) -> keys.page(call, asked.page(), asked.wantedPrincipal()));
  }

  /** Makes a key. */
  @POST
  public void issue(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.create(request, body, response, (call, json) -> keys.issue(call, NewKey.fromJson(json)));
  }

  /** One key. */
  @GET
  @Path("{key: [0-9a-f]{16}}")
  public void get(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("key") String key,
      @Suspended AsyncResponse response) {
    calls.get(request, body, response, call -> keys.get(call, key));
  }

  /** Revokes a key; refused within two seconds on every node. */
  @DELETE
  @Path("{key: [0-9a-f]{16}}")
  public void revoke(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("key") String key,
      @Suspended AsyncResponse response) {
    calls.remove(
        request,
        body,
        response,
        call -> {
          keys.revoke(call, key);
          return HttpAnswer.empty(204);
        });
  }

  /** Makes a successor with the same rights. */
  @POST
  @Path("{key: [0-9a-f]{16}}/rotate")
  public void rotate(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("key") String key,
      @Suspended AsyncResponse response) {
    calls.create(
        request,
        body,
        response,
        (call, json) -> keys.rotate(call, key, KeyRegister.Rotation.fromJson(json)));
  }
}
