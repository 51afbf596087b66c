package io.decisiongate.administration.boundary;

import io.decisiongate.allowlist.boundary.IpAllowlists;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.net.AddressAllowlist;
import io.decisiongate.core.net.AddressAllowlist.Mode;
import io.decisiongate.core.net.AddressRange;
import io.decisiongate.storage.boundary.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The addresses from which the caller's organisation lets itself be called (licensing.md section
 * 11.4). No change in mode {@code enforce}, and no change to it, may leave the caller outside.
 */
@ApplicationScoped
public class AddressRegister {
  private static final String ENTRIES = "select * from dg_ip_entries(?, ?, ?)";
  private static final String TARGET = "ip_entry:";

  /** Each call looks at all of them. */
  private static final int MOST_ENTRIES = 500;

  @Inject Rows rows;
  @Inject IpAllowlists allowlists;

  /**
   * The list as it stands.
   *
   * @param version rises with each change
   */
  private record Known(Mode mode, long version, List<AddressEntry> entries) {
    AddressEntry entry(long id) {
      return entries.stream()
          .filter(entry -> entry.id() == id)
          .findFirst()
          .orElseThrow(() -> new NotFound("entry not found"));
    }

    Known with(AddressEntry changed) {
      List<AddressEntry> others = new ArrayList<>(without(changed.id()).entries());
      others.add(changed);
      return new Known(mode, version, others);
    }

    Known without(long id) {
      return new Known(mode, version, entries.stream().filter(entry -> entry.id() != id).toList());
    }

    AddressAllowlist rules() {
      return new AddressAllowlist(
          mode, entries.stream().filter(AddressEntry::active).map(AddressEntry::rule).toList());
    }
  }

  /** A page of the entries. */
  public Page<AddressEntry> page(AdministrativeCall call, PageRequest request) {
    return Page.of(
        entries(manager(call), Numbers.after(request.after()), request.most() + 1),
        request.most(),
        entry -> Long.toString(entry.id()));
  }

  /**
   * One entry.
   *
   * @throws NotFound when the organisation has no such entry
   */
  public AddressEntry get(AdministrativeCall call, long id) {
    return known(manager(call)).entry(id);
  }

  /**
   * Makes an entry.
   *
   * @throws Conflict when the range is listed already, the list is full, or the caller would be out
   */
  public Administration.Created create(AdministrativeCall call, AddressChange wanted) {
    long organisation = manager(call);
    Known known = known(organisation);
    AddressEntry made =
        new AddressEntry(
            known.version() + 1,
            wanted.range().orElseThrow(),
            wanted.description().orElse(""),
            wanted.active().orElse(true),
            wanted.expiry().flatMap(AddressChange.Expiry::at),
            call.authority().principal().id(),
            call.now(),
            1);
    if (known.entries().size() >= MOST_ENTRIES) {
      throw new Conflict(
          "the organisation has " + MOST_ENTRIES + " entries, as many as it may have");
    }
    requireFree(organisation, made);
    requireCallerInside(call, known.with(made));
    call.step(
        "dg_create_ip_entry",
        organisation,
        known.version(),
        made.range().toString(),
        made.description(),
        made.active(),
        made.expiresAt(),
        made.createdBy(),
        call.now());
    call.record("ip_entry_created", TARGET + made.id(), detail(made));
    return Administration.Created.of(made.toJson());
  }

  /**
   * Changes an entry.
   *
   * @throws Conflict when the range is listed already, or the caller would be out
   */
  public AddressEntry change(AdministrativeCall call, long id, AddressChange change) {
    long organisation = manager(call);
    Known known = known(organisation);
    AddressEntry changed = known.entry(id).after(change);
    requireFree(organisation, changed);
    requireCallerInside(call, known.with(changed));
    call.step(
        "dg_change_ip_entry",
        organisation,
        known.version(),
        id,
        changed.range().toString(),
        changed.description(),
        changed.active(),
        changed.expiresAt());
    call.record("ip_entry_changed", TARGET + id, detail(changed));
    return changed;
  }

