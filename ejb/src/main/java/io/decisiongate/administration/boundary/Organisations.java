package io.decisiongate.administration.boundary;

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

/**
 * The customers of the deployment. Its operators keep all of them; administrators see and rename
 * their own.
 */
@ApplicationScoped
public class Organisations {
  private static final String QUERY = "select * from dg_organisations(?, ?)";
  private static final String TARGET = "organisation:";

  @Inject Rows rows;

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
        "organisation_created", TARGET + id, "name=" + wanted.name() + " owner=" + wanted.owner());
    call.record("api_key_created", "key:" + key.id(), "principal=" + wanted.owner());
    Json.Obj answer =
        Json.object()
            .put(
                "organisation",
                new OrganisationEntry(id, wanted.name(), "active", call.now(), 1).toJson())
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
    OrganisationEntry changed = found.after(change);
    if (!changed.name().equals(found.name())) {
      requireFree(changed.name());
    }
    call.step("dg_change_organisation", id, found.version(), changed.name(), changed.state());
    call.record("organisation_changed", TARGET + id, change.detail());
    return changed;
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
    return new OrganisationEntry(
        row.getLong("organisation_id"),
        row.getString("name"),
        row.getString("state"),
        row.getLong("created_at"),
        row.getLong("version"));
  }
}
