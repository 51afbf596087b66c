package io.decisiongate.administration.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.retention.boundary.PlaceId;
import io.decisiongate.storage.boundary.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The tenants of the caller's organisation, and their namespaces. */
@ApplicationScoped
public class TenantRegister {
  private static final String TENANTS =
      "select * from dg_tenants(?, ?, ?) t " + Place.DELETION.formatted("'tenant:' || t.tenant_id");
  private static final String NAMESPACES =
      "select * from dg_namespaces(?, ?, ?) n "
          + Place.DELETION.formatted("'namespace:' || n.tenant_id || '/' || n.namespace_id");

  @Inject Rows rows;
  @Inject PlaceDeletions deletions;
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
        new TenantEntry(id, Place.made(wanted.name(), call.now())).toJson());
  }

  /**
   * Renames, suspends or resumes a tenant. A suspended one is as unknown to callers of tools.
   *
   * @throws Conflict when it is being deleted and gets no state
   */
  public TenantEntry change(AdministrativeCall call, long id, NamedChange change) {
    TenantEntry found = ofOrganisation(call, id);
    call.authority().requireIn(Capability.TENANTS_WRITE, id);
    Place changed = found.place().after(change);
    call.inTenant(id);
    call.step("dg_change_tenant", id, found.version(), changed.name(), changed.storedState());
    deletions.takeBack(call, new PlaceId.Tenant(id), found.place());
    call.record("tenant_changed", "tenant:" + id, change.detail());
    return new TenantEntry(id, changed);
  }

  /** Asks for the deletion of a tenant, which is suspended from now on. */
  public TenantEntry delete(AdministrativeCall call, long id, long expected) {
    TenantEntry found = ofOrganisation(call, id);
    call.authority().requireIn(Capability.TENANTS_WRITE, id);
    Place deleting = deletions.request(call, new PlaceId.Tenant(id), found.place(), expected);
    call.inTenant(id);
    call.step("dg_change_tenant", id, found.version(), deleting.name(), deleting.storedState());
    return new TenantEntry(id, deleting);
  }

  /** Of which tenant the caller may have an export now. */
  public PlaceId exportable(AdministrativeCall call, long id) {
    TenantEntry found = ofOrganisation(call, id);
    requireExport(call, id);
    found.place().requireDeleting();
    return new PlaceId.Tenant(id);
  }

  /** Lets the data of a tenant be erased. */
  public TenantEntry purge(AdministrativeCall call, long id, PurgeRequest wanted) {
    TenantEntry found = ofOrganisation(call, id);
    call.authority().require(Capability.ORG_DELETE);
    return new TenantEntry(
        id, deletions.purge(call, new PlaceId.Tenant(id), found.place(), wanted));
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
    requireTenant(call, tenant, Capability.NAMESPACES_WRITE).requireStaying();
    if (rows.holds("select dg_namespace_is_taken(?, ?)", tenant, wanted.id())) {
      throw new Conflict(
          "namespace " + wanted.id() + " exists already, or existed; choose another number");
    }
    long most = configuration.get().tenancy().maxNamespaces();
    if (rows.number("select dg_count_namespaces(?)", tenant) >= most) {
      throw new Conflict("the tenant has " + most + " namespaces, as many as it may have");
    }
    call.inTenant(tenant);
    call.step("dg_create_namespace", tenant, wanted.id(), wanted.name(), most, call.now());
    call.record(
        "namespace_created",
        new PlaceId.Namespace(tenant, wanted.id()).text(),
        "name=" + wanted.name());
    return Administration.Created.of(
        new NamespaceEntry(tenant, wanted.id(), Place.made(wanted.name(), call.now())).toJson());
  }

  /**
   * Renames, suspends or resumes a namespace.
   *
   * @throws Conflict when it or its tenant is being deleted
   */
  public NamespaceEntry changeNamespace(
      AdministrativeCall call, long tenant, long id, NamedChange change) {
    requireTenant(call, tenant, Capability.NAMESPACES_WRITE).requireStaying();
    NamespaceEntry found = namespaceOf(tenant, id);
    Place changed = found.place().after(change);
    call.inTenant(tenant);
    call.step(
        "dg_change_namespace", tenant, id, found.version(), changed.name(), changed.storedState());
    PlaceId place = new PlaceId.Namespace(tenant, id);
    deletions.takeBack(call, place, found.place());
    call.record("namespace_changed", place.text(), change.detail());
    return new NamespaceEntry(tenant, id, changed);
  }

  /** Asks for the deletion of a namespace, which is suspended from now on. */
  public NamespaceEntry deleteNamespace(
      AdministrativeCall call, long tenant, long id, long expected) {
    requireTenant(call, tenant, Capability.NAMESPACES_WRITE).requireStaying();
    NamespaceEntry found = namespaceOf(tenant, id);
    Place deleting =
        deletions.request(call, new PlaceId.Namespace(tenant, id), found.place(), expected);
    call.inTenant(tenant);
    call.step(
        "dg_change_namespace",
        tenant,
        id,
        found.version(),
        deleting.name(),
        deleting.storedState());
    return new NamespaceEntry(tenant, id, deleting);
  }

  /** Of which namespace the caller may have an export now. */
  public PlaceId exportableNamespace(AdministrativeCall call, long tenant, long id) {
    ofOrganisation(call, tenant);
    requireExport(call, tenant);
    namespaceOf(tenant, id).place().requireDeleting();
    return new PlaceId.Namespace(tenant, id);
  }

  /** Lets the data of a namespace be erased. */
  public NamespaceEntry purgeNamespace(
      AdministrativeCall call, long tenant, long id, PurgeRequest wanted) {
    requireTenant(call, tenant, Capability.TENANTS_WRITE).requireStaying();
    NamespaceEntry found = namespaceOf(tenant, id);
    return new NamespaceEntry(
        tenant,
        id,
        deletions.purge(call, new PlaceId.Namespace(tenant, id), found.place(), wanted));
  }

  /** An export tells what happened and what came of it. */
  private static void requireExport(AdministrativeCall call, long tenant) {
    call.authority().requireIn(Capability.AUDIT_EXPORT, tenant);
    call.authority().requireIn(Capability.RUNS_EXPORT, tenant);
  }

  private Place requireTenant(AdministrativeCall call, long tenant, Capability capability) {
    TenantEntry found = ofOrganisation(call, tenant);
    call.authority().requireIn(capability, tenant);
    return found.place();
  }

  private TenantEntry ofOrganisation(AdministrativeCall call, long id) {
    return rows.first(TENANTS, TenantRegister::tenant, call.authority().organisation(), id - 1, 1)
        .filter(entry -> entry.id() == id)
        .orElseThrow(() -> new NotFound("tenant not found"));
  }

  private NamespaceEntry namespaceOf(long tenant, long id) {
    return rows.first(NAMESPACES, TenantRegister::namespace, tenant, id - 1, 1)
        .filter(entry -> entry.id() == id)
        .orElseThrow(() -> new NotFound("namespace not found"));
  }

  private static TenantEntry tenant(ResultSet row) throws SQLException {
    return new TenantEntry(row.getLong("tenant_id"), Place.read(row));
  }

  private static NamespaceEntry namespace(ResultSet row) throws SQLException {
    return new NamespaceEntry(
        row.getLong("tenant_id"), row.getLong("namespace_id"), Place.read(row));
  }
}