  /**
   * Removes an entry.
   *
   * @throws NotFound when the organisation has no such entry
   * @throws Conflict when the caller would be out
   */
  public void remove(AdministrativeCall call, long id) {
    long organisation = manager(call);
    Known known = known(organisation);
    AddressEntry removed = known.entry(id);
    requireCallerInside(call, known.without(id));
    call.step("dg_remove_ip_entry", organisation, known.version(), id);
    call.record("ip_entry_removed", TARGET + id, detail(removed));
  }

  /** The mode. */
  public AddressMode mode(AdministrativeCall call) {
    Known known = known(manager(call));
    return new AddressMode(known.mode(), known.version());
  }

  /**
   * Sets the mode.
   *
   * @param expected the version that the caller has seen
   * @throws Conflict when the caller would be out
   */
  public AddressMode setMode(AdministrativeCall call, long expected, Json body) {
    long organisation = manager(call);
    Mode mode = wantedMode(ObjectReader.of(body, "the request"));
    Known known = known(organisation);
    Versions.require(expected, known.version());
    requireCallerInside(call, new Known(mode, known.version(), known.entries()));
    call.step("dg_set_ip_mode", organisation, known.version(), mode.wire());
    call.record("ip_mode_changed", "organisation:" + organisation, "mode=" + mode.wire());
    return new AddressMode(mode, known.version() + 1);
  }

  private static Mode wantedMode(ObjectReader members) {
    String word = members.string("mode");
    return Mode.named(word)
        .orElseThrow(
            () -> members.invalid("mode", "`" + word + "` is none of enforce, monitor, off"));
  }

  /**
   * What the entries say of an address.
   *
   * @throws InvalidParams when it is none
   */
  public AddressCheck check(AdministrativeCall call, Json body) {
    Known known = known(manager(call));
    ObjectReader members = ObjectReader.of(body, "the request");
    String address =
        AddressRange.address(members.string("ip_address"))
            .map(AddressRange::text)
            .orElseThrow(() -> members.invalid("ip_address", "expected an internet address"));
    AddressAllowlist rules = known.rules();
    Optional<AddressAllowlist.Entry> match = rules.match(address, call.now());
    boolean open = known.entries().isEmpty() && known.mode() != Mode.ENFORCE;
    return new AddressCheck(address, open || match.isPresent(), match);
  }

  private static long manager(AdministrativeCall call) {
    call.authority().require(Capability.IP_ALLOWLIST_MANAGE);
    return call.authority().organisation();
  }

  private Known known(long organisation) {
    // The version first: what is read after it can only be newer, and then the change is refused.
    Optional<AddressMode> mode =
        rows.first(
            "select mode, version from dg_ip_allowlist(?)",
            row ->
                new AddressMode(
                    Mode.named(row.getString("mode")).orElseThrow(), row.getLong("version")),
            organisation);
    return new Known(
        mode.orElseThrow().mode(),
        mode.orElseThrow().version(),
        entries(organisation, 0, MOST_ENTRIES + 1));
  }

  private List<AddressEntry> entries(long organisation, long after, int most) {
    return rows.all(ENTRIES, AddressRegister::entry, organisation, after, most);
  }

  private void requireFree(long organisation, AddressEntry entry) {
    if (rows.holds(
        "select dg_has_ip_range(?, ?, ?)", organisation, entry.range().toString(), entry.id())) {
      throw new Conflict("the range " + entry.range() + " is listed already");
    }
  }

  private void requireCallerInside(AdministrativeCall call, Known after) {
    String address = call.origin().credentials().clientAddress();
    if (after.mode() == Mode.ENFORCE
        && after.rules().objectsTo(address, call.now())
        && !allowlists.isExempt(call.origin(), call.authority().principal())) {
      throw new Conflict(
          "would_lock_out_caller",
          "the caller's own address " + address + " would not be allowed any more");
    }
  }

  private static String detail(AddressEntry entry) {
    return "range=%s active=%s expires_at_ms=%s"
        .formatted(
            entry.range(), entry.active(), entry.expiresAt().map(Object::toString).orElse(""));
  }

  private static AddressEntry entry(ResultSet row) throws SQLException {
    return new AddressEntry(
        row.getLong("entry_id"),
        AddressRange.parse(row.getString("ip_range")).orElseThrow(),
        row.getString("description"),
        row.getBoolean("active"),
        Rows.number(row, "expires_at"),
        row.getString("created_by"),
        row.getLong("created_at"),
        row.getLong("version"));
  }
}
