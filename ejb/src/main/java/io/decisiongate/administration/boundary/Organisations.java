package io.decisiongate.administration.boundary;

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
import java.util.Optional;

/**
 * The customers of the deployment. Its operators keep all of them; administrators see and rename
 * their own.
 */
@ApplicationScoped
public class Organisations {
  private static final String QUERY =
      "select * from dg_organisations(?, ?) o "
          + Place.DELETION.formatted("'organisation:' || o.organisation_id");

  @Inject Rows rows;
  @Inject PlaceDeletions deletions;

  /**
   * An organisation to be made.
   *
   * @param owner id of the principal that will own it; made with it
   */
  public record NewOrganisation(String name, String owner) {
    public static NewOrganisation fromJson(Json body) {
      ObjectReader members = ObjectReader.of(body, "the request");
      return new NewOrganisation(
          Naming.name(members),
          Naming.principalId(ObjectReader.of(members.value("owner"), "`owner`")));
    }
  }

  /** A page of all organisations, for operators. */
  public Page<OrganisationEntry> page(AdministrativeCall call, PageRequest request) {
    call.authority().requireOperator(Capability.PLATFORM_ORGS);
    return Page.of(
        rows.all(QUERY, Organisations::entry, Numbers.after(request.after()), request.most() + 1),
        request.most(),
        entry -> Long.toString(entry.id()));
  }

  /**
   * One organisation: any for operators, otherwise the caller's own.
   *
   * @throws NotFound when there is none that the caller may see
   */
  public OrganisationEntry get(AdministrativeCall call, long id) {
    if (!call.authority().operator() || id == call.authority().organisation()) {
      call.authority().require(Capability.ORG_READ);
    }
    return visible(call, id);
  }

  /**
   * Makes an organisation with its owner and the owner's first key.
   *
   * @throws Conflict when the name or the owner's id is taken
   */
  public Administration.Created create(AdministrativeCall call, NewOrganisation wanted) {
    call.authority().requireOperator(Capability.PLATFORM_ORGS);
    if (rows.holds("select dg_principal_exists(?)", wanted.owner())) {
      throw new Conflict("principal `" + wanted.owner() + "` exists already");
    }
    requireFree(wanted.name());
    long id = rows.number("select dg_next_organisation()");
    KeySecret key = KeySecret.generate();
    call.step("dg_create_organisation", id, wanted.name(), wanted.owner(), key.hash(), call.now());
    call.record(
        "organisation_created",
        new PlaceId.Organisation(id).text(),
        "name=" + wanted.name() + " owner=" + wanted.owner());
    call.record("api_key_created", "key:" + key.id(), "principal=" + wanted.owner());
    Json.Obj answer =
        Json.object()
            .put(
                "organisation",
                new OrganisationEntry(id, Place.made(wanted.name(), call.now())).toJson())
            .put(
                "owner",
                Json.object().put("principal_id", wanted.owner()).put("key_id", key.id()).build())
            .build();
    return new Administration.Created(answer, Optional.of(key.text()), false);
  }

  /**
   * Renames, suspends or resumes an organisation. While it is suspended none of its principals is
   * let in.
   */
  public OrganisationEntry change(AdministrativeCall call, long id, NamedChange change) {
    boolean own = id == call.authority().organisation();
    if (own) {
      call.authority().require(Capability.ORG_WRITE);
    }
    OrganisationEntry found = visible(call, id);
    if (change.state().isPresent()) {
      call.authority().requireOperator(Capability.PLATFORM_ORGS);
      if (own && change.state().get().equals("suspended")) {
        throw new Conflict("the organisation of the caller cannot be suspended");
      }
    }
    Place changed = found.place().after(change);
    if (!changed.name().equals(found.place().name())) {
      requireFree(changed.name());
    }
    step(call, found, changed);
    PlaceId place = new PlaceId.Organisation(id);
    deletions.takeBack(call, place, found.place());
    call.record("organisation_changed", place.text(), change.detail());
    return new OrganisationEntry(id, changed);
  }

  /**
   * Asks for the deletion of an organisation, which is suspended from now on: only operators go on
   * with it, or take it back.
   *
   * @throws Conflict when it has tenants, or when operators belong to it
   */
  public OrganisationEntry delete(AdministrativeCall call, long id, long expected) {
    if (id == call.authority().organisation()) {
      call.authority().require(Capability.ORG_DELETE);
    }
    OrganisationEntry found = visible(call, id);
    if (id != call.authority().organisation()) {
      call.authority().requireOperator(Capability.PLATFORM_ORGS);
    }
    if (id == 0 || rows.holds("select dg_has_operators(?)", id)) {
      throw new Conflict("whoever operates the deployment belongs to this organisation; it stays");
    }
    long tenants = rows.number("select dg_count_tenants(?)", id);
    if (tenants > 0) {
      throw new Conflict(
          "the organisation has " + tenants + " tenants; delete and purge them first");
    }
    Place deleting = deletions.request(call, new PlaceId.Organisation(id), found.place(), expected);
    step(call, found, deleting);
    return new OrganisationEntry(id, deleting);
  }

  /** Of which organisation an operator may have an export now. */
  public PlaceId exportable(AdministrativeCall call, long id) {
    call.authority().requireOperator(Capability.PLATFORM_ORGS);
    visible(call, id).place().requireDeleting();
    return new PlaceId.Organisation(id);
  }

  /** Lets an operator have the data of an organisation erased. */
  public OrganisationEntry purge(AdministrativeCall call, long id, PurgeRequest wanted) {
    call.authority().requireOperator(Capability.PLATFORM_ORGS);
    OrganisationEntry found = visible(call, id);
    return new OrganisationEntry(
        id, deletions.purge(call, new PlaceId.Organisation(id), found.place(), wanted));
  }

  private static void step(AdministrativeCall call, OrganisationEntry found, Place changed) {
    call.step(
        "dg_change_organisation",
        found.id(),
        found.version(),
        changed.name(),
        changed.storedState());
  }

  private void requireFree(String name) {
    if (rows.holds("select dg_organisation_exists(?)", name)) {
      throw new Conflict("an organisation is called `" + name + "` already");
    }
  }

  private OrganisationEntry visible(AdministrativeCall call, long id) {
    boolean mayBeSeen = call.authority().operator() || id == call.authority().organisation();
    return Optional.of(id)
        .filter(unused -> mayBeSeen)
        .flatMap(wanted -> rows.first(QUERY, Organisations::entry, wanted - 1, 1))
        .filter(entry -> entry.id() == id)
        .orElseThrow(() -> new NotFound("organisation not found"));
  }

  private static OrganisationEntry entry(ResultSet row) throws SQLException {
    return new OrganisationEntry(row.getLong("organisation_id"), Place.read(row));
  }
}
