package io.decisiongate.web.api.administration;

import io.decisiongate.administration.boundary.NamedChange;
import io.decisiongate.administration.boundary.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;

/** Organisations: all for operators of the deployment, its own for an administrator. */
@Path("/api/v1/orgs")
@ApplicationScoped
public class OrganisationsResource {
  @Inject RestCalls calls;
  @Inject Organisations organisations;

  /** A page of all organisations. */
  @GET
  public void page(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.page(request, body, response, (call, asked) -> organisations.page(call, asked.page()));
  }

  /** Makes an organisation with its owner; the answer shows the owner's first key, once. */
  @POST
  public void create(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.create(
        request,
        body,
        response,
        (call, json) -> organisations.create(call, Organisations.NewOrganisation.fromJson(json)));
  }

  /** One organisation. */
  @GET
  @Path("{organisation: [0-9]{1,18}}")
  public void get(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("organisation") long organisation,
      @Suspended AsyncResponse response) {
    calls.get(request, body, response, call -> organisations.get(call, organisation));
  }

  /** Renames, suspends or resumes an organisation. */
  @PATCH
  @Path("{organisation: [0-9]{1,18}}")
  public void change(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("organisation") long organisation,
      @Suspended AsyncResponse response) {
    calls.change(
        request,
        body,
        response,
        (call, expected, json) ->
            organisations.change(call, organisation, NamedChange.ofPlace(expected, json)));
  }

  /** Asks for the deletion of an organisation. */
  @DELETE
  @Path("{organisation: [0-9]{1,18}}")
  public void delete(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("organisation") long organisation,
      @Suspended AsyncResponse response) {
    calls.delete(
        request,
        body,
        response,
        (call, expected) -> organisations.delete(call, organisation, expected));
  }

  /** What is kept of an organisation which is being deleted. */
  @GET
  @Path("{organisation: [0-9]{1,18}}/export")
  public void export(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("organisation") long organisation,
      @Suspended AsyncResponse response) {
    calls.export(request, body, response, call -> organisations.exportable(call, organisation));
  }

  /** Lets the data of an organisation be erased. */
  @POST
  @Path("{organisation: [0-9]{1,18}}/purge")
  public void purge(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("organisation") long organisation,
      @Suspended AsyncResponse response) {
    calls.purge(
        request, body, response, (call, wanted) -> organisations.purge(call, organisation, wanted));
  }
}
