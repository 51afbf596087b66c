package io.decisiongate.web.api.administration;

import io.decisiongate.administration.boundary.AddressChange;
import io.decisiongate.administration.boundary.AddressRegister;
import io.decisiongate.mcp.HttpAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
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

/** From which addresses the caller's organisation lets itself be called. */
@Path("/api/v1/ip-allowlist")
@ApplicationScoped
public class AddressesResource {
  private static final int NO_CONTENT = 204;

  @Inject RestCalls calls;
  @Inject AddressRegister addresses;

  /** A page of the entries. */
  @GET
  public void page(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.page(request, body, response, (call, asked) -> addresses.page(call, asked.page()));
  }

  /** Makes an entry. */
  @POST
  public void create(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.create(
        request, body, response, (call, json) -> addresses.create(call, AddressChange.ofNew(json)));
  }

  /** One entry. */
  @GET
  @Path("{entry: [0-9]{1,18}}")
  public void get(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("entry") long entry,
      @Suspended AsyncResponse response) {
    calls.get(request, body, response, call -> addresses.get(call, entry));
  }

  /** Changes an entry. */
  @PATCH
  @Path("{entry: [0-9]{1,18}}")
  public void change(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("entry") long entry,
      @Suspended AsyncResponse response) {
    calls.change(
        request,
        body,
        response,
        (call, expected, json) ->
            addresses.change(call, entry, AddressChange.fromJson(expected, json)));
  }

  /** Removes an entry. */
  @DELETE
  @Path("{entry: [0-9]{1,18}}")
  public void remove(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("entry") long entry,
      @Suspended AsyncResponse response) {
    calls.remove(
        request,
        body,
        response,
        call -> {
          addresses.remove(call, entry);
          return HttpAnswer.empty(NO_CONTENT);
        });
  }

  /** The mode. */
  @GET
  @Path("mode")
  public void mode(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.get(request, body, response, addresses::mode);
  }

  /** Sets the mode. */
  @PUT
  @Path("mode")
  public void setMode(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.change(request, body, response, addresses::setMode);
  }

  /** What the entries say of an address. */
  @POST
  @Path("check")
  public void check(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.ask(request, body, response, addresses::check);
  }
}
