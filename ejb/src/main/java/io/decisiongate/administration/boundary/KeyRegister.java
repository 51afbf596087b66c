package io.decisiongate.administration.boundary;

import io.decisiongate.core.access.Capability;
import io.decisiongate.core.error.CapabilityMissing;
import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.storage.boundary.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The API keys of the caller's organisation (sessions-rbac.md section 1). Nobody makes a key that
 * can do more than its maker; a revoked key is refused within two seconds on every node.
 */
@ApplicationScoped
public class KeyRegister {
  private static final String QUERY = "select * from dg_keys(?, ?, ?, ?)";
  private static final String TARGET = "key:";
  private static final long LONGEST_OVERLAP_MS = 30L * 86_400_000;

  @Inject Rows rows;
  @Inject PrincipalRegister principals;

  /**
   * How a key is replaced by another.
   *
   * @param overlapMs for how long the old key stays good, 0 to 30 days, in milliseconds
   * @param expiresAt of the new key, Unix milliseconds; empty: until it is revoked
   */
  public record Rotation(long overlapMs, Optional<Long> expiresAt) {
    public static Rotation fromJson(Json body) {
      ObjectReader members = ObjectReader.of(body, "the request");
      return new Rotation(
          members.integer("overlap_ms", 0, LONGEST_OVERLAP_MS),
          members.optionalInteger("expires_at_ms", 1, Long.MAX_VALUE));
    }
  }

  /**
   * A page of the keys that the caller may see: all of the organisation, or its own.
   *
   * @param principal whose keys; empty for all
   */
  public Page<KeyEntry> page(
      AdministrativeCall call, PageRequest request, Optional<String> principal) {
    Optional<String> whose =
        call.authority().holds(Capability.KEYS_READ)
            ? principal
            : Optional.of(call.authority().principal().id());
    if (!whose.equals(principal) && principal.isPresent()) {
      throw new CapabilityMissing(Capability.KEYS_READ.wire());
    }
    return Page.of(
        rows.all(
            QUERY,
            KeyRegister::entry,
            call.authority().organisation(),
            whose.orElse(""),
            request.after(),
            request.most() + 1),
        request.most(),
        KeyEntry::id);
  }

  /**
   * One key.
   *
   * @throws NotFound when there is none that the caller may see
   */
  public KeyEntry get(AdministrativeCall call, String id) {
    return rows.first(
            "select * from dg_key(?, ?)", KeyRegister::entry, call.authority().organisation(), id)
        .filter(
            key ->
                call.authority().holds(Capability.KEYS_READ)
                    || key.principal().equals(call.authority().principal().id())
                    || mayManage(call, key.principal()))
        .orElseThrow(() -> new NotFound("key not found"));
  }

