package io.decisiongate.administration.boundary;

import io.decisiongate.access.boundary.IdsOfFiles;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.error.CapabilityMissing;
import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.identity.boundary.Passwords;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.storage.boundary.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who may call for the caller's organisation, and with which roles. */
@ApplicationScoped
public class PrincipalRegister {
  private static final String HAS_PASSWORD =
      "select p.*, dg_has_password(p.principal_id) as has_password from ";
  private static final String QUERY = HAS_PASSWORD + "dg_principals(?, ?, ?) p";
  private static final String TARGET = "principal:";
  private static final String PERSON = "person";

  @Inject Rows rows;
  @Inject ActiveConfiguration configuration;
  @Inject IdsOfFiles idsOfFiles;
  @Inject Passwords passwords;

  /**
   * A principal to be made; it has no role yet.
   *
   * @param id how it is known everywhere, for example the subject of its tokens
   * @param kind {@code person} or {@code service}
   */
  public record NewPrincipal(String id, String name, String kind) {
    public static NewPrincipal fromJson(Json body) {
      ObjectReader members = ObjectReader.of(body, "the request");
      String id = Naming.principalId(members);
      return new NewPrincipal(
          id,
          Naming.optionalName(members).orElse(id),
          Naming.optionalWord(members, "kind", Set.of("person", "service"))
              .orElseThrow(() -> new InvalidParams("missing field `kind` in the request")));
    }
  }

  /** A page of the principals whom the caller may see. */
  public Page<PrincipalEntry> page(AdministrativeCall call, PageRequest request) {
    call.authority().requireAnywhere(Capability.MEMBERS_READ);
    return Page.of(
            rows.all(
                QUERY,
                row -> entry(call, row),
                call.authority().organisation(),
                request.after(),
                request.most() + 1),
            request.most(),
            PrincipalEntry::id)
        .showing(entry -> maySee(call, entry));
  }

  /**
   * One principal.
   *
   * @throws NotFound when there is none that the caller may see
   */
  public PrincipalEntry get(AdministrativeCall call, String id) {
    return find(call, id)
        .filter(entry -> maySee(call, entry))
        .orElseThrow(() -> new NotFound("principal not found"));
  }

  /** The caller itself. */
  public SelfEntry self(AdministrativeCall call) {
    Principal caller = call.authority().principal();
    return new SelfEntry(find(call, caller.id()).orElseThrow(), caller.token());
  }

  /**
   * Makes a principal.
   *
   * @throws Conflict when anybody in the deployment has its id
   */
  public Administration.Created create(AdministrativeCall call, NewPrincipal wanted) {
    call.authority().requireAnywhere(Capability.MEMBERS_MANAGE);
    requireFreeToGive(call, wanted.id());
    if (rows.holds("select dg_principal_exists(?)", wanted.id())) {
      throw new Conflict("principal `" + wanted.id() + "` exists already");
    }
    call.step(
        "dg_create_principal",
        call.authority().organisation(),
        wanted.id(),
        wanted.name(),
        wanted.kind(),
        call.now());
    call.record("principal_created", TARGET + wanted.id(), "kind=" + wanted.kind());
    return Administration.Created.of(
        new PrincipalEntry(
                wanted.id(),
                call.authority().organisation(),
                wanted.name(),
                wanted.kind(),
                "active",
                false,
                call.now(),
                1,
                List.of(),
                false)
            .toJson());
  }

  /**
   * Nobody decides about the subjects of another organisation's issuer, nor takes what the
   * configuration gives to somebody else.
   */
  private void requireFreeToGive(AdministrativeCall call, String id) {
    if (idsOfFiles.include(id) && !call.authority().operator()) {
      throw new Conflict(
          "the configuration knows `" + id + "`; only operators of the deployment make it");
    }
    configuration.get().identity().issuers().stream()
        .filter(issuer -> issuer.owns(id))
        .filter(
            issuer ->
                issuer
                    .organisation()
                    .filter(own -> own != call.authority().organisation())
                    .isPresent())
        .findFirst()
        .ifPresent(
            issuer -> {
              throw new Conflict(
                  "ids that begin with `"
                      + issuer.name()
                      + ":` are those of an issuer of another organisation");
            });
  }

  /**
   * Renames, disables or enables a principal. A disabled one is let in no more, at the latest after
   * two seconds.
   *
   * @throws Conflict when it is the last owner
   */
  public PrincipalEntry change(AdministrativeCall call, String id, NamedChange change) {
    PrincipalEntry found = get(call, id);
    requireManaged(call, found.roles());
    PrincipalEntry changed = found.after(change);
    requireOwnerLeft(call, changed);
    call.step(
        "dg_change_principal",
        call.authority().organisation(),
        id,
        found.version(),
        changed.name(),
        changed.state());
    call.record("principal_changed", TARGET + id, change.detail());
    return changed;
  }

