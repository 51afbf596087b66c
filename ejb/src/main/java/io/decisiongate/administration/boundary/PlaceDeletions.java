package io.decisiongate.administration.boundary;

import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.TenancySettings;
import io.decisiongate.core.error.Conflict;
import io.decisiongate.retention.boundary.Deletions;
import io.decisiongate.retention.boundary.PlaceExports;
import io.decisiongate.retention.boundary.PlaceId;
import io.decisiongate.storage.boundary.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;

/**
 * Deletion in two steps: it is asked for, and can be taken back; after a waiting period, whoever
 * has an export of everything lets the data be erased.
 */
@ApplicationScoped
public class PlaceDeletions {
  @Inject ActiveConfiguration configuration;
  @Inject Rows rows;
  @Inject Administration administration;
  @Inject PlaceExports exports;
  @Inject Deletions deletions;

  /**
   * Asks for a deletion; the caller adds the step that suspends the place.
   *
   * @throws Conflict when it is being deleted already
   */
  Place request(AdministrativeCall call, PlaceId id, Place found, long expected) {
    requireManaged();
    Duration wait = Duration.ofHours(configuration.get().tenancy().deletionWaitHours());
    long from = call.now() + wait.toMillis();
    Place deleting = found.deleting(expected, from);
    call.step(
        "dg_request_deletion", id.text(), call.authority().principal().id(), call.now(), from);
    call.record(id.kind() + "_deletion_requested", id.text(), "delete_after_ms=" + from);
    return deleting;
  }

  /** A place that gets another state is not deleted. */
  void takeBack(AdministrativeCall call, PlaceId id, Place found) {
    if (found.isDeleting()) {
      call.step("dg_cancel_deletion", id.text());
    }
  }

  /**
   * Lets the data be erased.
   *
   * @throws Conflict when it is too early, or when an export would not be what the caller has
   */
  Place purge(AdministrativeCall call, PlaceId id, Place found, PurgeRequest wanted) {
    requireManaged();
    Place purging = found.purging();
    if (!exports.manifest(id).value().equals(wanted.manifest())) {
      throw new Conflict(
          "export_outdated",
          "an export would have another manifest now; export and check it again");
    }
    call.step("dg_start_purge", id.text());
    call.record(
        id.kind() + "_purge_requested",
        id.text(),
        "manifest_sha256=%s %s".formatted(wanted.manifest(), asked(id)));
    return purging;
  }

  /** Who began it: a tenant's own log, which says so too, is erased. */
  private String asked(PlaceId id) {
    return rows.first(
            "select asked_by, asked_at from dg_deletion(?)",
            row ->
                "asked_at_ms=%d asked_by=%s"
                    .formatted(row.getLong("asked_at"), row.getString("asked_by")),
            id.text())
        .orElse("");
  }

  /** In open tenancy nothing is suspended, so that nothing could be deleted as it was exported. */
  private void requireManaged() {
    if (configuration.tenancy() != TenancySettings.Mode.MANAGED) {
      throw new Conflict("places are deleted in managed tenancy only; see tenancy.mode");
    }
  }

  /**
   * Carries out a call that lets data be erased.
   *
   * @param purge leads to {@link #purge(AdministrativeCall, PlaceId, Place, PurgeRequest)}
   */
  public <A> A purge(CallOrigin origin, String action, Function<AdministrativeCall, A> purge) {
    A answer = administration.call(origin, action, purge);
    deletions.eraseSoon();
    return answer;
  }

  /**
   * Exports what is being deleted.
   *
   * @param allowed finds out whether the caller may have the export, and of what
   */
  public PlaceExports.Archive export(
      CallOrigin origin, String action, Function<AdministrativeCall, PlaceId> allowed) {
    PlaceExports.Archive archive = exports.export(administration.call(origin, action, allowed));
    try {
      administration.call(
          origin,
          action,
          call -> {
            PlaceId id = allowed.apply(call);
            call.record(
                id.kind() + "_exported",
                id.text(),
                "manifest_sha256=" + archive.manifest().value());
            return id;
          });
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
    return archive;
  }
}
