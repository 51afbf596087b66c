package io.decisiongate.administration.boundary;

import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.PreconditionFailed;
import io.decisiongate.core.json.Json;
import io.decisiongate.storage.boundary.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What organisations, tenants and namespaces have in common.
 *
 * @param state where it stands; whatever is not active acts as if it were suspended
 * @param deleteAfter while it is being deleted: from when it may be purged, Unix milliseconds
 * @param due whether that time has come
 * @param createdAt Unix milliseconds
 * @param version rises with each change
 */
public record Place(
    String name,
    State state,
    Optional<Long> deleteAfter,
    boolean due,
    long createdAt,
    long version) {
  /** Columns of a query that are beside those of the place itself. */
  static final String DELETION = "left join lateral dg_deletion(%s) d on true";

  /** Where a place stands. */
  public enum State {
    ACTIVE("active"),
    SUSPENDED("suspended"),
    /** Suspended, and to be purged one day. */
    DELETING("deleting"),
    /** Its data is being erased; there is no way back. */
    PURGING("purging");

    private final String wire;

    State(String wire) {
      this.wire = wire;
    }

    /** As requests and answers have it. */
    String wire() {
      return wire;
    }
  }

  /** One that was made just now. */
  static Place made(String name, long at) {
    return new Place(name, State.ACTIVE, Optional.empty(), false, at, 1);
  }

  /** Reads a row with the columns of {@link #DELETION}. */
  static Place read(ResultSet row) throws SQLException {
    Optional<Long> deleteAfter = Rows.number(row, "due_at");
    return new Place(
        row.getString("name"),
        state(row, deleteAfter.isPresent()),
        deleteAfter,
        row.getBoolean("due"),
        row.getLong("created_at"),
        row.getLong("version"));
  }

  private static State state(ResultSet row, boolean deleting) throws SQLException {
    if (deleting) {
      return row.getBoolean("purging") ? State.PURGING : State.DELETING;
    }
    return row.getString("state").equals(State.ACTIVE.wire()) ? State.ACTIVE : State.SUSPENDED;
  }

  /**
   * What the change makes of it; a new state takes a deletion back.
   *
   * @throws PreconditionFailed when the caller saw another version
   * @throws Conflict when it is being deleted and is not to stay
   */
  Place after(NamedChange change) {
    change.requireVersion(version);
    requireNotPurging();
    if (state == State.DELETING && change.state().isEmpty()) {
      throw new Conflict("it is being deleted; give it a `state` to take that back first");
    }
    State changed =
        change
            .state()
            .map(word -> word.equals(State.ACTIVE.wire()) ? State.ACTIVE : State.SUSPENDED)
            .orElse(state);
    return new Place(
        change.name().orElse(name), changed, Optional.empty(), false, createdAt, version + 1);
  }

  /**
   * What it is when its deletion was asked for.
   *
   * @param from when it may be purged, Unix milliseconds
   * @throws PreconditionFailed when the caller saw another version
   * @throws Conflict when it is being deleted already
   */
  Place deleting(long expected, long from) {
    Versions.require(expected, version);
    requireNotPurging();
    if (state == State.DELETING) {
      throw new Conflict("it is being deleted already");
    }
    return new Place(name, State.DELETING, Optional.of(from), false, createdAt, version + 1);
  }

  /**
   * What it is while it is purged.
   *
   * @throws Conflict when it may not be purged now
   */
  Place purging() {
    requireDeleting();
    if (!due) {
      throw new Conflict(
          "not_due",
          "it may not be purged before " + deleteAfter.orElseThrow() + " (Unix milliseconds)");
    }
    return new Place(name, State.PURGING, deleteAfter, true, createdAt, version);
  }

  /**
   * Refuses what is for places that are being deleted only.
   *
   * @throws Conflict when this one is not
   */
  void requireDeleting() {
    requireNotPurging();
    if (state != State.DELETING) {
      throw new Conflict("it is not being deleted; ask for its deletion first");
    }
  }

  /**
   * Refuses changes of what is in it.
   *
   * @throws Conflict when it is being deleted
   */
  void requireStaying() {
    requireNotPurging();
    if (state == State.DELETING) {
      throw new Conflict("the place is being deleted; nothing in it can be changed");
    }
  }

  private void requireNotPurging() {
    if (state == State.PURGING) {
      throw new Conflict("its data is being erased; there is no way back");
    }
  }

  /** Whether a deletion was asked for that is not carried out yet. */
  boolean isDeleting() {
    return state == State.DELETING;
  }

  /** Its state in the database, which knows no more of it. */
  String storedState() {
    return (state == State.ACTIVE ? State.ACTIVE : State.SUSPENDED).wire();
  }

  /** Its members in the form of the REST API, after those of its numbers. */
  Json.Obj toJson(Json.ObjectBuilder numbers) {
    return numbers
        .put("name", name)
        .put("state", state.wire())
        .putIfPresent("delete_after_ms", deleteAfter.map(Json::of))
        .put("created_at_ms", createdAt)
        .put("version", version)
        .build();
  }
}