  /**
   * Gives a principal exactly these roles. Roles that are added or taken away must be within what
   * the caller has itself.
   *
   * @throws Conflict when no owner would be left
   */
  public PrincipalEntry setRoles(AdministrativeCall call, String id, ChangedRoles change) {
    PrincipalEntry found = get(call, id);
    requireManaged(call, change.difference(found.roles()));
    PrincipalEntry changed = found.with(change);
    requireOwnTenants(call, changed.roles());
    requireOwnerLeft(call, changed);
    String bindings = RoleGrant.text(changed.roles());
    call.step("dg_set_roles", call.authority().organisation(), id, found.version(), bindings);
    call.record("role_changed", TARGET + id, "roles=" + bindings);
    return changed;
  }

  /**
   * Gives a person a password or takes it away; all its sessions end. Whoever knows the password
   * before may change its own; for all else it takes the right to manage the person's roles.
   *
   * @throws InvalidParams when passwords are off, or this one is too short or too long
   * @throws Conflict when the principal is no person
   */
  public PrincipalEntry setPassword(AdministrativeCall call, String id, NewPassword change) {
    if (change.password().isPresent()) {
      passwords.requireAllowed();
      passwords.requireLength(change.password().get());
    }
    PrincipalEntry found = get(call, id);
    boolean own = id.equals(call.authority().principal().id());
    if (!own && change.current().isPresent()) {
      throw new InvalidParams("current_password is for one's own password only");
    }
    if (change.current().isEmpty()) {
      requireManaged(call, rightsOf(found));
    }
    if (!found.kind().equals(PERSON)) {
      throw new Conflict("only persons have passwords");
    }
    PrincipalEntry changed = found.with(change);
    change
        .current()
        .ifPresent(current -> passwords.requireOwn(call.origin().credentials(), id, current));
    call.step(
        "dg_set_password",
        call.authority().organisation(),
        id,
        found.version(),
        change.password().map(passwords::verifierOf),
        Passwords.newKeyHash(),
        call.now());
    call.record(
        change.password().isPresent() ? "password_changed" : "password_removed", TARGET + id, "");
    return changed;
  }

  /**
   * What whoever can do as much must have: an operator counts as an owner whatever its roles are,
   * and the configuration may give an id that it knows anything.
   */
  List<RoleGrant> rightsOf(PrincipalEntry entry) {
    return entry.operator() || idsOfFiles.include(entry.id())
        ? Stream.concat(entry.roles().stream(), Stream.of(RoleGrant.OWNER)).toList()
        : entry.roles();
  }

  Optional<PrincipalEntry> find(AdministrativeCall call, String id) {
    return rows.first(
        HAS_PASSWORD + "dg_principal(?, ?) p",
        row -> entry(call, row),
        call.authority().organisation(),
        id);
  }

  private static void requireManaged(AdministrativeCall call, List<RoleGrant> grants) {
    boolean anywhere = call.authority().holdsAnywhere(Capability.MEMBERS_MANAGE);
    if (!anywhere || !call.authority().covers(grants, Capability.MEMBERS_MANAGE)) {
      throw new CapabilityMissing(Capability.MEMBERS_MANAGE.wire());
    }
  }

  private void requireOwnTenants(AdministrativeCall call, List<RoleGrant> roles) {
    for (long tenant : roles.stream().flatMap(role -> role.tenant().stream()).distinct().toList()) {
      if (!rows.holds("select dg_owns_tenant(?, ?)", call.authority().organisation(), tenant)) {
        throw new NotFound("tenant not found");
      }
    }
  }

  private void requireOwnerLeft(AdministrativeCall call, PrincipalEntry changed) {
    if (!ownsForGood(changed)
        && !rows.holds(
            "select dg_has_other_owner(?, ?)", call.authority().organisation(), changed.id())) {
      throw new Conflict("last_owner", "the organisation would have no owner");
    }
  }

  private static boolean ownsForGood(PrincipalEntry entry) {
    return entry.state().equals("active") && entry.roles().contains(RoleGrant.OWNER);
  }

  private static boolean maySee(AdministrativeCall call, PrincipalEntry entry) {
    return call.authority().holds(Capability.MEMBERS_READ)
        || entry.id().equals(call.authority().principal().id())
        || entry.roles().stream()
            .flatMap(role -> role.tenant().stream())
            .anyMatch(tenant -> call.authority().holdsIn(Capability.MEMBERS_READ, tenant));
  }

  private static PrincipalEntry entry(AdministrativeCall call, ResultSet row) throws SQLException {
    return new PrincipalEntry(
        row.getString("principal_id"),
        call.authority().organisation(),
        row.getString("name"),
        row.getString("kind"),
        row.getString("state"),
        row.getBoolean("operator"),
        row.getLong("created_at"),
        row.getLong("version"),
        RoleGrant.ofText(row.getString("roles")),
        row.getBoolean("has_password"));
  }
}
