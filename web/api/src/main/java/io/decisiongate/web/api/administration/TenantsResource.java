package io.decisiongate.web.api.administration;

import io.decisiongate.administration.boundary.NamedChange;
import io.decisiongate.administration.boundary.TenantRegister;
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

/** The tenants of the caller's organisation, and their namespaces. */
@Path("/api/v1/tenants")
@ApplicationScoped
public class TenantsResource {
  @Inject RestCalls calls;
  @Inject TenantRegister tenants;

  /** A page of the tenants. */
  @GET
  public void page(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.page(request, body, response, (call, asked) -> tenants.page(call, asked.page()));
  }

  /** Makes a tenant. */
  @POST
  public void create(
      @Context HttpServletRequest request, InputStream body, @Suspended AsyncResponse response) {
    calls.create(
        request,
        body,
        response,
        (call, json) -> tenants.create(call, TenantRegister.NewTenant.fromJson(json)));
  }

  /** One tenant. */
  @GET
  @Path("{tenant: [0-9]{1,18}}")
  public void get(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @Suspended AsyncResponse response) {
    calls.get(request, body, response, call -> tenants.get(call, tenant));
  }

  /** Renames, suspends or resumes a tenant. */
  @PATCH
  @Path("{tenant: [0-9]{1,18}}")
  public void change(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @Suspended AsyncResponse response) {
    calls.change(
        request,
        body,
        response,
        (call, expected, json) ->
            tenants.change(call, tenant, NamedChange.ofPlace(expected, json)));
  }

  /** A page of a tenant's namespaces. */
  @GET
  @Path("{tenant: [0-9]{1,18}}/namespaces")
  public void namespaces(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @Suspended AsyncResponse response) {
    calls.page(
        request, body, response, (call, asked) -> tenants.namespaces(call, tenant, asked.page()));
  }

  /** Makes a namespace. */
  @POST
  @Path("{tenant: [0-9]{1,18}}/namespaces")
  public void createNamespace(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @Suspended AsyncResponse response) {
    calls.create(
        request,
        body,
        response,
        (call, json) ->
            tenants.createNamespace(call, tenant, TenantRegister.NewNamespace.fromJson(json)));
  }

  /** One namespace. */
  @GET
  @Path("{tenant: [0-9]{1,18}}/namespaces/{namespace: [0-9]{1,18}}")
  public void namespace(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @PathParam("namespace") long namespace,
      @Suspended AsyncResponse response) {
    calls.get(request, body, response, call -> tenants.namespace(call, tenant, namespace));
  }

  /** Renames, suspends or resumes a namespace. */
  @PATCH
  @Path("{tenant: [0-9]{1,18}}/namespaces/{namespace: [0-9]{1,18}}")
  public void changeNamespace(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @PathParam("namespace") long namespace,
      @Suspended AsyncResponse response) {
    calls.change(
        request,
        body,
        response,
        (call, expected, json) ->
            tenants.changeNamespace(call, tenant, namespace, NamedChange.ofPlace(expected, json)));
  }

  /** Asks for the deletion of a tenant. */
  @DELETE
  @Path("{tenant: [0-9]{1,18}}")
  public void delete(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @Suspended AsyncResponse response) {
    calls.delete(
        request, body, response, (call, expected) -> tenants.delete(call, tenant, expected));
  }

  /** What is kept of a tenant which is being deleted. */
  @GET
  @Path("{tenant: [0-9]{1,18}}/export")
  public void export(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @Suspended AsyncResponse response) {
    calls.export(request, body, response, call -> tenants.exportable(call, tenant));
  }

  /** Lets the data of a tenant be erased. */
  @POST
  @Path("{tenant: [0-9]{1,18}}/purge")
  public void purge(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @Suspended AsyncResponse response) {
    calls.purge(request, body, response, (call, wanted) -> tenants.purge(call, tenant, wanted));
  }

  /** Asks for the deletion of a namespace. */
  @DELETE
  @Path("{tenant: [0-9]{1,18}}/namespaces/{namespace: [0-9]{1,18}}")
  public void deleteNamespace(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @PathParam("namespace") long namespace,
      @Suspended AsyncResponse response) {
    calls.delete(
        request,
        body,
        response,
        (call, expected) -> tenants.deleteNamespace(call, tenant, namespace, expected));
  }

  /** What is kept of a namespace which is being deleted. */
  @GET
  @Path("{tenant: [0-9]{1,18}}/namespaces/{namespace: [0-9]{1,18}}/export")
  public void exportNamespace(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @PathParam("namespace") long namespace,
      @Suspended AsyncResponse response) {
    calls.export(
        request, body, response, call -> tenants.exportableNamespace(call, tenant, namespace));
  }

  /** Lets the data of a namespace be erased. */
  @POST
  @Path("{tenant: [0-9]{1,18}}/namespaces/{namespace: [0-9]{1,18}}/purge")
  public void purgeNamespace(
      @Context HttpServletRequest request,
      InputStream body,
      @PathParam("tenant") long tenant,
      @PathParam("namespace") long namespace,
      @Suspended AsyncResponse response) {
    calls.purge(
        request,
        body,
        response,
        (call, wanted) -> tenants.purgeNamespace(call, tenant, namespace, wanted));
  }
}
