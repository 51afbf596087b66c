package io.decisiongate.administration.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.storage.boundary.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The tenants of the caller's organisation, and their namespaces. */
@ApplicationScoped
public class TenantRegister {
  private static final String TENANTS = "select * from dg_tenants(?, ?, ?)";
  private static final String NAMESPACES = "select * from dg_namespaces(?, ?, ?)";

  @Inject Rows rows;
  @Inject ActiveConfiguration configuration;

  /** A tenant to be made; it has no namespace yet. */
  public record NewTenant(String name) {
    public static NewTenant fromJson(Json body) {
      return new NewTenant(Naming.name(ObjectReader.of(body, "the request")));
    }
  }

  /**
   * A namespace to be made.
   *
   * @param id its number in the tenant, at least 1
   */
  public record NewNamespace(long id, String name) {
    public static NewNamespace fromJson(Json body) {
      ObjectReader members = ObjectReader.of(body, "the request");
      return new NewNamespace(
          members.integer("namespace_id", 1, Long.MAX_VALUE), Naming.name(members));
    }
  }

  /** A page of the tenants that the caller may see. */
  public Page<TenantEntry> page(AdministrativeCall call, PageRequest request) {
    call.authority().requireAnywhere(Capability.TENANTS_READ);
    return Page.of(
            rows.all(
                TENANTS,
                TenantRegister::tenant,
                call.authority().organisation(),
                Numbers.after(request.after()),
                request.most() + 1),
            request.most(),
            entry -> Long.toString(entry.id()))
        .showing(entry -> call.authority().holdsIn(Capability.TENANTS_READ, entry.id()));
  }

  /**
   * One tenant.
   *
   * @throws NotFound when the organisation has no such tenant
   */
  public TenantEntry get(AdministrativeCall call, long id) {
    TenantEntry found = ofOrganisation(call, id);
    call.authority().requireIn(Capability.TENANTS_READ, id);
    return found;
  }

  /**
   * Makes a tenant; it gets the next number of the deployment.
   *
   * @throws Conflict when the organisation has as many as it may have
   */
  public Administration.Created create(AdministrativeCall call, NewTenant wanted) {
    call.authority().require(Capability.TENANTS_WRITE);
    long organisation = call.authority().organisation();
    long most = configuration.get().tenancy().maxTenants();
    if (rows.number("select dg_count_tenants(?)", organisation) >= most) {
      throw new Conflict("the organisation has " + most + " tenants, as many as it may have");
    }
    long id = rows.number("select dg_next_tenant()");
    call.step("dg_create_tenant", organisation, id, wanted.name(), most, call.now());
    call.record("tenant_created", "tenant:" + id, "name=" + wanted.name());
    return Administration.Created.of(
        new TenantEntry(id, wanted.name(), "active", call.now(), 1).toJson());
  }

  /** Renames, suspends or resumes a tenant. A suspended one is as unknown to callers of tools. */
  public TenantEntry change(AdministrativeCall call, long id, NamedChange change) {
    TenantEntry found = ofOrganisation(call, id);
    call.authority().requireIn(Capability.TENANTS_WRITE, id);
    TenantEntry changed = found.after(change);
    call.inTenant(id);
    call.step("dg_change_tenant", id, found.version(), changed.name(), changed.state());
    call.record("tenant_changed", "tenant:" + id, change.detail());
    return changed;
  }

  /** A page of a tenant's namespaces. */
  public Page<NamespaceEntry> namespaces(
      AdministrativeCall call, long tenant, PageRequest request) {
    requireTenant(call, tenant, Capability.NAMESPACES_READ);
    return Page.of(
        rows.all(
            NAMESPACES,
            TenantRegister::namespace,
            tenant,
            Numbers.after(request.after()),
            request.most() + 1),
        request.most(),
        entry -> Long.toString(entry.id()));
  }

  /**
   * One namespace.
   *
   * @throws NotFound when there is none that the caller may see
   */
  public NamespaceEntry namespace(AdministrativeCall call, long tenant, long id) {
    requireTenant(call, tenant, Capability.NAMESPACES_READ);
    return namespaceOf(tenant, id);
  }

  /**
   * Makes a namespace.
   *
   * @throws Conflict when its number is taken, or the tenant has as many as it may have
   */
  public Administration.Created createNamespace(
      AdministrativeCall call, long tenant, NewNamespace wanted) {
    requireTenant(call, tenant, Capability.NAMESPACES_WRITE);
    if (find(tenant, wanted.id()).isPresent()) {
      throw new Conflict("namespace " + wanted.id() + " exists already");
    }
    long most = configuration.get().tenancy().maxNamespaces();
    if (rows.number("select dg_count_namespaces(?)", tenant) >= most) {
      throw new Conflict("the tenant has " + most + " namespaces, as many as it may have");
    }
    call.inTenant(tenant);
    call.step("dg_create_namespace", tenant, wanted.id(), wanted.name(), most, call.now());
    call.record("namespace_created", target(tenant, wanted.id()), "name=" + wanted.name());
    return Administration.Created.of(
        new NamespaceEntry(tenant, wanted.id(), wanted.name(), "active", call.now(), 1).toJson());
  }

  /** Renames, suspends or resumes a namespace. */
  public NamespaceEntry changeNamespace(
      AdministrativeCall call, long tenant, long id, NamedChange change) {
    requireTenant(call, tenant, Capability.NAMESPACES_WRITE);
    NamespaceEntry found = namespaceOf(tenant, id);
    NamespaceEntry changed = found.after(change);
    call.inTenant(tenant);
    call.step("dg_change_namespace", tenant, id, found.version(), changed.name(), changed.state());
    call.record("namespace_changed", target(tenant, id), change.detail());
    return changed;
  }

  private void requireTenant(AdministrativeCall call, long tenant, Capability capability) {
    ofOrganisation(call, tenant);
    call.authority().requireIn(capability, tenant);
  }

  private TenantEntry ofOrganisation(AdministrativeCall call, long id) {
    return rows.first(TENANTS, TenantRegister::tenant, call.authority().organisation(), id - 1, 1)
        .filter(entry -> entry.id() == id)
        .orElseThrow(() -> new NotFound("tenant not found"));
  }

  private NamespaceEntry namespaceOf(long tenant, long id) {
    return find(tenant, id).orElseThrow(() -> new NotFound("namespace not found"));
  }

  private Optional<NamespaceEntry> find(long tenant, long id) {
    return rows.first(NAMESPACES, TenantRegister::namespace, tenant, id - 1, 1)
        .filter(entry -> entry.id() == id);
  }

  private static String target(long tenant, long namespace) {
    return "namespace:" + tenant + "/" + namespace;
  }

  private static TenantEntry tenant(ResultSet row) throws SQLException {
    return new TenantEntry(
        row.getLong("tenant_id"),
        row.getString("name"),
        row.getString("state"),
        row.getLong("created_at"),
        row.getLong("version"));
  }

  private static NamespaceEntry namespace(ResultSet row) throws SQLException {
    return new NamespaceEntry(
        row.getLong("tenant_id"),
        row.getLong("namespace_id"),
        row.getString("name"),
        row.getString("state"),
        row.getLong("created_at"),
        row.getLong("version"));
  }
}
