package io.decisiongate.administration.boundary;

import io.decisiongate.administration.control.Rows;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.access.Role;
import io.decisiongate.core.error.CapabilityMissing;
import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.error.PreconditionFailed;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may call for the caller's organisation, and with which roles. */
@ApplicationScoped
public class PrincipalRegister {
  private static final String QUERY = "select * from dg_principals(?, ?, ?)";
  private static final String TARGET = "principal:";
  private static final String OWNER = "owner";
  private static final int MOST_ROLES = 100;

  @Inject Rows rows;

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

  /** Reads the roles that a principal shall have. */
  public static List<RoleGrant> roles(Json body) {
    List<RoleGrant> grants =
        ObjectReader.of(body, "the request").list("roles", PrincipalRegister::grant);
    if (grants.size() > MOST_ROLES) {
      throw new InvalidParams("a principal may have at most " + MOST_ROLES + " roles");
    }
    return grants.stream().distinct().toList();
  }

  private static RoleGrant grant(Json json) {
    ObjectReader members = ObjectReader.of(json, "a role");
    String role = members.string("role");
    if (Role.named(role).isEmpty()) {
      throw members.invalid("role", "`" + role + "` is no role");
    }
    RoleGrant grant =
        new RoleGrant(
            members.optionalInteger("tenant_id", 1, Long.MAX_VALUE),
            members.optionalInteger("namespace_id", 1, Long.MAX_VALUE),
            role,
            members.optionalInteger("expires_at_ms", 1, Long.MAX_VALUE));
    if (grant.namespace().isPresent() && grant.tenant().isEmpty()) {
      throw members.invalid("namespace_id", "a namespace without its tenant");
    }
    return grant;
  }

  /** A page of the principals whom the caller may see. */
  public Page<PrincipalEntry> page(AdministrativeCall call, PageRequest request) {
    if (!call.authority().holdsAnywhere(Capability.MEMBERS_READ)) {
      call.authority().require(Capability.MEMBERS_READ);
    }
    return Page.of(
            rows.all(
                QUERY,
                PrincipalRegister::entry,
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
  public PrincipalEntry self(AdministrativeCall call) {
    return find(call, call.authority().principal().id()).orElseThrow();
  }

  /**
   * Makes a principal.
   *
   * @throws Conflict when anybody in the deployment has its id
   */
  public Administration.Created create(AdministrativeCall call, NewPrincipal wanted) {
    if (!call.authority().holdsAnywhere(Capability.MEMBERS_MANAGE)) {
      call.authority().require(Capability.MEMBERS_MANAGE);
    }
    if (rows.first("select dg_principal_exists(?)", row -> row.getBoolean(1), wanted.id())
        .orElse(false)) {
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
                wanted.name(),
                wanted.kind(),
                "active",
                false,
                call.now(),
                1,
                List.of())
            .toJson());
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
    change.requireVersion(found.version());
    PrincipalEntry changed =
        new PrincipalEntry(
            id,
            change.name().orElse(found.name()),
            found.kind(),
            change.state().orElse(found.state()),
            found.operator(),
            found.createdAt(),
            found.version() + 1,
            found.roles());
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
  public PrincipalEntry setRoles(
      AdministrativeCall call, String id, long expected, List<RoleGrant> roles) {
    PrincipalEntry found = get(call, id);
    requireManaged(call, difference(found.roles(), roles));
    if (found.version() != expected) {
      throw new PreconditionFailed(
          "the resource is at version "
              + found.version()
              + ", not "
              + expected
              + "; read it again");
    }
    requireOwnTenants(call, roles);
    PrincipalEntry changed =
        new PrincipalEntry(
            id,
            found.name(),
            found.kind(),
            found.state(),
            found.operator(),
            found.createdAt(),
            found.version() + 1,
            roles);
    requireOwnerLeft(call, changed);
    String bindings = roles.stream().map(PrincipalRegister::text).collect(Collectors.joining(" "));
    call.step("dg_set_roles", call.authority().organisation(), id, expected, bindings);
    call.record("role_changed", TARGET + id, "roles=" + bindings);
    return changed;
  }

  Optional<PrincipalEntry> find(AdministrativeCall call, String id) {
    return rows.first(
        "select * from dg_principal(?, ?)",
        PrincipalRegister::entry,
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
      if (!rows.first(
              "select dg_owns_tenant(?, ?)",
              row -> row.getBoolean(1),
              call.authority().organisation(),
              tenant)
          .orElse(false)) {
        throw new NotFound("tenant not found");
      }
    }
  }

  private void requireOwnerLeft(AdministrativeCall call, PrincipalEntry changed) {
    if (!ownsForGood(changed)
        && !rows.first(
                "select dg_has_other_owner(?, ?)",
                row -> row.getBoolean(1),
                call.authority().organisation(),
                changed.id())
            .orElse(false)) {
      throw new Conflict("last_owner: the organisation would have no owner");
    }
  }

  private static boolean ownsForGood(PrincipalEntry entry) {
    return entry.state().equals("active")
        && entry.roles().stream()
            .anyMatch(
                role ->
                    role.role().equals(OWNER)
                        && role.tenant().isEmpty()
                        && role.expiresAt().isEmpty());
  }

  private static List<RoleGrant> difference(List<RoleGrant> before, List<RoleGrant> after) {
    return Stream.concat(
            before.stream().filter(grant -> !after.contains(grant)),
            after.stream().filter(grant -> !before.contains(grant)))
        .toList();
  }

  private static boolean maySee(AdministrativeCall call, PrincipalEntry entry) {
    return call.authority().holds(Capability.MEMBERS_READ)
        || entry.id().equals(call.authority().principal().id())
        || entry.roles().stream()
            .flatMap(role -> role.tenant().stream())
            .anyMatch(tenant -> call.authority().holdsIn(Capability.MEMBERS_READ, tenant));
  }

  private static String text(RoleGrant grant) {
    return grant.tenant().map(Object::toString).orElse("*")
        + ':'
        + grant.namespace().map(Object::toString).orElse("*")
        + ':'
        + grant.role()
        + ':'
        + grant.expiresAt().map(Object::toString).orElse("");
  }

  private static PrincipalEntry entry(ResultSet row) throws SQLException {
    String roles = row.getString("roles");
    return new PrincipalEntry(
        row.getString("principal_id"),
        row.getString("name"),
        row.getString("kind"),
        row.getString("state"),
        row.getBoolean("operator"),
        row.getLong("created_at"),
        row.getLong("version"),
        roles.isEmpty()
            ? List.of()
            : Arrays.stream(roles.split(" ", -1)).map(PrincipalRegister::stored).toList());
  }

  private static RoleGrant stored(String binding) {
    String[] parts = binding.split(":", -1);
    return new RoleGrant(
        number(parts[0]), number(parts[1]), parts[2], number(parts[3].isEmpty() ? "*" : parts[3]));
  }

  private static Optional<Long> number(String text) {
    return text.equals("*") ? Optional.empty() : Optional.of(Long.valueOf(text));
  }
}