  /**
   * Makes a key.
   *
   * @throws NotFound when there is no such principal
   * @throws Conflict when the principal is disabled
   */
  public Administration.Created issue(AdministrativeCall call, NewKey wanted) {
    String owner = wanted.principal().orElseGet(() -> call.authority().principal().id());
    requireManaged(call, owner);
    requireFuture(call, wanted.expiresAt());
    PrincipalEntry principal =
        principals.find(call, owner).orElseThrow(() -> new NotFound("principal not found"));
    if (!principal.state().equals("active")) {
      throw new Conflict("principal `" + owner + "` is disabled");
    }
    KeySecret secret = KeySecret.generate();
    call.step(
        "dg_issue_key",
        call.authority().organisation(),
        owner,
        secret.hash(),
        wanted.name(),
        wanted.expiresAt(),
        wanted.tools().isEmpty() ? null : String.join(" ", wanted.tools()),
        wanted.rate().map(KeyRate::maxRequests),
        wanted.rate().map(KeyRate::windowMs),
        wanted.scopes().stream().map(KeyRegister::text).collect(Collectors.joining(" ")),
        call.now());
    call.record("api_key_created", TARGET + secret.id(), "principal=" + owner);
    KeyEntry made =
        new KeyEntry(
            secret.id(),
            owner,
            wanted.name(),
            wanted.scopes(),
            wanted.tools(),
            wanted.rate(),
            call.now(),
            wanted.expiresAt(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Administration.Created(made.toJson(), Optional.of(secret.text()), false);
  }

  /**
   * Makes a successor with the same rights; the old key stays good for the overlap and no longer.
   *
   * @throws Conflict when the key is revoked, expired or rotated already
   */
  public Administration.Created rotate(AdministrativeCall call, String id, Rotation rotation) {
    KeyEntry old = get(call, id);
    requireManaged(call, old.principal());
    requireFuture(call, rotation.expiresAt());
    if (!old.isGood(call.now())) {
      throw new Conflict("key " + id + " is revoked or expired");
    }
    if (old.replacedBy().isPresent()) {
      throw new Conflict("key " + id + " was rotated to " + old.replacedBy().get() + " already");
    }
    KeySecret secret = KeySecret.generate();
    call.step(
        "dg_rotate_key",
        call.authority().organisation(),
        id,
        secret.hash(),
        rotation.expiresAt(),
        call.now() + rotation.overlapMs(),
        call.now());
    call.record("api_key_rotated", TARGET + id, "successor=" + secret.id());
    KeyEntry made =
        new KeyEntry(
            secret.id(),
            old.principal(),
            old.name(),
            old.scopes(),
            old.tools(),
            old.rate(),
            call.now(),
            rotation.expiresAt(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Administration.Created(made.toJson(), Optional.of(secret.text()), false);
  }

  /** Revokes a key; one that is revoked already stays so. */
  public void revoke(AdministrativeCall call, String id) {
    KeyEntry key = get(call, id);
    requireManaged(call, key.principal());
    if (key.revokedAt().isPresent()) {
      return;
    }
    call.step("dg_revoke_key", call.authority().organisation(), id, call.now());
    call.record("api_key_revoked", TARGET + id, "principal=" + key.principal());
  }

  private void requireManaged(AdministrativeCall call, String owner) {
    if (!mayManage(call, owner)) {
      throw new CapabilityMissing(Capability.KEYS_MANAGE.wire());
    }
  }

  /** Keys of its own, or of those who can do no more than it can itself. */
  private boolean mayManage(AdministrativeCall call, String owner) {
    if (owner.equals(call.authority().principal().id())) {
      return call.authority().managesOwnKeys()
          || call.authority().holdsAnywhere(Capability.KEYS_MANAGE);
    }
    return call.authority().holdsAnywhere(Capability.KEYS_MANAGE)
        && principals
            .find(call, owner)
            .map(
                found ->
                    call.authority().covers(principals.rightsOf(found), Capability.KEYS_MANAGE))
            .orElse(call.authority().holds(Capability.KEYS_MANAGE));
  }

  private static void requireFuture(AdministrativeCall call, Optional<Long> expiresAt) {
    if (expiresAt.filter(at -> at <= call.now()).isPresent()) {
      throw new InvalidParams("expires_at_ms " + expiresAt.get() + " is past");
    }
  }

  private static String text(KeyScope scope) {
    return scope.tenant() + ":" + scope.namespace().map(Object::toString).orElse("*");
  }

  private static KeyEntry entry(ResultSet row) throws SQLException {
    String scopes = row.getString("scopes");
    return new KeyEntry(
        row.getString("key_id"),
        row.getString("principal_id"),
        row.getString("name"),
        scopes.isEmpty()
            ? List.of()
            : Arrays.stream(scopes.split(" ", -1)).map(KeyRegister::scope).toList(),
        Optional.ofNullable(row.getString("tools"))
            .map(tools -> List.of(tools.split(" ", -1)))
            .orElseGet(List::of),
        rate(row),
        row.getLong("created_at"),
        Rows.number(row, "expires_at"),
        Rows.number(row, "revoked_at"),
        Rows.number(row, "last_used_at"),
        Optional.ofNullable(row.getString("replaced_by")));
  }

  private static Optional<KeyRate> rate(ResultSet row) throws SQLException {
    long window = row.getLong("window_ms");
    return Rows.number(row, "max_requests").map(most -> new KeyRate(most.intValue(), window));
  }

  private static KeyScope scope(String text) {
    int colon = text.indexOf(':');
    String namespace = text.substring(colon + 1);
    return new KeyScope(
        Long.parseLong(text.substring(0, colon)),
        namespace.equals("*") ? Optional.empty() : Optional.of(Long.valueOf(namespace)));
  }
}
