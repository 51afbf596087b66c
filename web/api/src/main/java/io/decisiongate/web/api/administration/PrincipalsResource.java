package io.decisiongate.web.api.administration;

import io.decisiongate.administration.boundary.ChangedRoles;
import io.decisiongate.administration.boundary.NamedChange;
import io.decisiongate.administration.boundary.NewPassword;
import io.decisiongate.administration.boundary.PrincipalRegister;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;

/** Who may call for the caller's organisation, and with which roles. */
@Path("/api/v1/principals")
@ApplicationScoped
public class PrincipalsResource {
  @Inject RestCalls calls;
  @Inject PrincipalRegister principals;

  /** A page of the principals. */
  @GET
  public void page(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.page(request, body, response, (call, asked) -> principals.page(call, asked.page()));
  }

  /** Makes a principal. */
  @POST
  public void create(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.create(
        request,
        body,
        response,
        (call, json) -> principals.create(call, PrincipalRegister.NewPrincipal.fromJson(json)));
  }

  /** One principal. */
  @GET
  @Path("{principal}")
  public void get(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("principal") String principal,
      @Suspended AsyncResponse response) {
    calls.get(request, body, response, call -> principals.get(call, principal));
  }

  /** Renames, disables or enables a principal. */
  @PATCH
  @Path("{principal}")
  public void change(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("principal") String principal,
      @Suspended AsyncResponse response) {
    calls.change(
        request,
        body,
        response,
        (call, expected, json) ->
            principals.change(call, principal, NamedChange.ofPrincipal(expected, json)));
  }

  /** Gives a principal exactly the roles of the request. */
  @PUT
  @Path("{principal}/roles")
  public void setRoles(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("principal") String principal,
      @Suspended AsyncResponse response) {
    calls.change(
        request,
        body,
        response,
        (call, expected, json) ->
            principals.setRoles(call, principal, ChangedRoles.fromJson(expected, json)));
  }

  /** Gives a person a password, or takes it away. */
  @PUT
  @Path("{principal}/password")
  public void setPassword(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("principal") String principal,
      @Suspended AsyncResponse response) {
    calls.change(
        request,
        body,
        response,
        (call, expected, json) ->
            principals.setPassword(call, principal, NewPassword.fromJson(expected, json)));
  }
}
