package io.decisiongate.allowlist.control;

import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.net.AddressAllowlist;
import io.decisiongate.core.net.AddressRange;
import io.decisiongate.storage.boundary.FreshLookups;
import io.decisiongate.storage.boundary.LookupRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lists as they were at most two seconds ago. */
@ApplicationScoped
public class StoredAllowlists {
  @Inject LookupRows rows;

  private final FreshLookups<Long, AddressAllowlist> lists = new FreshLookups<>(this::read);
  private final FreshLookups<Long, Optional<Long>> owners = new FreshLookups<>(this::readOwner);

  /**
   * The list of an organisation.
   *
   * @throws StorageUnavailable when the database cannot be asked
   */
  public AddressAllowlist of(long organisation) {
    return lists.get(organisation);
  }

  private AddressAllowlist read(long organisation) {
    return rows.first(
            "select mode, entries from dg_ip_allowlist(?)", StoredAllowlists::list, organisation)
        .orElse(AddressAllowlist.OFF);
  }

  /**
   * Which organisation a tenant belongs to; empty when to none.
   *
   * @throws StorageUnavailable when the database cannot be asked
   */
  public Optional<Long> ownerOf(long tenant) {
    return owners.get(tenant);
  }

  private Optional<Long> readOwner(long tenant) {
    return rows.first(
            "select dg_owner_of_tenant(?) as owner", row -> LookupRows.number(row, "owner"), tenant)
        .orElseThrow();
  }

  /** Whether a principal of the database operates the deployment. */
  public boolean isOperator(String principal) {
    return rows.holds("select dg_is_operator(?)", principal);
  }

  /** Reads a row with the columns {@code mode} and {@code entries}. */
  private static AddressAllowlist list(ResultSet row) throws SQLException {
    String entries = row.getString("entries");
    List<AddressAllowlist.Entry> read =
        entries.isEmpty()
            ? List.of()
            : Arrays.stream(entries.split(" ", -1)).map(StoredAllowlists::entry).toList();
    return new AddressAllowlist(
        AddressAllowlist.Mode.named(row.getString("mode")).orElseThrow(), read);
  }

  /** Reads id, range and expiry, separated by {@code @}. */
  private static AddressAllowlist.Entry entry(String text) {
    String[] parts = text.split("@", -1);
    return new AddressAllowlist.Entry(
        Long.parseLong(parts[0]),
        AddressRange.parse(parts[1]).orElseThrow(),
        parts[2].isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(parts[2])));
  }
}
